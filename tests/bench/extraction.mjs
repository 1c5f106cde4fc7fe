import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { chromium } from '@playwright/test'
import { build, runnerImport } from 'vite'

/*
 * Scores the extraction on a corpus of pages: ours, and both extractors alone, in headless Chromium with the ingest page's policy in
 * force and no network.   npm run bench:extraction -- [--corpus DIR] [--corpora wcxb,daniel] [--limit N] [--out DIR] [--only offprint,defuddle]
 * DIR holds `pages/<corpus>/<page>/{source.html.gz,expected.json}` and `score.mjs`.
 */

const here = import.meta.dirname
const { values } = parseArgs({
  options: {
    corpus: {
      type: 'string',
      default: process.env.OFFPRINT_CORPUS ?? resolve(here, '../../../shared/corpus/extraction'),
    },
    corpora: { type: 'string', default: '' },
    limit: { type: 'string' },
    out: { type: 'string' },
    only: { type: 'string', default: 'offprint,readability,defuddle' },
    chromium: { type: 'string', default: '/usr/bin/chromium' },
  },
})

const PAGE_TIMEOUT_MS = 60_000
/** A renderer that has read this many pages is replaced: memory of inert documents is let go late. */
const PAGES_PER_RENDERER = 150

const folders = (path) =>
  readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()

/** Every page, or `limit` of them spread evenly over the whole corpus. */
function choosePages(pagesFolder, corpora, limit) {
  const wanted = folders(pagesFolder).filter(
    (corpus) => corpora === '' || corpora.split(',').includes(corpus),
  )
  const all = wanted.flatMap((corpus) => folders(join(pagesFolder, corpus)).map((page) => [corpus, page]))
  if (!limit || limit >= all.length) return all
  return Array.from({ length: limit }, (_, index) => all[Math.floor((index * all.length) / limit)])
}

async function bundle() {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'chrome130',
      lib: { entry: join(here, 'extraction-page.ts'), formats: ['iife'], name: 'bench', fileName: 'bench' },
    },
  })
  return result[0].output[0].code
}

async function servePage(script) {
  const { module } = await runnerImport(resolve(here, '../../electron/content-policy.ts'))
  const policy = module.contentPolicy('/ingest.html')
  const server = createServer((request, response) => {
    const [type, body] =
      request.url === '/bench.js'
        ? ['text/javascript', script]
        : ['text/html; charset=utf-8', '<!doctype html><title>bench</title><script src="/bench.js"></script>']
    response.writeHead(200, { 'content-type': type, 'content-security-policy': policy })
    response.end(body)
  })
  return new Promise((listening) => server.listen(0, '127.0.0.1', () => listening(server)))
}

async function openPage(browser, address) {
  const page = await browser.newPage()
  await page.route('**/*', (route) =>
    route.request().url().startsWith(address) ? route.continue() : route.abort(),
  )
  await page.goto(address)
  await page.waitForFunction(() => 'extractAll' in window)
  return page
}

async function main() {
  const pagesFolder = join(values.corpus, 'pages')
  if (!existsSync(pagesFolder)) {
    process.stderr.write(`No corpus at ${values.corpus}: give its folder with --corpus.\n`)
    process.exitCode = 2
    return
  }
  const out = values.out ?? mkdtempSync(join(tmpdir(), 'offprint-extraction-'))
  const names = values.only.split(',')
  const jobs = choosePages(pagesFolder, values.corpora, values.limit ? Number(values.limit) : 0)
  const server = await servePage(await bundle())
  const address = `http://127.0.0.1:${server.address().port}/`
  const browser = await chromium.launch({
    executablePath: values.chromium,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
  })
  let next = 0
  const worker = async () => {
    let page = await openPage(browser, address)
    let used = 0
    while (next < jobs.length) {
      const [corpus, name] = jobs[next++]
      const folder = join(pagesFolder, corpus, name)
      const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8'))
      const html = gunzipSync(readFileSync(join(folder, 'source.html.gz'))).toString('utf8')
      const work = page.evaluate(
        ([n, h, u]) => window.extractAll(n, h, u),
        [names, html, expected.url ?? 'https://example.org/'],
      )
      const outcome = await withTimeout(work).catch((error) => names.map(() => ({ error: String(error) })))
      writeAnswers(out, names, corpus, name, outcome)
      const data = join(out, 'data', corpus, name)
      mkdirSync(data, { recursive: true })
      cpSync(join(folder, 'expected.json'), join(data, 'expected.json'))
      if (++used >= PAGES_PER_RENDERER || outcome[0].error?.includes('time-out')) {
        await page.close()
        page = await openPage(browser, address)
        used = 0
      }
    }
  }
  await Promise.all([worker(), worker()])
  await browser.close()
  server.close()
  const score = [join(values.corpus, 'score.mjs'), '--data', join(out, 'data')]
  const outputs = names.flatMap((name) => ['--outputs', join(out, name)])
  spawnSync(
    process.execPath,
    [...score, ...outputs, '--worst', '0', '--json', join(out, 'scores.json'), '--pages'],
    { stdio: 'inherit' },
  )
  printMeans(join(out, 'scores.json'))
  process.stdout.write(`\n${jobs.length} pages; answers and scores in ${out}\n`)
}

function withTimeout(work) {
  let timer
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error('time-out')), PAGE_TIMEOUT_MS)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

function writeAnswers(out, names, corpus, name, answers) {
  for (const [index, extractor] of names.entries()) {
    const file = join(out, extractor, corpus, `${name}.json`)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, JSON.stringify(answers[index]))
  }
}

/** Means over all pages: of F1 where there is a gold text, of each metadata field where it is annotated. */
function printMeans(file) {
  const { pages } = JSON.parse(readFileSync(file, 'utf8'))
  const rows = {}
  for (const byExtractor of Object.values(pages)) {
    for (const [extractor, list] of Object.entries(byExtractor)) {
      rows[extractor] = [...(rows[extractor] ?? []), ...list]
    }
  }
  process.stdout.write('\n## means over all pages\n')
  for (const [extractor, list] of Object.entries(rows)) {
    const mean = (key) => {
      const found = list.map((row) => row[key]).filter((value) => typeof value === 'number')
      return `${key} ${(found.reduce((sum, value) => sum + value, 0) / found.length).toFixed(3)} (${found.length})`
    }
    process.stdout.write(
      `${extractor.padEnd(12)} ${['f', 'title', 'titleF', 'by', 'date', 'site', 'lang', 'exc', 'lead'].map(mean).join('  ')}\n`,
    )
  }
}

await main()
