import type { Page } from '@playwright/test'
import { expect } from '../launch.ts'
import { FIRST, PARAGRAPHS, REVISED, REWRITTEN } from './carried-texts.ts'
import { openLab, test } from './lab-page.ts'

const URL_A = 'https://example.org/salt'

interface Carried {
  readonly articleId: string
  readonly versions: readonly string[]
  /** Ids, in the order of `MARKS`. */
  readonly ids: readonly string[]
}

const MARKS = PARAGRAPHS.flatMap(({ marks, fates, others }) =>
  marks.map((quote) => ({ quote, fates: { ...fates, ...others?.[quote] } })),
)

/** Saves the first text and marks everything in it, then saves the others, at intervals of an hour. */
async function saveAll(page: Page, texts: readonly string[], quotes: readonly string[]): Promise<Carried> {
  return page.evaluate(
    async ({ url, htmls, quotes }) => {
      const { library: lab } = window
      const { articleId, versionId } = await lab.save({ url, html: htmls[0] ?? '' })
      const text = (await lab.open(articleId))?.text ?? ''
      const ids: string[] = []
      for (const quote of quotes) {
        const start = text.indexOf(quote)
        const added = await lab.actions.addHighlight({
          articleId,
          versionId,
          start,
          end: start + quote.length,
          color: 'amber',
          style: 'highlight',
          headingPath: [],
        })
        if (!added.ok) throw new Error(`${quote}: ${added.error.message}`)
        ids.push(added.value.highlightId)
      }
      const versions = [versionId]
      for (const html of htmls.slice(1)) {
        lab.time += 3_600_000
        versions.push((await lab.save({ url, html })).versionId)
      }
      return { articleId, versions, ids }
    },
    { url: URL_A, htmls: texts, quotes },
  )
}

/** Where highlights stand in a version: the text at that place, how surely, and whether somebody confirmed it. */
const places = (page: Page, versionId: string, ids: readonly string[]) =>
  page.evaluate(
    async ({ version, highlightIds }) => {
      const { db } = window.library
      const body = await db.bodies.get((await db.versions.get(version))?.bodyHash ?? '')
      const anchors = await db.anchors.bulkGet(highlightIds.map((id) => `${version}:${id}`))
      return anchors.map((anchor) =>
        anchor && anchor.deletedAt === 0
          ? {
              text: body?.text.slice(anchor.start, anchor.end) ?? '',
              status: anchor.status,
              confirmed: anchor.confirmedAt > 0,
            }
          : null,
      )
    },
    { version: versionId, highlightIds: ids },
  )

const shown = (page: Page, articleId: string) =>
  page.evaluate(async (id) => (await window.library.open(id))?.version.id, articleId)

const act = (page: Page, name: 'undo' | 'redo') =>
  page.evaluate(async (turn) => {
    const result = await window.library.actions[turn]()
    return result.ok ? result.value : result.error.kind
  }, name)

/** Attaches a highlight to a text of a version. */
const attach = (page: Page, id: string, versionId: string, quote: string) =>
  page.evaluate(
    async ({ id, versionId, quote }) => {
      const { actions, db } = window.library
      const body = await db.bodies.get((await db.versions.get(versionId))?.bodyHash ?? '')
      const start = body?.text.indexOf(quote) ?? -1
      return (await actions.attachHighlight(id, { versionId, start, end: start + quote.length })).ok
    },
    { id, versionId, quote },
  )

const resize = (page: Page, id: string, versionId: string, quote: string) =>
  page.evaluate(
    async ({ id, versionId, quote }) => {
      const { actions, db } = window.library
      const body = await db.bodies.get((await db.versions.get(versionId))?.bodyHash ?? '')
      const start = body?.text.indexOf(quote) ?? -1
      const passage = { versionId, start, end: start + quote.length, headingPath: [] }
      return (await actions.resizeHighlight(id, passage)).ok
    },
    { id, versionId, quote },
  )

const fateOf = (status: string | undefined) =>
  status === 'orphan' ? 'gone' : status === 'unsure' ? 'asked' : 'settled'

test('forty highlights stand in every version where they belong, are asked about, or are said to be gone', async ({
  page,
}) => {
  const quotes = MARKS.map(({ quote }) => quote)
  expect(quotes).toHaveLength(40)
  const { articleId, versions, ids } = await saveAll(page, [FIRST, REVISED, REWRITTEN], quotes)
  const [first = '', revised = '', rewritten = ''] = versions
  const atFirst = quotes.map((text) => ({ text, status: 'exact', confirmed: false }))
  expect(await places(page, first, ids)).toEqual(atFirst)
  for (const [version, name] of [
    [revised, 'revised'],
    [rewritten, 'rewritten'],
  ] as const) {
    const found = await places(page, version, ids)
    const fates = found.map((place, index) => [quotes[index], fateOf(place?.status)])
    expect(fates).toEqual(MARKS.map(({ quote, fates }) => [quote, fates[name]]))
    // What is found surely says what was marked, but for the words that were corrected.
    for (const [index, place] of found.entries()) {
      if (fateOf(place?.status) !== 'settled') continue
      expect(place?.text.replace('1688', '1687')).toBe(quotes[index])
    }
  }
  expect(await shown(page, articleId)).toBe(first)
  await page.evaluate((ids) => window.library.actions.showVersion(...ids), [articleId, rewritten] as const)
  await page.evaluate((ids) => window.library.actions.showVersion(...ids), [articleId, first] as const)
  expect(await shown(page, articleId)).toBe(first)
  expect(await places(page, first, ids)).toEqual(atFirst)
})

