import { expect } from '@playwright/test'
import { test } from '../browser/reader/reader-test.ts'
import { longArticle } from '../pages/reader-fixtures.ts'

/** 3 MB of text, as a long book has. */
const PARAGRAPHS = 6600
const HIGHLIGHTS = 1000
const RUNS = 7

/* How long the reader takes on a very long, much marked article. Prints; judges only what must never get ten times worse. */
test('a thousand highlights in three megabytes', async ({ reader, page }) => {
  test.setTimeout(180_000)
  await reader.save({ html: longArticle(PARAGRAPHS), title: 'A book' })
  const opening = await page.evaluate(async (articleId) => {
    const start = performance.now()
    window.readingLab.open(articleId)
    const text = () => document.querySelector('[data-testid=article-text] [data-section]')
    while (!text()) await new Promise((resolve) => requestAnimationFrame(resolve))
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    return performance.now() - start
  }, reader.articleId)

  const measured = await page.evaluate(
    async ({ highlights, runs, length }) => {
      const load = (path: string) => import(/* @vite-ignore */ path)
      const { createTextMap } = await load('/article-text/text-map.ts')
      const { paintMarks } = await load('/annotations/paint-marks.ts')
      const { foldText, findInText } = await load('/reader/find-text.ts')
      const root = document.querySelector('[data-testid=article-text]')
      const colors = ['amber', 'rose', 'sage', 'sky', 'violet']
      const marks = Array.from({ length: highlights }, (_, index) => {
        const start = Math.floor((index * (length - 400)) / highlights)
        return {
          start,
          end: start + 80 + (index % 7) * 40,
          color: colors[index % 5],
          style: 'highlight',
          createdAt: index,
        }
      })
      const middle = (times: number[]) => times.sort((a, b) => a - b)[times.length >> 1] ?? 0
      const time = (work: () => unknown) => {
        const times: number[] = []
        for (let run = 0; run < runs; run++) {
          const start = performance.now()
          work()
          times.push(performance.now() - start)
        }
        return middle(times)
      }
      const map = createTextMap(root)
      const frame = async () => {
        const start = performance.now()
        paintMarks(map, marks)
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
        return performance.now() - start
      }
      const frames: number[] = []
      for (let run = 0; run < runs; run++) frames.push(await frame())
      const text = root?.textContent ?? ''
      const folded = foldText(text)
      return {
        textMap: time(() => createTextMap(root)),
        paintScript: time(() => paintMarks(map, marks)),
        paintToFrame: middle(frames),
        fold: time(() => foldText(text)),
        find: time(() => findInText(folded, 'harbour')),
      }
    },
    { highlights: HIGHLIGHTS, runs: RUNS, length: reader.savedText.length },
  )
  const rounded = Object.fromEntries(
    Object.entries({ opening, ...measured }).map(([name, value]) => [name, Math.round(value * 10) / 10]),
  )
  process.stdout.write(
    `${JSON.stringify({ characters: reader.savedText.length, highlights: HIGHLIGHTS, milliseconds: rounded })}\n`,
  )
  expect(measured.paintScript).toBeLessThan(300)
})
