import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from '@playwright/test'
import { build, preview } from 'vite'
import { root } from '../../scripts/project.mjs'
import { chromiumPath } from '../../scripts/system-packages.mjs'

/*
 * How long the full text of many articles takes to index and to ask, in headless Chromium with a real profile on disk.
 *   npm run bench:search -- [--articles 100000] [--profile DIR]
 * A profile that is named is kept, and its library and index are used again.
 */

const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '100000' },
    chromium: { type: 'string', default: chromiumPath() ?? '' },
    profile: { type: 'string', default: '' },
  },
})
/** What is stored belongs to an origin: a kept profile is served at the same port each time. */
const KEPT_PORT = 47_821
const print = (line) => process.stdout.write(`${line}\n`)
const folder = mkdtempSync(join(tmpdir(), 'offprint-search-'))
const profile = values.profile || join(folder, 'profile')
const outDir = join(folder, 'page')
const shared = { configFile: join(root, 'vite.renderer.config.mts'), logLevel: 'error' }
await build({
  ...shared,
  build: {
    outDir,
    reportCompressedSize: false,
    rollupOptions: {
      input: { bench: join(import.meta.dirname, 'search-page.ts') },
      output: { entryFileNames: '[name].js' },
    },
  },
})
const server = await preview({
  ...shared,
  build: { outDir },
  preview: { host: '127.0.0.1', port: values.profile ? KEPT_PORT : 0, strictPort: true },
})
const address = `http://127.0.0.1:${server.httpServer.address().port}/`

async function open() {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: values.chromium,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
  })
  const page = await context.newPage()
  page.setDefaultTimeout(0)
  page.on('pageerror', (error) => process.stderr.write(`${error.stack}\n`))
  await page.route('**/bench.html', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: '<!doctype html><script type="module" src="/bench.js"></script>',
    }),
  )
  await page.goto(`${address}bench.html`)
  await page.waitForFunction(() => window.searchBench)
  return { context, page }
}

/** The memory of the page's process, its worker in it, in MB. */
async function memoryOf(context) {
  const session = await context.browser()?.newBrowserCDPSession()
  if (!session) return 0
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  const sizes = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(
      ({ id }) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1] ?? 0) / 1024,
    )
  return Math.max(0, ...sizes)
}

const count = Number(values.articles)
const isSeeded = join(profile, `seeded-${count}`)
if (!existsSync(isSeeded)) {
  const first = await open()
  const seeded = await first.page.evaluate((number) => window.searchBench.seed(number), count)
  print(`${count} articles, written through the door in ${seeded.toFixed(0)} s`)
  const built = await first.page.evaluate(() => window.searchBench.build())
  const size = await first.page.evaluate(() => navigator.storage.estimate())
  print(
    `indexed in ${built.whole.toFixed(0)} s, ${((built.whole * 1_000) / count).toFixed(2)} ms an article; all on disk ${Math.round((size.usage ?? 0) / 1e6)} MB`,
  )
  await first.context.close()
  writeFileSync(isSeeded, '')
}

const second = await open()
const cold = await second.page.evaluate(() => window.searchBench.build())
print(`opened again: first answer after ${cold.first.toFixed(0)} ms`)
const timings = await second.page.evaluate(() => window.searchBench.measure())
print('\nmedian ms   p95 ms    found')
for (const { what, median, p95, found } of timings)
  print(
    `${median.toFixed(1).padStart(9)}  ${p95.toFixed(1).padStart(7)}  ${String(found).padStart(7)}  ${what}`,
  )
const added = await second.page.evaluate(() => window.searchBench.addOne())
print(
  `\na question ${added.without.toFixed(1)} ms; with one article to index first ${added.with.toFixed(1)} ms`,
)
print(`memory of page and worker together: ${Math.round(await memoryOf(second.context))} MB`)
await second.context.close()
await server.close()
rmSync(folder, { recursive: true, force: true })
