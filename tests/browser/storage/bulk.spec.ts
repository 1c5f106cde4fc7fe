import type { Page } from '@playwright/test'
import type { BulkChange } from '../../../shared/library/bulk-change.ts'
import { expect } from '../launch.ts'
import { openLab, test } from './lab-page.ts'

const ARTICLES = 10

/** Saves ten articles; every second one has a highlight with a note, every third a tag. Answers with their ids, newest last. */
const fill = (page: Page): Promise<string[]> =>
  page.evaluate(async (number) => {
    const { library: lab } = window
    const ids: string[] = []
    for (let n = 0; n < number; n++) {
      const url = `https://example.org/${n}`
      const tags = n % 3 === 0 ? ['ice'] : []
      const { articleId, versionId } = await lab.save({ url, text: `The ${n}th winter was long.` }, tags)
      ids.push(articleId)
      if (n % 2 === 1) continue
      const mark = { articleId, versionId, start: 0, end: 3, color: 'amber', style: 'highlight' } as const
      await lab.actions.addHighlight({ ...mark, headingPath: [], note: 'Cold.' })
    }
    return ids
  }, ARTICLES)

/** Everything that is counted and stored, and what undo would do. */
const look = (page: Page) =>
  page.evaluate(async () => {
    const { library: lab } = window
    const { kept, counted } = await lab.counts()
    return { rows: await lab.rows(), kept, counted, undo: await lab.undoState() }
  })

const living = (rows: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(rows).filter(([, row]) => (row as { lives: boolean }).lives))

const start = (page: Page, change: BulkChange, ids: readonly string[]) =>
  page.evaluate(([what, targets]) => window.library.actions.changeInBulk(what, targets), [
    change,
    ids,
  ] as const)

const undo = (page: Page) => page.evaluate(() => window.library.actions.undo())
const redo = (page: Page) => page.evaluate(() => window.library.actions.redo())
const work = (page: Page) => page.evaluate(() => window.library.workBulk())
const jobs = (page: Page) => page.evaluate(() => window.library.db.bulkJobs.toArray())

/** As a process that begins anew after a kill: nothing of the page before is left but what it stored. */
const restart = async (page: Page) => {
  await page.reload()
  await openLab(page)
}

/** Begins to work, in a process of its own, and lets so many parts through. */
async function workParts(page: Page, parts: number): Promise<void> {
  await restart(page)
  await page.evaluate(async (number) => {
    const held = window.library.holdBulk()
    for (let n = 0; n <= number; n++) {
      while (held.length === 0) await new Promise((resolve) => setTimeout(resolve))
      if (n < number) held.shift()?.()
    }
  }, parts)
}

const CHANGES: readonly BulkChange[] = [
  { kind: 'tag', path: 'winter/long' },
  { kind: 'untag', path: 'ice' },
  { kind: 'move', location: 'archive' },
  { kind: 'favorite', isOn: true },
  { kind: 'finish', isOn: true },
  { kind: 'fit', name: 'Winters', tags: ['winter/long', 'ice'], favorite: true, location: 'later' },
  { kind: 'trash' },
]

for (const change of CHANGES) {
  test(`${change.kind}: done in parts it is what one action makes, one undo takes it all back, one redo does it again`, async ({
    page,
  }) => {
    const ids = await fill(page)
    const before = await look(page)
    await start(page, change, ids)
    await work(page)
    const after = await look(page)
    expect(after.kept).toEqual(after.counted)
    expect(living(after.rows)).not.toEqual(living(before.rows))
    expect((await jobs(page))[0]).toMatchObject({ status: 'done', done: ARTICLES, total: ARTICLES })

    expect(await undo(page)).toMatchObject({ ok: true, jobId: expect.any(String) })
    await work(page)
    const undone = await look(page)
    expect(living(undone.rows)).toEqual(living(before.rows))
    expect(undone.kept).toEqual(undone.counted)
    expect(undone.undo).toEqual({ undo: before.undo.undo, redo: after.undo.undo })

    expect(await redo(page)).toMatchObject({ ok: true, jobId: expect.any(String) })
    await work(page)
    const again = await look(page)
    expect(living(again.rows)).toEqual(living(after.rows))
    expect(again.kept).toEqual(again.counted)
    expect(again.undo).toEqual(after.undo)
  })
}

test('put on a list in parts they stand on it in their order, and one undo takes all off', async ({
  page,
}) => {
  const ids = await fill(page)
  const listId = await page.evaluate(async (first) => {
    const made = await window.library.actions.addCollection({
      name: 'Winters',
      kind: 'list',
      articleIds: [first],
    })
    return made.ok ? made.value.collectionId : ''
  }, ids[7] ?? '')
  const listed = () =>
    page.evaluate(
      (collectionId) => window.library.ids({ kind: 'collection', collectionId }, '', 'own'),
      listId,
    )
  const order = [ids[7], ...ids.filter((_id, n) => n !== 7)]
  await start(page, { kind: 'list', collectionId: listId, name: 'Winters' }, ids)
  await work(page)
  expect(await listed()).toEqual(order)
  await start(page, { kind: 'unlist', collectionId: listId, name: 'Winters' }, ids.slice(0, 5))
  await work(page)
  expect(await listed()).toEqual([ids[7], ids[5], ids[6], ids[8], ids[9]])
  await undo(page)
  await work(page)
  expect(await listed()).toEqual(order)
  await undo(page)
  await work(page)
  expect(await listed()).toEqual([ids[7]])
})

