import type { Page } from '@playwright/test'
import { expect } from '../launch.ts'
import { test } from './lab-page.ts'

const TEXT = 'The ferry did not come that winter. The harbour was frozen, and the letters waited in a sack.'

/** Two articles of one text, each with something on it. Answers with their ids. */
const twins = (page: Page) =>
  page.evaluate(async (text) => {
    const { library: lab } = window
    const { actions } = lab
    const kept = await lab.save({ url: 'https://example.org/kept', text: `An opening. ${text}` }, ['ice'])
    const other = await lab.save({ url: 'https://example.org/other', text: `${text} A colophon.` }, [
      'ice',
      'harbour',
    ])
    const mark = async ({ articleId, versionId }: typeof other, start: number, end: number, note: string) => {
      const made = await actions.addHighlight({
        ...{ articleId, versionId, start, end, color: 'amber', style: 'highlight', headingPath: [] },
        ...{ note, tags: ['marked'] },
      })
      return made.ok ? made.value.highlightId : ''
    }
    const own = await mark(kept, 12, 29, 'Ours.')
    const theirs = await mark(other, 36, 58, 'Theirs.')
    const lost = await mark(other, text.length + 1, text.length + 12, 'Only there.')
    await actions.addNote({
      ...{ targetKind: 'article', targetId: other.articleId, articleId: other.articleId },
      body: 'On the whole.',
    })
    await actions.favoriteArticles([other.articleId], true)
    await actions.keepPlace({ ...other, offset: 5, progress: 0.7 })
    return { kept, other, own, theirs, lost }
  }, TEXT)

const look = (page: Page) =>
  page.evaluate(async () => {
    const { library: lab } = window
    const { kept, counted } = await lab.counts()
    return { rows: await lab.rows(), kept, counted }
  })

const living = (rows: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(rows).filter(([, row]) => (row as { lives: boolean }).lives))

const merge = (page: Page, keptId: string, otherIds: string[]) =>
  page.evaluate(([id, others]) => window.library.actions.mergeArticles([{ keptId: id, otherIds: others }]), [
    keptId,
    otherIds,
  ] as const)

test('merging keeps all that was marked, written, tagged and read of both on one, and counts right', async ({
  page,
}) => {
  const { kept, other, own, theirs, lost } = await twins(page)
  expect(await merge(page, kept.articleId, [other.articleId])).toMatchObject({ ok: true })
  const seen = await page.evaluate(
    async ([articleId, versionId]) => {
      const { library: lab } = window
      const [row] = await lab.listRows([articleId])
      const { highlights, articleNotes } = await lab.annotations(articleId, versionId)
      const versions = await lab.db.versions.where('articleId').equals(articleId).toArray()
      const text = (await lab.open(articleId))?.text ?? ''
      return {
        row,
        notes: articleNotes.map(({ body }) => body),
        versions: versions.filter(({ deletedAt }) => deletedAt === 0).map(({ id }) => id),
        highlights: highlights.map(({ highlight, anchor, notes, tags }) => ({
          id: highlight.id,
          text: anchor ? text.slice(anchor.start, anchor.end) : null,
          quote: highlight.quote,
          notes: notes.map(({ body }) => body),
          tags: tags.map(({ path }) => path),
        })),
        trash: await lab.ids({ kind: 'place', place: 'trash' }, '', 'saved-newest'),
        counts: await lab.counts(),
      }
    },
    [kept.articleId, kept.versionId] as const,
  )
  expect(seen.row).toMatchObject({ favorite: true, progress: 0.7, highlights: 3, notes: 4, inTrash: false })
  expect(seen.row?.tags.map(({ path }) => path).toSorted()).toEqual(['harbour', 'ice'])
  expect(seen.notes).toEqual(['On the whole.'])
  expect(seen.versions).toHaveLength(2)
  expect(seen.trash).toEqual([other.articleId])
  const byId = Object.fromEntries(seen.highlights.map((each) => [each.id, each]))
  expect(byId[own]).toMatchObject({ text: byId[own]?.quote, notes: ['Ours.'], tags: ['marked'] })
  expect(byId[theirs]).toMatchObject({ text: byId[theirs]?.quote, notes: ['Theirs.'], tags: ['marked'] })
  // What the kept text does not have stands in the version that has it.
  expect(byId[lost]).toMatchObject({ text: null, notes: ['Only there.'] })
  const elsewhere = await page.evaluate(
    async ([articleId, versionId, id]) => {
      const { highlights } = await window.library.annotations(articleId, versionId)
      const found = highlights.find(({ highlight }) => highlight.id === id)
      const text = (await window.library.open(articleId, versionId))?.text ?? ''
      return found?.anchor ? text.slice(found.anchor.start, found.anchor.end) : null
    },
    [kept.articleId, seen.versions.find((id) => id !== kept.versionId) ?? '', lost] as const,
  )
  expect(elsewhere).toBe(byId[lost]?.quote)
  expect(seen.counts.kept).toEqual(seen.counts.counted)
})

