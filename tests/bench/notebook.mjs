import { parseArgs } from 'node:util'
import react from '@vitejs/plugin-react'
import { chromiumPath } from '../../scripts/system-packages.mjs'
import { bundleBench, serveBench } from './bench-page.mjs'

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

const print = (line) => process.stdout.write(`${line}\n`)

const bench = await serveBench(await bundleBench('notebook-page.tsx', [react()]), {
  executablePath: values.chromium,
  body: '<style>#root { display: flex; flex-direction: column; height: 100vh }</style><div id="root"></div>',
})

const first = await bench.open()
const counts = { articles: Number(values.articles), highlights: Number(values.highlights) }
const seconds = await first.page.evaluate((given) => window.bench.bench.seed(given), counts)
await first.context.close()
const second = await bench.open()
const { fill, longestStall, timings, scroll } = await second.page.evaluate(() => window.bench.bench.measure())
const memory = await second.page.evaluate(() => performance.memory.usedJSHeapSize)
await second.context.close()
bench.close()

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
