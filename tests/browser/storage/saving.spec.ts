import { expect } from '../launch.ts'
import { openLab, test } from './lab-page.ts'

const HARBOUR =
  'The harbour froze in the first week of January, and the ferries stayed where they were for a month.'
const REVISED = `Updated on Friday. ${HARBOUR} In spring they sailed again.`
const REWRITTEN = 'Nothing of what stood here before is left; this page now tells of a market in the south.'
const URL_A = 'https://example.org/harbour'

test('the same page saved again is unchanged; another text is a version of the same article', async ({
  page,
}) => {
  const seen = await page.evaluate(
    async ({ url, first, second }) => {
      const { library: lab } = window
      const saves = []
      for (const text of [first, first, second, first]) saves.push(await lab.save({ url, text }))
      const open = await lab.open(saves[0]?.articleId ?? '')
      return {
        saves,
        versions: open?.versions.length,
        text: open?.text,
        articles: await lab.db.articles.count(),
      }
    },
    { url: URL_A, first: HARBOUR, second: REVISED },
  )
  expect(seen.saves.map(({ status }) => status)).toEqual(['saved', 'unchanged', 'updated', 'unchanged'])
  expect(new Set(seen.saves.map(({ articleId }) => articleId)).size).toBe(1)
  expect(seen).toMatchObject({ versions: 2, text: REVISED, articles: 1 })
})

test('two windows that save one address at once get one article', async ({ page, context }) => {
  const other = await context.newPage()
  await openLab(other)
  const results = await Promise.all(
    [page, other].flatMap((window_) =>
      [1, 2, 3].map(() =>
        window_.evaluate((url) => window.library.save({ url, text: 'One text for all of them.' }), URL_A),
      ),
    ),
  )
  expect(new Set(results.map(({ articleId }) => articleId)).size).toBe(1)
  expect(results.filter(({ status }) => status === 'saved')).toHaveLength(1)
  expect(await page.evaluate(() => window.library.counts())).toMatchObject({ kept: { 'place:all': 1 } })
})

test('a version is shown by itself when every highlight surely stands in it, and edits and tags survive', async ({
  page,
}) => {
  const seen = await page.evaluate(
    async ({ url, first, second }) => {
      const { library: lab } = window
      const { articleId, versionId } = await lab.save({ url, text: first }, ['winter'])
      const start = first.indexOf('ferries')
      const place = { articleId, versionId, start, end: start + 7, headingPath: [] }
      await lab.actions.addHighlight({ ...place, color: 'amber', style: 'highlight' })
      await lab.actions.editMetadata(articleId, { title: 'My title' })
      const again = await lab.save({ url, text: second, title: 'Their new title' })
      const open = await lab.open(articleId)
      const places = await lab.annotations(articleId, again.versionId)
      const anchor = places.highlights[0]?.anchor
      return {
        shown: open?.version.id === again.versionId,
        title: open?.metadata.title,
        captured: open?.article.captured.title,
        tags: open?.tags.map(({ path }) => path),
        marked: second.slice(anchor?.start, anchor?.end),
        status: anchor?.status,
      }
    },
    { url: URL_A, first: HARBOUR, second: REVISED },
  )
  expect(seen).toMatchObject({
    shown: true,
    title: 'My title',
    captured: 'Their new title',
    tags: ['winter'],
    marked: 'ferries',
  })
  expect(['exact', 'sure']).toContain(seen.status)
})

test('a version in which a highlight is gone is kept, but not shown by itself', async ({ page }) => {
  const seen = await page.evaluate(
    async ({ url, first, second }) => {
      const { library: lab } = window
      const { articleId, versionId } = await lab.save({ url, text: first })
      const start = first.indexOf('ferries')
      const place = { articleId, versionId, start, end: start + 7, headingPath: [] }
      await lab.actions.addHighlight({ ...place, color: 'amber', style: 'highlight' })
      const again = await lab.save({ url, text: second })
      const stays = (await lab.open(articleId))?.version.id === versionId
      const there = await lab.annotations(articleId, again.versionId)
      await lab.actions.showVersion(articleId, again.versionId)
      return { stays, orphan: there.highlights[0]?.anchor, afterwards: (await lab.open(articleId))?.text }
    },
    { url: URL_A, first: HARBOUR, second: REWRITTEN },
  )
  expect(seen).toEqual({ stays: true, orphan: null, afterwards: REWRITTEN })
})

