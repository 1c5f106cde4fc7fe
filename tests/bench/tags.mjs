import { parseArgs } from 'node:util'
import { chromiumPath } from '../../scripts/system-packages.mjs'
import { bundleBench, serveBench } from './bench-page.mjs'

/*
 * How long tags take: what a field offers, and moving, merging and splitting a tag that stands on ten thousand articles, in headless
 * Chromium with a real profile on disk.
 *   node tests/bench/tags.mjs [--articles 50000]
 */

const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '50000' },
    chromium: { type: 'string', default: chromiumPath() ?? '' },
  },
})

const print = (line) => process.stdout.write(`${line}\n`)

const bench = await serveBench(await bundleBench('tags-page.ts'), { executablePath: values.chromium })

const first = await bench.open()
const seconds = await first.page.evaluate((count) => window.bench.bench.seed(count), Number(values.articles))
await first.context.close()
print(`${values.articles} articles with two of 1,000 tags each, written in ${seconds.toFixed(0)} s\n`)
print('first ms  median ms')
const second = await bench.open()
await second.page.exposeFunction('told', ({ what, first: cold, median }) =>
  print(`${cold.toFixed(1).padStart(8)}  ${median.toFixed(1).padStart(9)}  ${what}`),
)
await second.page.evaluate(() => window.bench.bench.measure())
await second.context.close()
bench.close()