const KEPT = 'forty pans along the dyke'
const ASKED = 'A chemist from the university'
const GONE = 'a shed with a tin roof'

test('confirming the last place settles a version and shows it, newer versions follow, and undo takes all of it back', async ({
  page,
}) => {
  const { articleId, versions, ids } = await saveAll(page, [FIRST, REVISED], [KEPT, ASKED])
  const [first = '', revised = ''] = versions
  expect(await shown(page, articleId)).toBe(first)
  const confirmed = await page.evaluate(
    async ([version, id]) => (await window.library.actions.confirmPlaces(version ?? '', [id ?? ''])).ok,
    [revised, ids[1]],
  )
  expect(confirmed).toBe(true)
  expect(await shown(page, articleId)).toBe(revised)
  expect((await places(page, revised, ids))[1]).toEqual({ text: ASKED, status: 'unsure', confirmed: true })
  // A version that comes later is looked through from the confirmed place, and so needs no question.
  const later = await page.evaluate(
    async ({ url, html }) => {
      window.library.time += 3_600_000
      return (await window.library.save({ url, html })).versionId
    },
    { url: URL_A, html: `${REVISED}<p>A last word.</p>` },
  )
  expect((await places(page, later, ids)).map((place) => fateOf(place?.status))).toEqual([
    'settled',
    'settled',
  ])
  expect(await shown(page, articleId)).toBe(later)
  await act(page, 'undo')
  await openLab(page)
  expect(await act(page, 'undo')).toBe('confirm-places')
  expect(await shown(page, articleId)).toBe(first)
  expect((await places(page, revised, ids))[1]).toMatchObject({ status: 'unsure', confirmed: false })
  expect(await act(page, 'redo')).toBe('confirm-places')
  expect(await shown(page, articleId)).toBe(revised)
})

test('an orphan that is attached stands there, other versions follow, and undo and redo know it after a restart', async ({
  page,
}) => {
  const ELSEWHERE = 'a glass of her own water'
  const { articleId, versions, ids } = await saveAll(page, [FIRST, REVISED, REWRITTEN], [GONE])
  const [first = '', revised = '', rewritten = ''] = versions
  const [id = ''] = ids
  expect(await shown(page, articleId)).toBe(first)
  expect(await attach(page, id, revised, ELSEWHERE)).toBe(true)
  const attached = { text: ELSEWHERE, status: 'sure', confirmed: true }
  const check = async () => {
    expect(await places(page, revised, ids)).toEqual([attached])
    expect(await places(page, rewritten, ids)).toMatchObject([{ text: ELSEWHERE, confirmed: false }])
    expect(await places(page, first, ids)).toMatchObject([{ text: GONE, status: 'exact' }])
    // The newest version that is settled is shown.
    expect(await shown(page, articleId)).toBe(rewritten)
  }
  await check()
  await openLab(page)
  expect(await act(page, 'undo')).toBe('attach-highlight')
  expect(await places(page, revised, ids)).toMatchObject([{ status: 'orphan' }])
  expect(await places(page, rewritten, ids)).toMatchObject([{ status: 'orphan' }])
  expect(await shown(page, articleId)).toBe(first)
  await openLab(page)
  expect(await act(page, 'redo')).toBe('attach-highlight')
  await check()
  // Put somewhere else, it takes the newer version along.
  expect(await attach(page, id, revised, KEPT)).toBe(true)
  expect(await places(page, rewritten, ids)).toMatchObject([{ text: KEPT, confirmed: false }])
  expect(await places(page, first, ids)).toMatchObject([{ text: GONE, status: 'exact' }])
})

test('a highlight of another length is found anew in every version, whatever was known of it there', async ({
  page,
}) => {
  const SHORT = 'the widow'
  const LONG = 'the widow, whose name is on the street, is toasted'
  const { articleId, versions, ids } = await saveAll(page, [FIRST, REVISED, REWRITTEN], [SHORT])
  const [first = '', revised = '', rewritten = ''] = versions
  const [id = ''] = ids
  // A place that somebody confirmed is of the passage that it was.
  await attach(page, id, rewritten, SHORT)
  expect(await resize(page, id, first, LONG)).toBe(true)
  const texts = async () => {
    const found = await Promise.all(versions.map((version) => places(page, version, ids)))
    return found.flat().map((place) => place?.text)
  }
  expect(await texts()).toEqual([LONG, LONG, LONG])
  await openLab(page)
  expect(await act(page, 'undo')).toBe('resize-highlight')
  expect(await texts()).toEqual([SHORT, SHORT, SHORT])
  expect(await places(page, rewritten, ids)).toMatchObject([{ confirmed: true }])
  await openLab(page)
  expect(await act(page, 'redo')).toBe('resize-highlight')
  expect(await texts()).toEqual([LONG, LONG, LONG])
  expect(await shown(page, articleId)).toBe(rewritten)
  expect(revised).not.toBe('')
})