test('what came back from the Trash in parts goes there again by one undo', async ({ page }) => {
  const ids = await fill(page)
  await page.evaluate((targets) => window.library.actions.trashArticles(targets), ids)
  const before = await look(page)
  await start(page, { kind: 'restore' }, ids)
  await work(page)
  expect(Object.keys(living((await look(page)).rows)).length).toBeGreaterThan(ARTICLES)
  await undo(page)
  await work(page)
  const undone = await look(page)
  expect(living(undone.rows)).toEqual(living(before.rows))
  expect(undone.kept).toEqual(undone.counted)
})

test('deleting for good in parts takes all, and is no step of undo', async ({ page }) => {
  const ids = await fill(page)
  await page.evaluate((targets) => window.library.actions.trashArticles(targets), ids)
  await start(page, { kind: 'purge' }, ids)
  await work(page)
  const seen = await page.evaluate(async () => ({
    articles: await window.library.db.articles.count(),
    counts: await window.library.counts(),
    undo: await window.library.undoState(),
  }))
  expect(seen.articles).toBe(0)
  expect(seen.counts.kept).toEqual(seen.counts.counted)
  expect(seen.undo.undo).toBe('trash-articles')
})

for (const parts of [0, 1, 2, 3, 4]) {
  test(`a process that ends after ${parts} parts loses nothing of it: the next one goes on, and undo takes all back`, async ({
    page,
  }) => {
    const ids = await fill(page)
    const before = await look(page)
    await start(page, { kind: 'trash' }, ids)
    await workParts(page, Math.min(parts, 4))
    await restart(page)
    const middle = await look(page)
    expect(middle.kept).toEqual(middle.counted)
    await work(page)
    const after = await look(page)
    expect(after.kept).toEqual(after.counted)
    expect(Object.keys(living(after.rows)).filter((key) => key.startsWith('articles:'))).toEqual([])

    await restart(page)
    await undo(page)
    await workParts(page, Math.min(parts, 3))
    await restart(page)
    const halfBack = await look(page)
    expect(halfBack.kept).toEqual(halfBack.counted)
    await work(page)
    const undone = await look(page)
    expect(living(undone.rows)).toEqual(living(before.rows))
    expect(undone.kept).toEqual(undone.counted)
  })
}

test('stopped in the middle, what was done stays and is one step; it can go on, or be taken back', async ({
  page,
}) => {
  const ids = await fill(page)
  const before = await look(page)
  await start(page, { kind: 'tag', path: 'winter' }, ids)
  await workParts(page, 2)
  const [job] = await jobs(page)
  await page.evaluate((id) => window.library.actions.stopBulk(id), job?.id ?? '')
  expect((await jobs(page))[0]).toMatchObject({ status: 'stopped', done: 6, total: ARTICLES })
  const tagged = () =>
    page.evaluate(async () =>
      (await window.library.db.taggings.toArray()).filter((row) => row.deletedAt === 0),
    )
  const had = before.counted['tag:ice'] ?? 4
  expect(await tagged()).toHaveLength(had + 6)

  await restart(page)
  await work(page)
  expect(await tagged()).toHaveLength(had + 6)
  await page.evaluate((id) => window.library.actions.resumeBulk(id), job?.id ?? '')
  await work(page)
  expect(await tagged()).toHaveLength(had + ARTICLES)

  await undo(page)
  await work(page)
  expect(living((await look(page)).rows)).toEqual(living(before.rows))
})

test('undo while it is being done stops it and takes back what was done', async ({ page }) => {
  const ids = await fill(page)
  const before = await look(page)
  await start(page, { kind: 'move', location: 'later' }, ids)
  await workParts(page, 2)
  await undo(page)
  await restart(page)
  await work(page)
  const undone = await look(page)
  expect(living(undone.rows)).toEqual(living(before.rows))
  expect(undone.kept).toEqual(undone.counted)
  expect(await jobs(page)).toMatchObject([{ direction: 'undo', status: 'done', done: 6, total: 6 }])
})

test('undo right after the asking means this change, though nothing of it was done yet', async ({ page }) => {
  const ids = await fill(page)
  const before = await look(page)
  await start(page, { kind: 'favorite', isOn: true }, ids)
  expect(await undo(page)).toMatchObject({ ok: true, value: 'favorite-articles' })
  await work(page)
  expect(await look(page)).toEqual(before)
  expect(await jobs(page)).toEqual([])
})

