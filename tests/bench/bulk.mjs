import { parseArgs } from 'node:util'
import { chromiumPath } from '../../scripts/system-packages.mjs'
import { fillMany } from '../pages/fill-many.mjs'
import { openBenchApp } from './bench-app.mjs'
import { bundleBench, serveBench } from './bench-page.mjs'
import { selectAll, tagSelected, timeHoldUp } from './hold-up.mjs'

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

async function time(what, act, said) {
  const { seconds, task, gap, tasks } = await timeHoldUp(page, act, said)
  print(
    `${seconds.toFixed(1).padStart(6)} s  longest task ${task.toFixed(0)} ms, of ${tasks} over 50; longest gap between frames ${gap.toFixed(0)} ms  ${what}`,
  )
}

const sidebar = page.getByRole('navigation', { name: 'Places, collections and tags' })
for (const place of ['Later', 'All']) {
  await sidebar
    .getByRole('button', { name: new RegExp(`^${place}`) })
    .first()
    .click()
  await page.getByRole('heading', { level: 1, name: place }).waitFor()
  await selectAll(page, place === 'All' ? total : total / 10)
  const number = (place === 'All' ? total + 1 : total / 10).toLocaleString('en')
  await time(
    `tag ${number} of ${total} articles`,
    () => tagSelected(page, `bench ${place}`),
    /^Tagged [\d,]+ articles/,
  )
  await page.getByRole('grid', { name: 'Articles' }).focus()
  await time('undo that', () => page.keyboard.press('Control+z'), 'Took back')
}
await bench.close()
