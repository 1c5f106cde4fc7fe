import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { _electron } from '@playwright/test'
import { sandboxSwitches } from '../../scripts/launch-app.mjs'
import { openBenchApp } from './bench-app.mjs'
import { bundleBench } from './bench-page.mjs'
import { selectAll, tagSelected, timeHoldUp } from './hold-up.mjs'

/*
 * The library at its sizes, in real Electron: how long a launch takes beside one of an empty window with React, how long lists, counts
 * and searches take, what scrolling, tagging many and memory cost, and how each grows.
 *   npm run bench:library -- [--articles 1000,10000,100000] [--launches 7] [--profiles DIR]
 * Profiles in a folder that is named are kept, one for each size, and used again.
 */

const REST_MS = 15_000

const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '1000,10000,100000' },
    /** Launches of each kind, one after the other. */
    launches: { type: 'string', default: '7' },
    profiles: { type: 'string' },
    /** Fills the profiles, and measures nothing. */
    fill: { type: 'boolean', default: false },
  },
})
const sizes = values.articles.split(',').map(Number)
const print = (line = '') => process.stdout.write(`${line}\n`)
const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0

const { script } = await bundleBench('library-page.ts')
const blank = await makeBlankApp()
/** What was measured, by its name, one column for each size. */
const table = new Map()
const note = (what, text) => table.set(what, [...(table.get(what) ?? []), text])

for (const size of sizes) await measure(size)
print(['', ...sizes.map((size) => size.toLocaleString('en'))].map(cell).join(''))
for (const [what, columns] of table) print([what, ...columns].map(cell).join(''))
rmSync(blank, { recursive: true, force: true })

function cell(text, index) {
  return index === 0 ? String(text).padEnd(52) : String(text).padStart(24)
}

/** An app with one window that shows a word drawn by React. */
async function makeBlankApp() {
  const folder = mkdtempSync(join(tmpdir(), 'offprint-blank-'))
  const page = await bundleBench('blank-page.tsx')
  writeFileSync(join(folder, 'page.js'), page.script)
  writeFileSync(join(folder, 'index.html'), '<!doctype html><body><script src="page.js"></script>')
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'blank', version: '1.0.0', main: 'main.cjs' }),
  )
  cpSync(join(import.meta.dirname, 'blank-main.cjs'), join(folder, 'main.cjs'))
  return folder
}

/**
 * Until what is waited for is on the screen, by the page's own clock: Playwright looks again only after up to half a second, and what it
 * finds may not be painted yet.
 * @param {Awaited<ReturnType<typeof openBenchApp>>} bench
 */
async function timeLaunch(bench, args, ready) {
  const start = Date.now()
  const app = await _electron.launch({
    executablePath: bench.executable,
    args: [...sandboxSwitches(), '--log-level=3', ...args],
    env: bench.environment,
  })
  const page = await app.firstWindow()
  await page.waitForSelector(ready)
  await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0)
  const shown = await page.evaluate(() => {
    const at = (name) => performance.getEntriesByName(name)[0]?.startTime ?? 0
    // The list is drawn when the page says so; what was painted before it is not the list.
    return performance.timeOrigin + Math.max(at('first-contentful-paint'), at('start-drawn'))
  })
  return { app, page, took: Math.round(shown - start) }
}

/** @param {Awaited<ReturnType<typeof openBenchApp>>} bench */
async function fill(bench, size) {
  const page = bench.reading
  page.setDefaultTimeout(0)
  await page.evaluate(script)
  const seconds = await page.evaluate((count) => window.bench.bench.seed(count), size)
  const indexed = await page.evaluate(() => window.bench.bench.waitForIndex())
  process.stderr.write(
    `${size} articles: written in ${seconds.toFixed(0)} s, indexed ${indexed.toFixed(0)} s later\n`,
  )
  // A new library opens at the welcome article.
  await page.getByRole('button', { name: /^Back to/ }).click()
  await goToAll(page)
}

