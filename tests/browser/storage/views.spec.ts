import { expect } from '../launch.ts'
import { openLab, test } from './lab-page.ts'

const url = (name: string) => `https://example.org/${name}`

/** Titles of a view, for a library of four articles. */
const LIBRARY = [
  {
    name: 'ice',
    title: 'Ice on the harbour',
    publishedAt: '2024-01-09',
    wordCount: 900,
    tags: ['politics/asia'],
  },
  {
    name: 'market',
    title: 'A market in the south',
    publishedAt: '2026',
    wordCount: 300,
    tags: ['Politics', 'read'],
  },
  { name: 'organ', title: 'Żółty organ in Gdańsk', publishedAt: '', wordCount: 600, tags: ['music'] },
  { name: 'council', title: 'What the council said', publishedAt: '2025-06', wordCount: 0, tags: [] },
]

test.beforeEach(async ({ page }) => {
  await page.evaluate(async (library) => {
    for (const { name, tags, ...rest } of library) {
      window.library.time += 60_000
      await window.library.save(
        { url: `https://example.org/${name}`, text: `Text of ${name}.`, ...rest },
        tags,
      )
    }
  }, LIBRARY)
})

const titles = (page: Parameters<typeof openLab>[0], ...args: unknown[]) =>
  page.evaluate(async (given) => {
    const { library: lab } = window
    const ids = await lab.ids(...(given as Parameters<typeof lab.ids>))
    const rows = await lab.listRows(ids)
    return ids.map((id) =>
      rows
        .find((row) => row.id === id)
        ?.metadata.title.split(' ')
        .at(-1),
    )
  }, args)

const ALL = { kind: 'place', place: 'all' }

test('a view is sorted as it is asked, what is not known last', async ({ page }) => {
  expect(await titles(page, ALL, '', 'saved-newest')).toEqual(['said', 'Gdańsk', 'south', 'harbour'])
  expect(await titles(page, ALL, '', 'saved-oldest')).toEqual(['harbour', 'south', 'Gdańsk', 'said'])
  expect(await titles(page, ALL, '', 'published-newest')).toEqual(['south', 'said', 'harbour', 'Gdańsk'])
  expect(await titles(page, ALL, '', 'published-oldest')).toEqual(['harbour', 'said', 'south', 'Gdańsk'])
  expect(await titles(page, ALL, '', 'title')).toEqual(['south', 'harbour', 'said', 'Gdańsk'])
  expect(await titles(page, ALL, '', 'longest')).toEqual(['harbour', 'Gdańsk', 'south', 'said'])
})

test('typing finds words in title, authors, publication and tags, without accents or case', async ({
  page,
}) => {
  expect(await titles(page, ALL, 'zolty', 'saved-newest')).toEqual(['Gdańsk'])
  expect(await titles(page, ALL, 'HARB ice', 'saved-newest')).toEqual(['harbour'])
  expect(await titles(page, ALL, 'polit', 'saved-newest')).toEqual(['south', 'harbour'])
  expect(await titles(page, ALL, 'ada example', 'title')).toEqual(['south', 'harbour', 'said', 'Gdańsk'])
  expect(await titles(page, ALL, 'nowhere', 'saved-newest')).toEqual([])
})

test('typing a query is answered as one', async ({ page }) => {
  expect(await titles(page, ALL, 'tag:politics -tag:read', 'saved-newest')).toEqual(['harbour'])
})