test('one undo gives both back as they were, one redo merges them again', async ({ page }) => {
  const { kept, other } = await twins(page)
  const before = await look(page)
  await merge(page, kept.articleId, [other.articleId])
  const after = await look(page)
  await page.evaluate(() => window.library.actions.undo())
  const undone = await look(page)
  expect(living(undone.rows)).toEqual(living(before.rows))
  expect(undone.kept).toEqual(undone.counted)
  await page.evaluate(() => window.library.actions.redo())
  const again = await look(page)
  expect(living(again.rows)).toEqual(living(after.rows))
  expect(again.kept).toEqual(again.counted)
})

test('a merged article that is brought back from the Trash has its text', async ({ page }) => {
  const { kept, other } = await twins(page)
  await merge(page, kept.articleId, [other.articleId])
  const seen = await page.evaluate(async (id) => {
    await window.library.actions.restoreArticles([id])
    return { text: (await window.library.open(id))?.text, counts: await window.library.counts() }
  }, other.articleId)
  expect(seen.text).toBe(`${TEXT} A colophon.`)
  expect(seen.counts.kept).toEqual(seen.counts.counted)
})

test('a list that holds the other holds the kept one in its place', async ({ page }) => {
  const { kept, other } = await twins(page)
  const items = await page.evaluate(
    async ([keptId, otherId]) => {
      const { library: lab } = window
      await lab.write(lab.store, { kind: 'add-collection', undoable: true }, (tx) =>
        tx.put('collectionItems', [
          { id: `c1:${otherId}`, collectionId: 'c1', articleId: otherId, orderKey: 'a1' },
        ]),
      )
      await lab.actions.mergeArticles([{ keptId, otherIds: [otherId] }])
      const rows = await lab.db.collectionItems.toArray()
      return rows
        .filter(({ deletedAt }) => deletedAt === 0)
        .map(({ articleId, orderKey }) => [articleId, orderKey])
    },
    [kept.articleId, other.articleId] as const,
  )
  expect(items).toEqual([[kept.articleId, 'a1']])
})

