import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from '@playwright/test'
import react from '@vitejs/plugin-react'
import { build } from 'vite'
import { chromiumPath } from '../../scripts/system-packages.mjs'

/*
 * How long the notebook takes with many highlights, drawn in headless Chromium over a real profile on disk.
 *   npm run bench:notebook -- [--articles 100000] [--highlights 50000]
 */

const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '100000' },
    highlights: { type: 'string', default: '50000' },
    chromium: { type: 'string', default: chromiumPath() ?? '' },
  },
})

/** The page's script and its styles. */
async function bundle() {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    plugins: [react()],
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      target: 'chrome130',
      cssCodeSplit: false,
      lib: {
        entry: join(import.meta.dirname, 'notebook-page.tsx'),
        formats: ['iife'],
        name: 'bench',
        fileName: 'bench',
      },
    },
  })
  const files = result[0].output
  return {
    script: files.find(({ type }) => type === 'chunk').code,
    style: String(files.find(({ fileName }) => fileName.endsWith('.css')).source),
  }
}

const print = (line) => process.stdout.write(`${line}\n`)

const { script, style } = await bundle()
const PAGE = `<!doctype html><title>bench</title><link rel="stylesheet" href="/bench.css">
<style>#root { display: flex; flex-direction: column; height: 100vh }</style>
<div id="root"></div><script src="/bench.js"></script>`
const answers = { '/bench.js': ['javascript', script], '/bench.css': ['css', style] }
const server = createServer((request, response) => {
  const [type, body] = answers[request.url] ?? ['html', PAGE]
  response.setHeader('content-type', `text/${type}; charset=utf-8`)
  response.end(body)
})
await new Promise((listening) => server.listen(0, '127.0.0.1', listening))
const address = `http://127.0.0.1:${server.address().port}/`

const profile = mkdtempSync(join(tmpdir(), 'offprint-bench-'))
const open = async () => {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: values.chromium,
    viewport: { width: 1440, height: 900 },
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
  })
  const page = await context.newPage()
  page.setDefaultTimeout(0)
  page.on('pageerror', (error) => process.stderr.write(`${error.stack}\n`))
  await page.goto(address)
  return { context, page }
}

const first = await open()
const counts = { articles: Number(values.articles), highlights: Number(values.highlights) }
const seconds = await first.page.evaluate((given) => window.bench.bench.seed(given), counts)
await first.context.close()
// A new browser: nothing is warm but the file system's cache.
const second = await open()
const { fill, longestStall, timings, scroll } = await second.page.evaluate(() => window.bench.bench.measure())
const memory = await second.page.evaluate(() => performance.memory.usedJSHeapSize)
await second.context.close()
server.close()
rmSync(profile, { recursive: true, force: true })

const ms = (value) => value.toFixed(1).padStart(9)
print(
  `${values.articles} articles, ${values.highlights} highlights, written through the door in ${seconds.toFixed(0)} s\n`,
)
print(
  `${ms(fill)} ms  first fill, until rows stand there; the window stood still for ${longestStall.toFixed(0)} ms at most\n`,
)
print('first ms  median ms')
for (const { what, first: cold, median } of timings)
  print(`${cold.toFixed(1).padStart(8)}  ${ms(median)}  ${what}`)
print(
  `\nscrolling 200 windows: ${scroll.median.toFixed(1)} ms a step in the median, ${scroll.worst.toFixed(1)} ms at worst, ${scroll.blank} frames with a blank`,
)
print(`JavaScript heap at the end: ${Math.round(memory / 1e6)} MB`)
