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
      const { createTextMap, paintMarks, foldText, findInText } = await load('/app-modules.js')
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

/** What is used of the write door's hands. */
interface Tx {
  put(table: string, rows: readonly object[]): Promise<void>
}

/** Letters typed into a note: enough for a 95th percentile, and for several commits. */
const KEYS = 120
const BETWEEN_KEYS = 60
const CLICKS = 5
/** A machine that does other things as well is slow, and is measured all the same. In milliseconds. */
const PATIENCE = 60_000

/** What a person waits for while writing: from a key to its letter on the screen, and from a highlight to the field of a note on it. */
test('writing a note beside a thousand highlights in three megabytes', async ({ reader, page }) => {
  test.setTimeout(600_000)
  await reader.save({ html: longArticle(PARAGRAPHS), title: 'A book' })
  await page.evaluate(
    async ({ articleId, versionId, text, highlights }) => {
      const load = (path: string) => import(/* @vite-ignore */ path)
      const { write, anchorRow, putNote } = await load('/app-modules.js')
      const marks = Array.from({ length: highlights }, (_, index) => {
        const start = Math.floor((index * (text.length - 400)) / highlights)
        return { id: `mark-${String(index).padStart(4, '0')}`, start, end: start + 80 }
      })
      // All in one step: each mark by itself would read the three megabytes again.
      await write(window.readingLab.store, { kind: 'add-highlight', undoable: false }, async (tx: Tx) => {
        await tx.put(
          'highlights',
          marks.map(({ id, start, end }) => {
            const quote = text.slice(start, end)
            const selectors = { position: { start, end }, quote: { exact: quote, prefix: '', suffix: '' } }
            const look = { color: 'amber', style: 'highlight', headingPath: [] }
            return { id, articleId, versionId, selectors, quote, ...look }
          }),
        )
        const places = marks.map(({ id, start, end }) =>
          anchorRow(versionId, id, { start, end, status: 'exact', confidence: 1 }),
        )
        await tx.put('anchors', places)
        for (const { id } of marks.filter((_, index) => index % 2 === 1)) {
          const target = { targetKind: 'highlight', targetId: id, articleId }
          await putNote(tx, { id: `note-${id}`, ...target, body: `Noted on ${id}` })
        }
      })
    },
    {
      articleId: reader.articleId,
      versionId: reader.versionId,
      text: reader.savedText,
      highlights: HIGHLIGHTS,
    },
  )
  await reader.open()
  await expect(reader.margin.getByRole('group').first()).toBeVisible({ timeout: PATIENCE })
  await page.evaluate(() => {
    const times: Record<'keys' | 'cards' | 'fields', number[]> = { keys: [], cards: [], fields: [] }
    Object.assign(window, { times })
    const painted = (then: () => void) => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = then
      requestAnimationFrame(() => port2.postMessage(null))
    }
    const inField = () => document.activeElement instanceof HTMLTextAreaElement
    const awaitSight = (isThere: () => boolean, begun: number, list: number[]) => {
      if (isThere()) painted(() => list.push(performance.now() - begun))
      else requestAnimationFrame(() => awaitSight(isThere, begun, list))
    }
    const onKey = ({ key, timeStamp }: KeyboardEvent) => {
      // No letter of what is typed; the field may be there before this listener is asked.
      if (key === 'n') awaitSight(inField, timeStamp, times.fields)
      else if (inField() && key.length === 1) painted(() => times.keys.push(performance.now() - timeStamp))
    }
    const onClick = ({ timeStamp }: MouseEvent) =>
      awaitSight(() => document.querySelector('[data-open] [role=toolbar]') !== null, timeStamp, times.cards)
    window.addEventListener('keydown', onKey, true)
    window.addEventListener('click', onClick, true)
  })
  // Looking for roles in three megabytes takes longer than what is measured: the page itself says when it is done.
  const measured = (what: 'cards' | 'fields', times: number) =>
    page.waitForFunction(
      ([list = '', length]) =>
        (window as never as { times: Record<string, number[]> }).times[list]?.length === length,
      [what, times + 1] as [string, number],
      { timeout: PATIENCE },
    )
  const field = page.getByRole('textbox', { name: 'Note, in Markdown' })
  const quote = reader.savedText.slice(0, 60).split('\n')[0] ?? ''
  for (let click = 0; click < CLICKS; click++) {
    await reader.clickOn(quote)
    await measured('cards', click)
    await page.keyboard.press('n')
    await measured('fields', click)
    await expect(field).toBeFocused()
    if (click === CLICKS - 1) await page.keyboard.type('word '.repeat(KEYS / 5), { delay: BETWEEN_KEYS })
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await expect(reader.margin.getByRole('toolbar')).toHaveCount(0)
  }
  const times = await page.evaluate(
    () => (window as unknown as { times: Record<'keys' | 'cards' | 'fields', number[]> }).times,
  )
  const at = (list: readonly number[], share: number) =>
    Math.round((list.toSorted((a, b) => a - b)[Math.floor(list.length * share)] ?? Number.NaN) * 10) / 10
  const figures = {
    keyToPaint: { median: at(times.keys, 0.5), p95: at(times.keys, 0.95), keys: times.keys.length },
    clickToCard: at(times.cards, 0.5),
    noteKeyToField: at(times.fields, 0.5),
  }
  process.stdout.write(`${JSON.stringify({ highlights: HIGHLIGHTS, milliseconds: figures })}\n`)
  expect(times.keys).toHaveLength(KEYS)
  expect(figures.keyToPaint.median).toBeLessThan(200)
})