test('duplicates are found by address, text and resemblance; what is kept apart does not come back', async ({
  page,
}) => {
  const seen = await page.evaluate(async () => {
    const { library: lab } = window
    const long = Array.from({ length: 120 }, (_, n) => `Sentence ${n} of a story about ${n * 7} boats.`).join(
      ' ',
    )
    const names = new Map<string, string>()
    const save = async (url: string, text: string) => {
      const { articleId } = await lab.save({ url, text })
      names.set(articleId, url.slice('https://example.org/'.length))
      return articleId
    }
    await save('https://example.org/a', 'A short text.')
    await save('https://example.org/b', 'A short text.')
    await save('https://example.org/c', long)
    await save('https://example.org/d', `${long} With an afterword.`)
    await save('https://example.org/e', `Quite another thing. ${long.split(' ').reverse().join(' ')}`)
    const told: number[] = []
    const find = async () => {
      const groups = await lab.findDuplicates({
        onProgress: (done) => told.push(done),
        pause: async () => true,
      })
      return (groups ?? []).map(({ likeness, ids }) => [
        likeness,
        ...ids.map((id) => names.get(id)).toSorted(),
      ])
    }
    const first = await find()
    const signatures = await lab.db.textSignatures.count()
    const idOf = (name: string) => [...names].find(([, known]) => known === name)?.[0] ?? ''
    await lab.actions.keepApart([idOf('d'), idOf('c')])
    const second = await find()
    const stopped = await lab.findDuplicates({ onProgress: () => undefined, pause: async () => false })
    return { first, second, signatures, stopped, last: told.at(-1) }
  })
  expect(seen.first).toEqual([
    ['text', 'a', 'b'],
    ['nearly', 'c', 'd'],
  ])
  expect(seen.second).toEqual([['text', 'a', 'b']])
  // One for each text, not for each article.
  expect(seen.signatures).toBe(4)
  expect(seen.last).toBe(5)
  expect(seen.stopped).toBeNull()
})

test('what a merge moved is not put back onto an article that is gone for good', async ({ page }) => {
  const { kept, other } = await twins(page)
  await merge(page, kept.articleId, [other.articleId])
  const seen = await page.evaluate(
    async ([keptId, otherId, versionId]) => {
      const { library: lab } = window
      await lab.actions.purgeArticles([otherId])
      const undone = await lab.actions.undo()
      const { highlights } = await lab.annotations(keptId, versionId)
      return {
        kind: undone.ok ? '' : undone.error.kind,
        highlights: highlights.length,
        counts: await lab.counts(),
      }
    },
    [kept.articleId, other.articleId, kept.versionId] as const,
  )
  expect(seen.kind).toBe('not-found')
  expect(seen.highlights).toBe(3)
  expect(seen.counts.kept).toEqual(seen.counts.counted)
})

test('merging keeps what a person wrote over the other’s title, and where notes lead', async ({ page }) => {
  const { kept, other, theirs } = await twins(page)
  const seen = await page.evaluate(
    async ([keptId, otherId, highlightId]) => {
      const { library: lab } = window
      await lab.actions.editMetadata(otherId, { title: 'The winter without a ferry' })
      await lab.actions.addNote({
        ...{ targetKind: 'free', targetId: '', articleId: '' },
        body: `See [it](offprint://article/${otherId}) and [this](offprint://article/${otherId}?highlight=${highlightId}).`,
      })
      await lab.actions.mergeArticles([{ keptId, otherIds: [otherId] }])
      const [row] = await lab.listRows([keptId])
      const free = (await lab.db.notes.toArray()).find(({ targetKind }) => targetKind === 'free')
      return { title: row?.metadata.title, body: free?.body, links: free?.links }
    },
    [kept.articleId, other.articleId, theirs] as const,
  )
  expect(seen.title).toBe('The winter without a ferry')
  expect(seen.body).not.toContain(other.articleId)
  expect(seen.links).toContain(`article:${kept.articleId}`)
  expect(seen.links).toContain(`highlight:${theirs}`)
})

test('merging two of the same text makes no second version of it', async ({ page }) => {
  const versions = await page.evaluate(async () => {
    const { library: lab } = window
    const one = await lab.save({ url: 'https://example.org/one', text: 'The same words.' })
    const two = await lab.save({ url: 'https://example.org/two', text: 'The same words.' })
    const mark = { start: 4, end: 8, color: 'amber', style: 'highlight', headingPath: [] } as const
    await lab.actions.addHighlight({ ...mark, articleId: two.articleId, versionId: two.versionId })
    await lab.actions.mergeArticles([{ keptId: one.articleId, otherIds: [two.articleId] }])
    const { highlights } = await lab.annotations(one.articleId, one.versionId)
    const rows = await lab.db.versions.where('articleId').equals(one.articleId).toArray()
    return { number: rows.length, marked: highlights.map(({ anchor }) => anchor?.start) }
  })
  expect(versions).toEqual({ number: 1, marked: [4] })
})