test('a query finds what was begun, marked, pictured and counted', async ({ page }) => {
  await page.evaluate(async () => {
    const { library: lab } = window
    lab.time += 60_000
    const { articleId, versionId } = await lab.save({
      url: 'https://example.org/whale',
      title: 'The whale',
      text: 'The whale came twice.',
      wordCount: 5_000,
      pictures: [
        { url: 'https://example.org/a.png', shows: 'a whale' },
        { url: 'https://example.org/b.png', shows: 'a ship', missing: 'offline' },
      ],
    })
    await lab.actions.keepPlace({ articleId, versionId, offset: 4, progress: 0.3 })
    await lab.actions.addHighlight({
      articleId,
      versionId,
      start: 4,
      end: 9,
      headingPath: [],
      color: 'sage',
      style: 'highlight',
    })
  })
  const whale = ['is:reading', 'is:incomplete', 'has:image', 'color:sage', 'words:>=5000', 'progress:30%']
  for (const query of whale) expect(await titles(page, ALL, query, 'saved-newest'), query).toEqual(['whale'])
  const others = ['harbour', 'south', 'Gdańsk', 'said']
  for (const query of ['-is:reading', '-color:sage', 'words:<1000', 'progress:0', '-has:image'])
    expect(await titles(page, ALL, query, 'saved-oldest'), query).toEqual(others)
  expect(await titles(page, ALL, 'is:untagged', 'saved-oldest')).toEqual(['said', 'whale'])
  expect(await titles(page, ALL, 'published:2024..2025', 'saved-oldest')).toEqual(['harbour', 'said'])
  expect(await titles(page, ALL, 'has:orphan OR color:rose', 'saved-oldest')).toEqual([])
})

test('a tag shows what has it or one below it; a collection what its query asks', async ({ page }) => {
  const seen = await page.evaluate(async () => {
    const { library: lab } = window
    const [, market, ,] = await lab.ids({ kind: 'place', place: 'all' }, '', 'saved-oldest')
    const politics = (await lab.db.tags.toArray()).find(({ path }) => path === 'Politics')?.id ?? ''
    const made = await lab.actions.addCollection({ name: 'Unread', query: 'tag:politics -tag:read' })
    const refused = await lab.actions.addCollection({ name: 'Broken', query: 'tag:' })
    const collectionId = made.ok ? made.value.collectionId : ''
    const tagged = await lab.ids({ kind: 'tag', tagId: politics }, '', 'saved-newest')
    const before = await lab.ids({ kind: 'collection', collectionId }, '', 'saved-newest')
    await lab.actions.tagArticles([market ?? ''], [], ['read'])
    const after = await lab.ids({ kind: 'collection', collectionId }, '', 'saved-newest')
    return { tagged: tagged.length, before: before.length, after: after.length, refused: refused.ok }
  })
  expect(seen).toEqual({ tagged: 2, before: 1, after: 2, refused: false })
})

test('what is in the Trash is in no other view, and found there', async ({ page }) => {
  const ids = await page.evaluate(async () => {
    const { library: lab } = window
    const [ice = ''] = await lab.ids({ kind: 'place', place: 'all' }, 'ice', 'saved-newest')
    await lab.actions.trashArticles([ice])
    const everywhere = { kind: 'place', place: 'all' } as const
    return {
      ice,
      all: await lab.ids(everywhere, 'ice', 'saved-newest'),
      trash: await lab.ids({ kind: 'place', place: 'trash' }, 'ice', 'title'),
      tagged: await lab.ids(everywhere, 'tag:politics/asia', 'saved-newest'),
    }
  })
  expect(ids).toMatchObject({ all: [], trash: [ids.ice], tagged: [] })
})

test('what went into the Trash with its marks is found there by them, like by its tags', async ({ page }) => {
  await page.evaluate(async () => {
    const { library: lab } = window
    lab.time += 60_000
    const url = 'https://example.org/whale'
    const first = await lab.save({ url, title: 'The whale', text: 'The whale came twice.' }, ['sea'])
    const { articleId, versionId } = first
    const highlight = { articleId, versionId, headingPath: [], style: 'highlight' } as const
    await lab.actions.addHighlight({ ...highlight, start: 4, end: 9, color: 'sage' })
    // One that was deleted before is on it no more.
    const rose = await lab.actions.addHighlight({ ...highlight, start: 10, end: 14, color: 'rose' })
    if (rose.ok) await lab.actions.deleteHighlights([rose.value.highlightId])
    await lab.actions.addNote({ targetKind: 'article', targetId: articleId, articleId, body: 'Ask Ada.' })
    const second = await lab.save({ url, title: 'The whale', text: 'No beast was seen, twice.' })
    await lab.actions.showVersion(articleId, second.versionId)
    const [harbour = ''] = await lab.ids({ kind: 'place', place: 'all' }, 'harb', 'saved-newest')
    await lab.actions.trashArticles([articleId, harbour])
  })
  const TRASH = { kind: 'place', place: 'trash' } as const
  for (const term of ['tag:sea', 'color:sage', 'has:orphan', 'has:highlight', 'has:note']) {
    expect(await titles(page, TRASH, term, 'title'), term).toEqual(['whale'])
    expect(await titles(page, ALL, term, 'title'), term).not.toContain('whale')
  }
  expect(await titles(page, TRASH, 'color:rose', 'title')).toEqual([])
  expect(await titles(page, TRASH, '-color:sage', 'title')).toEqual(['harbour'])
})