test('what is undone holds in versions that came after it, too', async ({ page }) => {
  const LONG = 'forty pans along the dyke, and the smoke of them'
  const { articleId, versions, ids } = await saveAll(page, [FIRST], [KEPT, GONE])
  const [first = ''] = versions
  const [kept = '', gone = ''] = ids
  await page.evaluate((id) => window.library.actions.deleteHighlights([id]), gone)
  await resize(page, kept, first, LONG)
  // Extracting again is no step of undo, so what came before it is undone next.
  const later = await page.evaluate(
    async ({ articleId, html }) => {
      const { library: lab } = window
      lab.time += 3_600_000
      const { workNow } = lab.workExtractions(({ captured: { url } }) => ({ url, html }))
      await workNow({ articleIds: [articleId], onlyOlder: false, label: '' }, async () => undefined)
      return (await lab.open(articleId))?.versions[0]?.id ?? ''
    },
    { articleId, html: REVISED },
  )
  expect(await places(page, later, ids)).toMatchObject([{ text: LONG }, null])
  expect(await act(page, 'undo')).toBe('resize-highlight')
  expect(await places(page, later, ids)).toMatchObject([{ text: KEPT }, null])
  expect(await act(page, 'undo')).toBe('delete-highlights')
  expect(await places(page, later, ids)).toMatchObject([{ text: KEPT }, { status: 'orphan' }])
})

test('highlights come back from the Trash with their article, where they stood in each version', async ({
  page,
}) => {
  const { articleId, versions, ids } = await saveAll(page, [FIRST, REVISED], [KEPT, ASKED, GONE])
  const before = await Promise.all(versions.map((version) => places(page, version, ids)))
  await page.evaluate((id) => window.library.actions.trashArticles([id]), articleId)
  await openLab(page)
  await page.evaluate((id) => window.library.actions.restoreArticles([id]), articleId)
  expect(await Promise.all(versions.map((version) => places(page, version, ids)))).toEqual(before)
  const highlights = await page.evaluate(
    async ([id, version]) => (await window.library.annotations(id ?? '', version ?? '')).highlights.length,
    [articleId, versions[0]],
  )
  expect(highlights).toBe(3)
})

test('a version that is taken back and comes again finds its highlights, and those made meanwhile', async ({
  page,
}) => {
  const { articleId, versions, ids } = await saveAll(page, [FIRST, REVISED], [KEPT])
  const [first = '', revised = ''] = versions
  expect(await shown(page, articleId)).toBe(revised)
  expect(await act(page, 'undo')).toBe('save-article')
  expect(await shown(page, articleId)).toBe(first)
  const added = await page.evaluate(
    async ([id, version]) => {
      const { actions } = window.library
      const text = (await window.library.open(id ?? ''))?.text ?? ''
      const start = text.indexOf('A choir sings')
      const passage = { articleId: id ?? '', versionId: version ?? '', start, end: start + 13 }
      const made = await actions.addHighlight({
        ...passage,
        color: 'sky',
        style: 'highlight',
        headingPath: [],
      })
      return made.ok ? made.value.highlightId : ''
    },
    [articleId, first],
  )
  const again = await page.evaluate(async ({ url, html }) => window.library.save({ url, html }), {
    url: URL_A,
    html: REVISED,
  })
  expect(again).toMatchObject({ status: 'updated', versionId: revised })
  expect(await places(page, revised, [...ids, added])).toMatchObject([
    { text: KEPT },
    { text: 'A choir sings' },
  ])
  expect(await shown(page, articleId)).toBe(revised)
})

test('of two highlights on the same words each is its own', async ({ page }) => {
  const OVERLAPPING = 'along the dyke, and the smoke'
  const { versions, ids } = await saveAll(page, [FIRST, REVISED], [KEPT, KEPT, OVERLAPPING])
  const [first = '', revised = ''] = versions
  const [one = '', ...others] = ids
  const rows = () => page.evaluate((ids) => window.library.db.highlights.bulkGet(ids), others)
  const all = async () => [
    await rows(),
    await places(page, first, others),
    await places(page, revised, others),
  ]
  const before = await all()
  await resize(page, one, first, 'forty pans')
  await page.evaluate(
    (id) => window.library.actions.styleHighlights([id], { color: 'rose', style: 'underline' }),
    one,
  )
  await attach(page, one, revised, 'the cathedral town')
  expect(await all()).toEqual(before)
  await page.evaluate((id) => window.library.actions.deleteHighlights([id]), one)
  expect(await all()).toEqual(before)
  for (const _ of [1, 2, 3, 4]) await act(page, 'undo')
  expect(await all()).toEqual(before)
  expect(await places(page, revised, [one])).toMatchObject([{ text: KEPT }])
})