test('a page that lies in the Trash comes back when it is saved again', async ({ page }) => {
  const seen = await page.evaluate(
    async ({ url, text }) => {
      const { library: lab } = window
      const { articleId } = await lab.save({ url, text }, ['winter'])
      await lab.actions.trashArticles([articleId])
      const again = await lab.save({ url, text })
      const inbox = await lab.ids({ kind: 'place', place: 'inbox' }, '', 'saved-newest')
      const rows = await lab.listRows(inbox)
      return { same: again.articleId === articleId, tags: rows[0]?.tags.map(({ path }) => path) }
    },
    { url: URL_A, text: HARBOUR },
  )
  expect(seen).toEqual({ same: true, tags: ['winter'] })
})

test('purging leaves tombstones, and of texts and images only what others need', async ({ page }) => {
  const seen = await page.evaluate(
    async ({ url, text }) => {
      const { library: lab } = window
      const first = await lab.save({ url, text, images: ['shared', 'own'] })
      const second = await lab.save({ url: `${url}/copy`, text, images: ['shared'] })
      const place = {
        articleId: first.articleId,
        versionId: first.versionId,
        start: 0,
        end: 3,
        headingPath: [],
      }
      await lab.actions.addHighlight({
        ...place,
        color: 'amber',
        style: 'highlight',
        note: 'A note',
        tags: ['x'],
      })
      await lab.actions.purgeArticles([first.articleId])
      const refused = await lab.db.articles.count()
      await lab.actions.trashArticles([first.articleId])
      await lab.actions.purgeArticles([first.articleId])
      const left = {
        articles: await lab.db.articles.count(),
        highlights: await lab.db.highlights.count(),
        anchors: await lab.db.anchors.count(),
        notes: await lab.db.notes.count(),
        bodies: await lab.db.bodies.count(),
        images: await Promise.all((await lab.db.assets.toArray()).map(({ blob }) => blob.text())),
        tombstone: await lab.db.tombstones.get(`articles:${first.articleId}`),
      }
      return { refused, left, other: (await lab.open(second.articleId))?.text, counts: await lab.counts() }
    },
    { url: URL_A, text: HARBOUR },
  )
  expect(seen.refused).toBe(2)
  expect(seen.left).toMatchObject({
    articles: 1,
    highlights: 0,
    anchors: 0,
    notes: 0,
    bodies: 1,
    images: ['shared'],
  })
  expect(seen.left.tombstone).toBeDefined()
  expect(seen.other).toBe(HARBOUR)
  expect(seen.counts.kept).toEqual(seen.counts.counted)
})

test('after thirty days the Trash and the log are emptied, but not past a reader of the log', async ({
  page,
}) => {
  const seen = await page.evaluate(
    async ({ url, text }) => {
      const { library: lab } = window
      const day = 86_400_000
      const { articleId } = await lab.save({ url, text })
      const kept = await lab.save({ url: `${url}/kept`, text: `${text} Kept.` })
      await lab.actions.trashArticles([articleId])
      const behind = (await lab.db.changes.orderBy('hlc').first())?.hlc ?? ''
      await lab.db.cursors.put({ id: 'log:search', hlc: behind })
      lab.time += 29 * day
      const early = await lab.emptyOldTrash()
      lab.time += 2 * day
      await lab.keepUp()
      const articles = await lab.db.articles.toCollection().primaryKeys()
      const held = await lab.db.changes.where('hlc').belowOrEqual(behind).count()
      const all = await lab.db.changes.count()
      await lab.db.cursors.put({ id: 'log:search', hlc: 'zzzzzzzzz' })
      await lab.pruneLog()
      return {
        early,
        articles,
        kept: kept.articleId,
        held,
        all,
        left: await lab.db.changes.count(),
        undo: await lab.undoState(),
      }
    },
    { url: URL_A, text: HARBOUR },
  )
  expect(seen.early).toBe(0)
  expect(seen.articles).toEqual([seen.kept])
  expect(seen.held).toBe(1)
  expect(seen.left).toBeLessThan(seen.all)
  expect(seen.undo).toEqual({ undo: null, redo: null })
})
