import { parseArgs } from 'node:util'
import { chromiumPath } from '../../scripts/system-packages.mjs'
import { fillMany } from '../pages/fill-many.mjs'
import { openBenchApp } from './bench-app.mjs'
import { bundleBench, serveBench } from './bench-page.mjs'

/*
 * How long it takes to tag a tenth of a library, to undo that, and to do so with all of it, in the app's own windows; and how long the
 * reading window is held up by it meanwhile.
 *   node tests/bench/bulk.mjs [--articles 100000]
 * And what one transaction over so many would cost, in headless Chromium:
 *   node tests/bench/bulk.mjs --at-once 10000
 */

const { values } = parseArgs({
  options: { articles: { type: 'string', default: '100000' }, 'at-once': { type: 'string' } },
})
const total = Number(values.articles)
const print = (line) => process.stdout.write(`${line}\n`)
/** A job of a whole library under load, in milliseconds. */
const ENDS_WITHIN = 600_000

if (values['at-once']) {
  const served = await serveBench(await bundleBench('bulk-page.ts'), { executablePath: chromiumPath() ?? '' })
  const { page, context } = await served.open()
  await page.evaluate(() => window.bench.bench.open())
  await fillMany(page, total)
  for (const { what, took, longestTask, heap } of await page.evaluate(
    (count) => window.bench.bench.timeAtOnce(count),
    Number(values['at-once']),
  ))
    print(
      `${(took / 1000).toFixed(1).padStart(6)} s  longest task ${longestTask.toFixed(0)} ms, heap +${Math.round(heap / 1e6)} MB  ${what}`,
    )
  await context.close()
  served.close()
  process.exit()
}

const bench = await openBenchApp('bulk')
const page = bench.reading
// With the welcome article, at which a new library opens.
await page.getByRole('button', { name: /^Back to/ }).waitFor()
await fillMany(page, total)
await page.reload()
page.setDefaultTimeout(ENDS_WITHIN)
await page.getByRole('button', { name: /^Back to/ }).click()
await page
  .getByRole('button', { name: /^Later/ })
  .first()
  .click()
await page
  .getByText(new RegExp(`${(total / 10).toLocaleString('en')} articles`))
  .first()
  .waitFor()

/** Does it, and measures until the status line says so. */
async function time(what, act, said) {
  await page.evaluate(() => {
    window.held = { task: 0, gap: 0, tasks: 0 }
    window.observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) {
        window.held.task = Math.max(window.held.task, duration)
        window.held.tasks += 1
      }
    })
    window.observer.observe({ type: 'longtask' })
    window.isWatching = true
    let last = performance.now()
    const frame = (now) => {
      window.held.gap = Math.max(window.held.gap, now - last)
      last = now
      if (window.isWatching) requestAnimationFrame(frame)
    }
    requestAnimationFrame((now) => {
      last = now
      requestAnimationFrame(frame)
    })
  })
  const start = performance.now()
  await act()
  await page.getByRole('status', { name: 'What just happened' }).getByText(said).waitFor()
  const seconds = (performance.now() - start) / 1000
  const { task, gap, tasks } = await page.evaluate(() => {
    window.isWatching = false
    window.observer.disconnect()
    return window.held
  })
  print(
    `${seconds.toFixed(1).padStart(6)} s  longest task ${task.toFixed(0)} ms, of ${tasks} over 50; longest gap between frames ${gap.toFixed(0)} ms  ${what}`,
  )
}

const grid = page.getByRole('grid', { name: 'Articles' })
const tagAll = (tag) => async () => {
  await page.keyboard.press('t')
  const field = page.getByRole('combobox', { name: /^Tags of/ })
  await field.fill(tag)
  await field.press('Enter')
  await page.keyboard.press('Escape')
}
const sidebar = page.getByRole('navigation', { name: 'Places, collections and tags' })
for (const place of ['Later', 'All']) {
  await sidebar
    .getByRole('button', { name: new RegExp(`^${place}`) })
    .first()
    .click()
  await page.getByRole('heading', { level: 1, name: place }).waitFor()
  // Until the list is there, there is nothing to select.
  await page.waitForFunction(
    (rows) => Number(document.querySelector('[role=grid]')?.getAttribute('aria-rowcount')) >= rows,
    place === 'All' ? total : total / 10,
  )
  await grid.focus()
  await page.keyboard.press('Control+a')
  await page
    .getByRole('toolbar')
    .getByText(/selected/)
    .waitFor()
  const number = (place === 'All' ? total + 1 : total / 10).toLocaleString('en')
  await time(`tag ${number} of ${total} articles`, tagAll(`bench ${place}`), /^Tagged [\d,]+ articles/)
  await grid.focus()
  await time('undo that', () => page.keyboard.press('Control+z'), 'Took back')
}
await bench.close()
