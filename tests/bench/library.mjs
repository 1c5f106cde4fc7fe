import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from '@playwright/test'
import { build } from 'vite'
import { chromiumPath } from '../../scripts/system-packages.mjs'

/*
 * How long the library's questions take with many articles, in headless Chromium with a real profile on disk.
 *   npm run bench:library -- [--articles 100000]
 */

const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '100000' },
    chromium: { type: 'string', default: chromiumPath() ?? '' },
  },
})

async function bundle() {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      target: 'chrome130',
      lib: {
        entry: join(import.meta.dirname, 'library-page.ts'),
        formats: ['iife'],
        name: 'bench',
        fileName: 'bench',
      },
    },
  })
  return result[0].output[0].code
}

const print = (line) => process.stdout.write(`${line}\n`)

const script = await bundle()
const server = createServer((request, response) => {
  const isScript = request.url === '/bench.js'
  response.setHeader('content-type', `text/${isScript ? 'javascript' : 'html'}; charset=utf-8`)
  response.end(isScript ? script : '<!doctype html><title>bench</title><script src="/bench.js"></script>')
})
await new Promise((listening) => server.listen(0, '127.0.0.1', listening))
const address = `http://127.0.0.1:${server.address().port}/`

const profile = mkdtempSync(join(tmpdir(), 'offprint-bench-'))
const open = async () => {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: values.chromium,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
  })
  const page = await context.newPage()
  page.setDefaultTimeout(0)
  page.on('pageerror', (error) => process.stderr.write(`${error.stack}\n`))
  await page.goto(address)
  return { context, page }
}

const first = await open()
const seconds = await first.page.evaluate((count) => window.bench.bench.seed(count), Number(values.articles))
await first.context.close()
// A new browser: nothing is warm but the file system's cache.
const second = await open()
const timings = await second.page.evaluate(() => window.bench.bench.measure())
const recount = await second.page.evaluate(() => window.bench.bench.timeRecount())
const memory = await second.page.evaluate(() => performance.memory.usedJSHeapSize)
await second.context.close()
server.close()
rmSync(profile, { recursive: true, force: true })

print(`${values.articles} articles, written through the door in ${seconds.toFixed(0)} s\n`)
print('first ms  median ms')
for (const { what, first: cold, median } of timings) {
  print(`${cold.toFixed(1).padStart(8)}  ${median.toFixed(1).padStart(9)}  ${what}`)
}
print(
  `\ncounting everything anew: ${recount.toFixed(1)} s; JavaScript heap at the end: ${Math.round(memory / 1e6)} MB`,
)
