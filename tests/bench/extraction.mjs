import { spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { chromium } from '@playwright/test'
import { runnerImport } from 'vite'
import { chromiumPath } from '../../scripts/system-packages.mjs'
import { bundleBench } from './bench-page.mjs'

/*
 * Writes what the app makes of a folder of pages, in headless Chromium with the ingest page's policy in force and no network.
 *   npm run bench:extraction -- [PAGES] [OUT] [--only offprint,readability,defuddle] [--corpora wcxb,daniel] [--match REGEX]
 *                               [--sample N] [--score]
 * PAGES holds `<corpus>/<page>/{source.html.gz,expected.json}`, and of the latter only the address is read. Answers go to
 * `OUT/<corpus>/<page>.json`, those of several extractors to `OUT/<extractor>/…`. `ms` is the time after parsing. `--score` runs the
 * corpus' own `score.mjs`, which stands beside PAGES.
 */

const here = import.meta.dirname
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    corpora: { type: 'string', default: '' },
    match: { type: 'string', default: '' },
    sample: { type: 'string' },
    only: { type: 'string', default: 'offprint' },
    chromium: { type: 'string', default: chromiumPath() ?? '' },
    score: { type: 'boolean', default: false },
  },
})
const corpus = process.env.OFFPRINT_CORPUS ?? resolve(here, '../../../shared/corpus')
const pagesFolder = resolve(positionals[0] ?? join(corpus, 'extraction/pages'))
const out = resolve(positionals[1] ?? mkdtempSync(join(tmpdir(), 'offprint-extraction-')))
const names = values.only.split(',')

const PAGE_TIMEOUT_MS = 60_000
/** A renderer that has read this many pages is replaced: memory of inert documents is let go late. */
const PAGES_PER_RENDERER = 150

const folders = (path) =>
  readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()

/** Every page that is asked for, or a sample of them spread evenly over the whole. */
function choosePages() {
  const wanted = folders(pagesFolder).filter(
    (name) => values.corpora === '' || values.corpora.split(',').includes(name),
  )
  const matching = new RegExp(values.match)
  const all = wanted
    .flatMap((name) => folders(join(pagesFolder, name)).map((page) => [name, page]))
    .filter((path) => matching.test(path.join('/')))
  const limit = Number(values.sample ?? all.length)
  return Array.from({ length: Math.min(limit, all.length) }, (_, index) =>
    limit >= all.length ? all[index] : all[Math.floor((index * all.length) / limit)],
  )
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
  if (!existsSync(pagesFolder)) {
    process.stderr.write(`No pages at ${pagesFolder}: give their folder first, then the one to write to.\n`)
    process.exitCode = 2
    return
  }
  const jobs = choosePages()
  const server = await servePage((await bundleBench('extraction-page.ts')).script)
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
      const { url } = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8'))
      const html = gunzipSync(readFileSync(join(folder, 'source.html.gz'))).toString('utf8')
      const work = page.evaluate(
        ([n, h, u]) => window.extractAll(n, h, u),
        [names, html, url ?? 'https://example.org/'],
      )
      const outcome = await withTimeout(work).catch((error) => names.map(() => ({ error: String(error) })))
      writeAnswers(corpus, name, outcome)
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
  process.stdout.write(`${jobs.length} pages; answers in ${out}\n`)
  if (values.score) score(jobs)
}

/** Scores the pages that were read: the scorer takes a page without an answer for a failure, so it is given these alone. */
function score(jobs) {
  const data = mkdtempSync(join(tmpdir(), 'offprint-expected-'))
  for (const [corpus, page] of jobs) {
    mkdirSync(join(data, corpus, page), { recursive: true })
    symlinkSync(join(pagesFolder, corpus, page, 'expected.json'), join(data, corpus, page, 'expected.json'))
  }
  const scorer = resolve(pagesFolder, '../score.mjs')
  spawnSync(
    process.execPath,
    [scorer, '--data', data, '--outputs', out, '--json', join(out, 'scores.json'), '--pages'],
    {
      stdio: 'inherit',
    },
  )
  rmSync(data, { recursive: true })
}

function withTimeout(work) {
  let timer
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error('time-out')), PAGE_TIMEOUT_MS)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

function writeAnswers(corpus, page, answers) {
  for (const [index, name] of names.entries()) {
    const file = join(out, names.length > 1 ? name : '', corpus, `${page}.json`)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, JSON.stringify(answers[index]))
  }
}

await main()
