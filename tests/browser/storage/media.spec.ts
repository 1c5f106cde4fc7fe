import { expect } from '../launch.ts'
import { test } from './lab-page.ts'

const HORN = 'https://example.org/horn.mp3'
const FILM = 'https://example.org/film.mp4'
const figure = (kind: string, address: string) =>
  `<figure data-media="${kind}"><figcaption><a href="${address}">A file</a></figcaption></figure>`
const PAGE = {
  url: 'https://example.org/horn',
  html: `<p>The horn was heard.</p>${figure('audio', HORN)}${figure('video', FILM)}`,
  pictures: [{ url: 'https://example.org/map.png', shows: 'the map' }],
}

test('a download belongs to its article, and counts as no image that is stored or missing', async ({
  page,
}) => {
  const seen = await page.evaluate(
    async ({ given, horn, film }) => {
      const { library: lab } = window
      const missing = given.pictures.map((picture) => ({ ...picture, missing: 'offline' as const }))
      const { articleId, versionId } = await lab.save({ ...given, pictures: missing })
      const got = await lab.download(articleId, horn, 'the horn')
      const failed = await lab.download(articleId, film)
      const [asset] = (await lab.storedMedia(articleId)).map(({ hash }) => hash)
      return {
        got,
        failed,
        stored: (await lab.storedMedia(articleId)).map(({ address }) => address),
        sounds: await (await lab.db.assets.get(asset ?? ''))?.blob.text(),
        row: await lab.db.versionAssets
          .where('hash')
          .equals(asset ?? '')
          .first(),
        versionId,
        images: (await lab.open(articleId))?.assets.map(({ url, status }) => `${status} ${url}`),
        incomplete: (await lab.incomplete()).map(({ total, stored, reasons }) => ({
          total,
          stored,
          reasons,
        })),
        pictured: await lab.ids({ kind: 'place', place: 'all' }, 'has:image', 'saved-newest'),
        undo: await lab.undoState(),
      }
    },
    { given: PAGE, horn: HORN, film: FILM },
  )
  expect(seen.got).toMatchObject({ status: 'done', result: { status: 'downloaded', stored: 1, missing: 0 } })
  expect(seen.failed).toMatchObject({ status: 'failed', error: { kind: 'not-found' } })
  expect(seen.stored).toEqual([HORN])
  expect(seen.sounds).toBe('the horn')
  expect(seen.row).toMatchObject({ versionId: seen.versionId, n: 10_000, url: HORN, status: 'downloaded' })
  expect(seen.images).toEqual(['missing https://example.org/map.png'])
  expect(seen.incomplete).toEqual([{ total: 1, stored: 0, reasons: [['offline', 1]] }])
  expect(seen.pictured).toEqual([])
  // A download is no step: Undo still means the one before it.
  expect(seen.undo.undo).toBe('save-article')
})

test('only what stands in the saved text as a film or a recording is downloaded, and once', async ({
  page,
}) => {
  const seen = await page.evaluate(
    async ({ given, horn }) => {
      const { library: lab } = window
      const { articleId, versionId } = await lab.save(given)
      const ask = (addresses: string[]) => lab.actions.downloadMedia({ articleId, versionId, addresses })
      const foreign = await ask(['https://evil.example/track.mp3'])
      const first = await ask([horn])
      const second = await ask([horn])
      const jobs = await lab.db.jobs.count()
      await lab.actions.trashArticles([articleId])
      return { foreign, first, second, jobs, trashed: await ask([horn]) }
    },
    { given: PAGE, horn: HORN },
  )
  expect(seen.foreign).toMatchObject({ ok: false, error: { kind: 'bad-input' } })
  expect(seen.second).toEqual(seen.first)
  expect(seen.jobs).toBe(1)
  expect(seen.trashed).toMatchObject({ ok: false, error: { kind: 'not-found' } })
})