async function measure(size) {
  const kept = values.profiles && join(values.profiles, String(size))
  const isFilled = kept && existsSync(join(kept, 'filled'))
  const bench = await openBenchApp(`library-${size}`, kept)
  if (!isFilled) await fill(bench, size)
  await bench.app.close()
  if (kept) writeFileSync(join(kept, 'filled'), '')
  if (values.fill) return bench.forget()

  const mine = [process.cwd(), '--profile', bench.profile]
  const blankProfile = join(bench.folder, 'blank')
  mkdirSync(blankProfile)
  const launches = { app: [], blank: [] }
  const answers = []
  const coldStarts = []
  for (let n = 0; n <= Number(values.launches); n++) {
    const empty = await timeLaunch(bench, [blank, `--user-data-dir=${blankProfile}`], '[data-ready]')
    await empty.app.close()
    const opened = await timeLaunch(bench, mine, '[data-article-list] [role=row] [dir=auto]')
    await opened.page.evaluate(script)
    const answer = await opened.page.evaluate(() => window.bench.bench.firstAnswer())
    const started = await ingestOf(opened.app).evaluate(
      () => performance.timeOrigin + (performance.getEntriesByName('index-started').at(-1)?.startTime ?? 0),
    )
    await opened.app.close()
    // The first of each reads what the others find in the system's memory.
    if (n === 0) continue
    launches.blank.push(empty.took)
    launches.app.push(opened.took)
    answers.push(answer.took)
    coldStarts.push(answer.at - started)
  }
  note('launch, empty window, ms', median(launches.blank))
  note(
    'launch to the list, ms (ratio)',
    `${median(launches.app)} (${(median(launches.app) / median(launches.blank)).toFixed(2)})`,
  )
  note('first answer of the search after the list, ms', median(answers).toFixed(0))
  note('cold start of the search, to its first answer, ms', median(coldStarts).toFixed(0))

  const { app, page: window } = await timeLaunch(bench, mine, '[data-article-list] [role=row] [dir=auto]')
  window.setDefaultTimeout(0)
  await window.evaluate(script)
  // The index of the texts is opened after the list is there.
  await window.evaluate(() => window.bench.bench.firstAnswer())
  // A window tidies its memory when nothing has been done in it for ten seconds.
  await new Promise((resolve) => setTimeout(resolve, REST_MS))
  const rested = await memoryOf(app)
  const flicked = await window.evaluate(() => window.bench.bench.scroll('flick'))
  const scrolled = await window.evaluate(() => window.bench.bench.scroll('whole'))
  const used = await searchAsPerson(app, window)
  for (const { what, median: middle, p95, found } of await window.evaluate(() =>
    window.bench.bench.measure(),
  ))
    note(`${what}, ms (p95)`, `${middle.toFixed(1)} (${p95.toFixed(1)})${found > 1 ? ` ${found}` : ''}`)
  const added = await timeAdding(ingestOf(app), window)
  note(
    'add one article to the index, ms (most)',
    `${median(added).toFixed(1)} (${Math.max(...added).toFixed(1)})`,
  )
  for (const [how, { median: middle, p95, blank: empty, rows }] of [
    ['flicking through the list', flicked],
    ['dragging through the whole list', scrolled],
  ]) {
    note(`${how}, ms a frame (p95)`, `${middle.toFixed(1)} (${p95.toFixed(1)})`)
    note(`${how}, blank rows of those seen`, `${empty} of ${rows}`)
  }
  note('reading window + search, MB: at rest', rested)
  note('reading window + search, MB: scrolled and searched', used)
  await tagTenThousand(window, Math.min(size, 10_000))
  await app.close()
  bench.forget()
}

/** The hidden window, which comes after the reading one. */
function ingestOf(app) {
  return app.windows().find((page) => page.url().includes('ingest.html'))
}

/** What the index itself takes for one article, read in its own worker. */
async function timeAdding(ingest, window) {
  const [worker] = ingest.workers()
  const times = []
  for (let n = 0; n < 15; n++) {
    await window.evaluate(() => window.bench.bench.saveOne())
    times.push(await worker.evaluate(() => performance.getEntriesByName('index-change').at(-1).duration))
  }
  return times
}

/** From wherever the window is to the list of all, where it then starts again. */
async function goToAll(page) {
  await page.getByRole('button', { name: /^All/ }).first().click()
  await page.getByRole('heading', { level: 1, name: 'All' }).waitFor()
  await page.evaluate(() => window.bench.bench.waitForPlace())
}

/** Searches for a common word in the app's own field. @returns what memory is used then, before the bench keeps a library of its own */
async function searchAsPerson(app, window) {
  const field = window.getByRole('combobox', { name: 'Search these articles' })
  await field.fill('commonword ')
  await window.locator('[data-article-list] [role=row] mark').first().waitFor()
  const used = await memoryOf(app)
  await field.fill('')
  await window.waitForFunction(() => document.querySelector('[data-article-list] [role=row] mark') === null)
  return used
}

/** Tags ten thousand articles as a person would, and takes it back. */
async function tagTenThousand(window, count) {
  await window.getByRole('treeitem', { name: /^Ten thousand/ }).click()
  await window.getByRole('heading', { level: 1, name: 'Ten thousand' }).waitFor()
  await selectAll(window, count)
  const tagged = await timeHoldUp(window, () => tagSelected(window, 'bench'), /^Tagged [\d,]+ articles/)
  await window.getByRole('grid', { name: 'Articles' }).focus()
  const undone = await timeHoldUp(window, () => window.keyboard.press('Control+z'), 'Took back')
  await goToAll(window)
  for (const [what, { seconds, task, gap }] of [
    ['tag 10,000 articles', tagged],
    ['undo that', undone],
  ])
    note(
      `${what}, s (longest task, gap in ms)`,
      `${seconds.toFixed(1)} (${task.toFixed(0)}, ${gap.toFixed(0)})`,
    )
}

/** The working sets of the app's pages, in MB: the reading window, and the hidden one with the search in it. */
async function memoryOf(app) {
  const sizes = await app.evaluate(({ app: shell }) =>
    shell
      .getAppMetrics()
      .filter(({ type }) => type === 'Tab')
      .map(({ memory }) => memory.workingSetSize / 1024),
  )
  return `${sizes.map((size) => Math.round(size)).join(' + ')}`
}
