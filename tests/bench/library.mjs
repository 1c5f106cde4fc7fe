import { parseArgs } from 'node:util'
import { chromiumPath } from '../../scripts/system-packages.mjs'
import { bundleBench, serveBench } from './bench-page.mjs'

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

const print = (line) => process.stdout.write(`${line}\n`)

const bench = await serveBench(await bundleBench('library-page.ts'), { executablePath: values.chromium })

const first = await bench.open()
const seconds = await first.page.evaluate((count) => window.bench.bench.seed(count), Number(values.articles))
await first.context.close()
const second = await bench.open()
const timings = await second.page.evaluate(() => window.bench.bench.measure())
const recount = await second.page.evaluate(() => window.bench.bench.timeRecount())
const memory = await second.page.evaluate(() => performance.memory.usedJSHeapSize)
await second.context.close()
bench.close()

print(`${values.articles} articles, written through the door in ${seconds.toFixed(0)} s\n`)
print('first ms  median ms')
for (const { what, first: cold, median } of timings) {
  print(`${cold.toFixed(1).padStart(8)}  ${median.toFixed(1).padStart(9)}  ${what}`)
}
print(
  `\ncounting everything anew: ${recount.toFixed(1)} s; JavaScript heap at the end: ${Math.round(memory / 1e6)} MB`,
)