for (const [filter, sort] of [
  ['harbour', 'title'],
  ['harbour', 'progress-most'],
  ['title:harbour', 'saved-newest'],
  ['title:harbour', 'site'],
] as const)
  test(`an open list of ${filter} by ${sort} follows what is done in another window`, async ({
    page,
    context,
  }) => {
    const other = await context.newPage()
    await openLab(other)
    await page.evaluate(
      ([asked, by]) => {
        Object.assign(window, { list: window.library.watchIds({ kind: 'place', place: 'all' }, asked, by) })
      },
      [filter, sort] as const,
    )
    const next = () =>
      page.evaluate(() => (window as unknown as { list: { next(): Promise<string[]> } }).list.next())
    const first = await next()
    expect(first).toHaveLength(1)
    // Each wait begins before the change: an answer that never comes is a test that never ends.
    const renamed = next()
    await other.evaluate(async (id) => {
      await window.library.actions.editMetadata(id, { title: 'Ice on the river' })
    }, first[0] ?? '')
    expect(await renamed).toEqual([])
    const saved = next()
    await other.evaluate(
      (address) => window.library.save({ url: address, text: 'Harbour again.', title: 'Harbour' }),
      url('new'),
    )
    expect(await saved).toHaveLength(1)
  })

for (const isInMemory of [false, true])
  test(`an open list of a place follows what is moved in another window, all in memory: ${isInMemory}`, async ({
    page,
    context,
  }) => {
    const other = await context.newPage()
    await openLab(other)
    const ids = await page.evaluate(async (isFilled) => {
      const { library: lab } = window
      const all = { kind: 'place', place: 'all' } as const
      // Looks at every article, which then stay in memory.
      if (isFilled) await lab.ids(all, 'harbour', 'title')
      Object.assign(window, { list: lab.watchIds(all, '', 'saved-newest') })
      return lab.ids(all, '', 'saved-newest')
    }, isInMemory)
    const next = () =>
      page.evaluate(() => (window as unknown as { list: { next(): Promise<string[]> } }).list.next())
    expect(await next()).toEqual(ids)
    const trashed = next()
    await other.evaluate((id) => window.library.actions.trashArticles([id]), ids[1] ?? '')
    expect(await trashed).toEqual(ids.filter((_id, n) => n !== 1))
  })

test('what a search found in a place follows what is moved out of it in another window', async ({
  page,
  context,
}) => {
  const other = await context.newPage()
  await openLab(other)
  const ids = await page.evaluate(async () => {
    const { library: lab } = window
    const inbox = { kind: 'place', place: 'inbox' } as const
    const found = await lab.ids(inbox, '', 'saved-newest')
    Object.assign(window, { list: lab.watchFound(inbox, 'harbour', found) })
    return found
  })
  const next = () =>
    page.evaluate(() => (window as unknown as { list: { next(): Promise<string[]> } }).list.next())
  expect(await next()).toEqual(ids)
  const moved = next()
  await other.evaluate((id) => window.library.actions.moveArticles([id], 'archive'), ids[0] ?? '')
  expect(await moved).toEqual(ids.slice(1))
})