test('while a step is being taken back the one before it has to wait', async ({ page }) => {
  const ids = await fill(page)
  await start(page, { kind: 'trash' }, ids)
  await work(page)
  await restart(page)
  await undo(page)
  await workParts(page, 1)
  expect(await undo(page)).toMatchObject({ ok: false, error: { kind: 'busy' } })
  expect(await redo(page)).toMatchObject({ ok: false, error: { kind: 'busy' } })
})

test('taking back that is stopped leaves the rest as one step', async ({ page }) => {
  const ids = await fill(page)
  const before = await look(page)
  await start(page, { kind: 'trash' }, ids)
  await work(page)
  await restart(page)
  await undo(page)
  await workParts(page, 2)
  const job = (await jobs(page)).find(({ status }) => status === 'open')
  await page.evaluate((id) => window.library.actions.stopBulk(id), job?.id ?? '')
  await restart(page)
  const middle = await look(page)
  expect(middle.kept).toEqual(middle.counted)
  expect(middle.undo).toEqual({ undo: 'trash-articles', redo: null })
  expect(Object.keys(living(middle.rows)).filter((key) => key.startsWith('articles:'))).toHaveLength(4)
  await undo(page)
  await work(page)
  expect(living((await look(page)).rows)).toEqual(living(before.rows))
})

test('a change that a person makes meanwhile is kept, and is taken back on its own', async ({ page }) => {
  const ids = await fill(page)
  const before = await look(page)
  await start(page, { kind: 'move', location: 'later' }, ids)
  await workParts(page, 1)
  await page.evaluate((id) => window.library.actions.moveArticles([id], 'archive'), ids[9] ?? '')
  await page.evaluate((id) => window.library.actions.trashArticles([id]), ids[0] ?? '')
  await restart(page)
  await work(page)
  // The step that came to build on the archived article stands above it.
  for (let n = 0; n < 3; n++) {
    await undo(page)
    await work(page)
  }
  const undone = await look(page)
  expect(living(undone.rows)).toEqual(living(before.rows))
  expect(undone.kept).toEqual(undone.counted)
})

test('a tag that is renamed while articles get it, is renamed for the rest', async ({ page }) => {
  const ids = await fill(page)
  await start(page, { kind: 'tag', path: 'harbour' }, ids)
  await workParts(page, 1)
  await restart(page)
  const paths = await page.evaluate(async () => {
    const { library: lab } = window
    await lab.actions.renameTag('harbour', 'towns/harbour')
    await lab.workBulk()
    return (await lab.db.tags.toArray()).flatMap(({ path, deletedAt }) => (deletedAt === 0 ? [path] : []))
  })
  expect(paths.toSorted()).toEqual(['ice', 'towns/harbour'])
})

test('a tag that is renamed while articles are put into a collection, is renamed for the rest', async ({
  page,
}) => {
  const ids = await fill(page)
  await start(
    page,
    { kind: 'fit', name: 'Harbours', tags: ['harbour'], favorite: false, location: null },
    ids,
  )
  await workParts(page, 1)
  await restart(page)
  const paths = await page.evaluate(async () => {
    const { library: lab } = window
    await lab.actions.renameTag('harbour', 'towns/harbour')
    await lab.workBulk()
    return (await lab.db.tags.toArray()).flatMap(({ path, deletedAt }) => (deletedAt === 0 ? [path] : []))
  })
  expect(paths.toSorted()).toEqual(['ice', 'towns/harbour'])
})

test('a list that is deleted while articles are put on it gets no more', async ({ page }) => {
  const ids = await fill(page)
  const collectionId = await page.evaluate(async () => {
    const made = await window.library.actions.addCollection({ name: 'Winters', kind: 'list' })
    return made.ok ? made.value.collectionId : ''
  })
  await start(page, { kind: 'list', collectionId, name: 'Winters' }, ids)
  await page.evaluate((id) => window.library.actions.deleteCollection(id), collectionId)
  await work(page)
  expect((await jobs(page))[0]).toMatchObject({ status: 'stopped', done: 0 })
})

test('an article that cannot be changed is passed over and told of; all others are changed', async ({
  page,
}) => {
  const ids = await fill(page)
  const damaged = ids[4] ?? ''
  await start(page, { kind: 'move', location: 'archive' }, ids)
  await page.evaluate((id) => {
    window.library.db.articles.hook('updating', (_changes, key) => {
      if (key === id) throw new Error('This row is damaged')
    })
  }, damaged)
  await work(page)
  const [job] = await jobs(page)
  expect(job).toMatchObject({ status: 'done', done: ARTICLES, failed: 1, isBroken: false })
  const archived = await page.evaluate(() =>
    window.library.db.articles.filter(({ location }) => location === 'archive').primaryKeys(),
  )
  expect(archived.toSorted()).toEqual(ids.filter((id) => id !== damaged).toSorted())
  await undo(page)
  await work(page)
  expect(
    await page.evaluate(() =>
      window.library.db.articles.filter(({ location }) => location === 'archive').count(),
    ),
  ).toBe(0)
})