test('a removed download comes back by undo, and its bytes go after 30 days', async ({ page }) => {
  const seen = await page.evaluate(
    async ({ given, horn }) => {
      const { library: lab } = window
      const { articleId } = await lab.save(given)
      await lab.download(articleId, horn, 'the horn')
      const here = async () => (await lab.storedMedia(articleId)).length
      const sounds = async () =>
        (await lab.db.assets.toArray()).filter(({ mime }) => mime === 'audio/mpeg').length
      const steps: Record<string, unknown> = {}
      await lab.actions.removeMedia(articleId, horn)
      steps.removed = [await here(), await sounds()]
      await lab.actions.undo()
      steps.undone = [await here(), await sounds()]
      await lab.actions.redo()
      steps.redone = [await here(), await sounds()]
      const day = 24 * 60 * 60 * 1000
      lab.time += 29 * day
      await lab.keepUp()
      steps.soon = [await here(), await sounds()]
      lab.time += 2 * day
      await lab.keepUp()
      steps.late = [await here(), await sounds()]
      await lab.download(articleId, horn, 'the horn again')
      steps.again = [await here(), await sounds()]
      return steps
    },
    { given: PAGE, horn: HORN },
  )
  expect(seen).toEqual({
    removed: [0, 1],
    undone: [1, 1],
    redone: [0, 1],
    soon: [0, 1],
    late: [0, 0],
    again: [1, 1],
  })
})

test('a new version whose text still has its address keeps a download; a purge takes it away', async ({
  page,
}) => {
  const seen = await page.evaluate(
    async ({ given, horn }) => {
      const { library: lab } = window
      const { articleId } = await lab.save(given)
      await lab.download(articleId, horn, 'the horn')
      const later = await lab.save({ ...given, html: given.html.replace('was heard', 'was heard again') })
      const shown = await lab.open(articleId)
      const kept = (await lab.storedMedia(articleId)).map(({ address }) => address)
      await lab.actions.trashArticles([articleId])
      await lab.actions.purgeArticles([articleId])
      return {
        isNew: shown?.version.id === later.versionId && later.status === 'updated',
        kept,
        assets: await lab.db.assets.count(),
        rows: await lab.db.versionAssets.count(),
      }
    },
    { given: PAGE, horn: HORN },
  )
  expect(seen).toEqual({ isNew: true, kept: [HORN], assets: 0, rows: 0 })
})

test('a backup holds downloads, also where one was removed since, and counts them as no images', async ({
  page,
}) => {
  const seen = await page.evaluate(
    async ({ given, horn, film }) => {
      const { library: lab } = window
      const { articleId } = await lab.save(given)
      await lab.download(articleId, horn, 'the horn')
      await lab.download(articleId, film, 'the film')
      await lab.actions.removeMedia(articleId, film)
      const summary = await lab.backupSummary()
      const other = new window.StorageLab('other')
      const restored = await other.restore(await lab.backup())
      const media = await other.storedMedia(articleId)
      const sounds = (await other.db.assets.get(media[0]?.hash ?? ''))?.blob
      return {
        summary,
        restored,
        there: media.map(({ address }) => address),
        sounds: [await sounds?.text(), sounds?.type],
        images: (await other.open(articleId))?.assets.length,
      }
    },
    { given: PAGE, horn: HORN, film: FILM },
  )
  expect(seen.summary).toMatchObject({ articles: 1, images: 1, damaged: 0 })
  expect(seen.restored).toMatchObject({ ok: true })
  expect(seen.there).toEqual([HORN])
  expect(seen.sounds).toEqual(['the horn', 'audio/mpeg'])
  expect(seen.images).toBe(1)
})

test('a download keeps no article waiting, and films are downloaded one after the other', async ({
  page,
}) => {
  const seen = await page.evaluate(
    async ({ given, horn, film }) => {
      const { library: lab } = window
      const { articleId, versionId } = await lab.save(given)
      await lab.actions.downloadMedia({ articleId, versionId, addresses: [horn, film] })
      await lab.actions.saveAddress('https://example.org/another')
      const worker = lab.downloadWith({ [horn]: 'the horn', [film]: 'the film' })
      await worker.workQueue()
      const running = async () =>
        (await lab.db.jobs.where('[status+createdAt+id]').between(['running'], ['running', []]).toArray())
          .map(({ input }) => input.kind)
          .sort()
      while ((await running()).length < 2) await new Promise((resolve) => setTimeout(resolve))
      const first = await running()
      worker.held[0]?.()
      while (worker.held.length < 2) await new Promise((resolve) => setTimeout(resolve))
      return { first, later: await running() }
    },
    { given: PAGE, horn: HORN, film: FILM },
  )
  expect(seen).toEqual({ first: ['media', 'url'], later: ['media', 'url'] })
})