for (const kind of ['tag', 'collection'] as const)
  test(`an open ${kind} follows what is thrown away in another window`, async ({ page, context }) => {
    const other = await context.newPage()
    await openLab(other)
    const ids = await page.evaluate(async (asked) => {
      const { library: lab } = window
      const tagId = (await lab.db.tags.toArray()).find(({ path }) => path === 'Politics')?.id ?? ''
      const made = await lab.actions.addCollection({ name: 'Politics', query: 'tag:politics' })
      const collectionId = made.ok ? made.value.collectionId : ''
      const view =
        asked === 'tag' ? ({ kind: 'tag', tagId } as const) : ({ kind: 'collection', collectionId } as const)
      Object.assign(window, { list: lab.watchIds(view, '', 'saved-newest') })
      return lab.ids(view, '', 'saved-newest')
    }, kind)
    expect(ids).toHaveLength(2)
    const next = () =>
      page.evaluate(() => (window as unknown as { list: { next(): Promise<string[]> } }).list.next())
    expect(await next()).toEqual(ids)
    const trashed = next()
    await other.evaluate((id) => window.library.actions.trashArticles([id]), ids[1] ?? '')
    expect(await trashed).toEqual(ids.slice(0, 1))
  })

test('renaming a tag takes those below along and merges with what is there', async ({ page }) => {
  const seen = await page.evaluate(async () => {
    const { library: lab } = window
    await lab.actions.addCollection({ name: 'Asia', query: 'tag:politics/asia -tag:read' })
    const query = async () => (await lab.db.collections.toArray())[0]?.query
    await lab.actions.renameTag('POLITICS', 'music')
    const queries = [await query()]
    const tags = (await lab.db.tags.toArray()).filter(({ deletedAt }) => deletedAt === 0)
    const ids = await lab.ids({ kind: 'place', place: 'all' }, 'tag:music', 'saved-newest')
    await lab.actions.undo()
    queries.push(await query())
    const back = (await lab.db.tags.toArray()).filter(({ deletedAt }) => deletedAt === 0)
    const counts = await lab.counts()
    return {
      tags: tags.map(({ path }) => path).sort(),
      found: ids.length,
      back: back.map(({ path }) => path).sort(),
      counts,
      queries,
    }
  })
  expect(seen.queries).toEqual(['tag:music/asia -tag:read', 'tag:politics/asia -tag:read'])
  expect(seen.tags).toEqual(['music', 'music/asia', 'read'])
  expect(seen.found).toBe(3)
  expect(seen.back).toEqual(['Politics', 'music', 'politics/asia', 'read'])
  expect(seen.counts.kept).toEqual(seen.counts.counted)
})

test('of two reads that overlap, the one that ends last does not bring old titles back', async ({ page }) => {
  const found = await page.evaluate(async () => {
    const { library: lab } = window
    const titled = (word: string) => lab.ids({ kind: 'place', place: 'all' }, word, 'title')
    const { articleId } = await lab.save({ url: 'https://example.org/tides', text: 'Text.', title: 'First' })
    await titled('first')
    await lab.actions.editMetadata(articleId, { title: 'Second' })
    let release = () => undefined as unknown
    let hold = release
    const released = new Promise((resolve) => {
      release = () => resolve(null)
    })
    const held = new Promise((resolve) => {
      hold = () => resolve(null)
    })
    const { articles } = lab.db
    const bulkGet = articles.bulkGet
    articles.bulkGet = ((ids: string[]) =>
      bulkGet.call(articles, ids).then(async (rows) => {
        hold()
        await released
        return rows
      })) as typeof bulkGet
    const slow = titled('second')
    await held
    articles.bulkGet = bulkGet
    await lab.actions.editMetadata(articleId, { title: 'Third' })
    await titled('third')
    release()
    await slow
    // Another article has the whole order made anew.
    await lab.save({ url: 'https://example.org/quay', text: 'Text.', title: 'Quay' })
    return { third: (await titled('third')).length, second: (await titled('second')).length }
  })
  expect(found).toEqual({ third: 1, second: 0 })
})
