import type { Page } from '@playwright/test'
import { expect } from '../launch.ts'
import { openLab, test } from './lab-page.ts'

/** Saves pages by an older extractor, titled `a`, `b` and so on. Answers with their ids. */
const savePages = (page: Page, number: number): Promise<string[]> =>
  page.evaluate(async (count) => {
    const ids: string[] = []
    for (let n = 0; n < count; n++) {
      const title = String.fromCharCode('a'.charCodeAt(0) + n)
      const url = `https://example.org/${title}`
      ids.push((await window.library.save({ url, title, text: `The text of ${title}.` })).articleId)
    }
    return ids
  }, number)

const job = (page: Page) => page.evaluate(async () => (await window.library.db.extractions.toArray())[0])
const asked = (page: Page) => page.evaluate(() => window.extractions.asked)

/** Works the queue with an extractor that gives every article another text. */
const startWorker = (page: Page) =>
  page.evaluate(() => {
    window.extractions = window.library.workExtractions(({ captured: { url, title } }) => ({
      url,
      title,
      text: `A better text of ${title}.`,
    }))
    window.extractions.workQueue()
  })

/** Works the queue with an extractor that never comes to an end, as one that a crash ends. */
const startWorkerThatHangs = (page: Page) =>
  page.evaluate(() => {
    window.extractions = window.library.workExtractions(() => new Promise(() => undefined))
    window.extractions.workQueue()
  })

/** Works the queue with an extractor that waits, article by article, until the test lets it go on. */
const startWorkerStepByStep = (page: Page) =>
  page.evaluate(() => {
    window.goOn = []
    window.extractions = window.library.workExtractions(async ({ captured: { url, title } }) => {
      await new Promise<void>((resolve) => window.goOn.push(resolve))
      return { url, title, text: `A better text of ${title}.` }
    })
    window.extractions.workQueue()
  })
const goOn = (page: Page) => page.evaluate(() => window.goOn.shift()?.())

test('each article becomes what the present extractor makes of its page, and the job tells what came of it', async ({
  page,
}) => {
  const seen = await page.evaluate(async () => {
    const { library: lab } = window
    const save = (title: string, text: string) =>
      lab.save({ url: `https://example.org/${title}`, title, text })
    const better = await save('better', 'A menu. The text.')
    const same = await save('same', 'The same text.')
    const lost = await save('lost', 'Nobody kept the page.')
    const broken = await save('broken', 'A text.')
    const trashed = await save('trashed', 'A text in the Trash.')
    await lab.save({ url: 'https://example.org/new', text: 'A new text.', extractor: '2' })
    await lab.actions.editMetadata(better.articleId, { title: 'My title' })
    await lab.actions.trashArticles([trashed.articleId])
    const source = (await lab.db.versions.get(lost.versionId))?.sourceHash ?? ''
    await lab.db.sources.delete(source)
    const before = await lab.countOlder()
    const { asked, workNow } = lab.workExtractions(({ captured }) => {
      if (captured.title === 'broken') return 'no-article'
      if (captured.title === 'same') return { url: captured.url, title: 'Same', text: 'The same text.' }
      return { url: captured.url, title: 'Better', text: 'The text.', publishedAt: '2026-02-02' }
    })
    const outcomes: Record<string, string> = {}
    const job = await workNow({ articleIds: 'all', onlyOlder: true, label: '' }, async (id, outcome) => {
      outcomes[id] = outcome.status
    })
    const { article, versions, text, metadata } = (await lab.open(better.articleId)) ?? {}
    return {
      before,
      after: await lab.countOlder(),
      asked,
      job,
      outcomes: [better, same, lost, broken].map(({ articleId }) => outcomes[articleId]),
      better: { text, title: metadata?.title, captured: article?.captured, versions: versions?.length },
      same: await lab.db.articles.get(same.articleId),
      sameVersions: (await lab.open(same.articleId))?.versions.length,
      trashed: (await lab.db.articles.get(trashed.articleId))?.deletedAt,
      remarks: await lab.db.extractionRemarks.toArray(),
      ids: { broken: broken.articleId },
      undo: await lab.undoState(),
      counts: await lab.counts(),
    }
  })
  expect(seen.before).toEqual({ older: 4, all: 5 })
  expect(seen.asked).toEqual(['better', 'same', 'broken'])
  expect(seen.outcomes).toEqual(['updated', 'unchanged', 'no-source', 'failed'])
  expect(seen.job).toMatchObject({
    status: 'done',
    counts: { total: 4, done: 4, updated: 1, unchanged: 1, failed: 1, withoutSource: 1 },
  })
  expect(seen.better).toMatchObject({ text: 'The text.', title: 'My title', versions: 2 })
  expect(seen.better.captured).toMatchObject({ title: 'Better', publishedAt: '2026-02-02' })
  expect(seen.same?.captured.title).toBe('Same')
  expect(seen.sameVersions).toBe(1)
  expect(seen.trashed).toBeGreaterThan(0)
  expect(seen.remarks).toMatchObject([
    { kind: 'failed', articleId: seen.ids.broken, error: { kind: 'no-article' } },
  ])
  // What could not be made again is still older; what came out the same is not.
  expect(seen.after).toEqual({ older: 2, all: 5 })
  expect(seen.undo.undo).toBe('trash-articles')
  expect(seen.counts.kept).toEqual(seen.counts.counted)
})

test('a selection is made again whoever made it, and what is not there any more is said', async ({
  page,
}) => {
  const seen = await page.evaluate(async () => {
    const { library: lab } = window
    const one = await lab.save({ url: 'https://example.org/a', title: 'a', text: 'One.', extractor: '2' })
    const two = await lab.save({ url: 'https://example.org/b', title: 'b', text: 'Two.' })
    const other = await lab.save({ url: 'https://example.org/c', title: 'c', text: 'Three.' })
    await lab.actions.trashArticles([two.articleId])
    const { asked, workNow } = lab.workExtractions(({ captured: { url } }) => ({ url, text: 'Better.' }))
    const articleIds = [two.articleId, one.articleId, one.articleId]
    const job = await workNow({ articleIds, onlyOlder: false, label: '' }, async () => undefined)
    const shown = (await lab.open(one.articleId))?.text
    return { asked, job, shown, other: (await lab.open(other.articleId))?.text }
  })
  expect(seen.asked).toEqual(['a'])
  expect(seen.job?.counts).toMatchObject({ total: 2, done: 2, updated: 1, failed: 1 })
  expect(seen).toMatchObject({ shown: 'Better.', other: 'Three.' })
})

test('the old version can be shown again, and the new one after it', async ({ page }) => {
  const seen = await page.evaluate(async () => {
    const { library: lab } = window
    const { articleId, versionId } = await lab.save({ url: 'https://example.org/a', text: 'As it was.' })
    const { workNow } = lab.workExtractions(({ captured: { url } }) => ({ url, text: 'As it is.' }))
    await workNow({ articleIds: [articleId], onlyOlder: false, label: '' }, async () => undefined)
    const texts = [(await lab.open(articleId))?.text]
    await lab.actions.showVersion(articleId, versionId)
    texts.push((await lab.open(articleId))?.text)
    await lab.actions.undo()
    texts.push((await lab.open(articleId))?.text)
    return texts
  })
  expect(seen).toEqual(['As it is.', 'As it was.', 'As it is.'])
})

test('a pause holds the job back after the article in work, across a restart, until it is resumed', async ({
  page,
}) => {
  await savePages(page, 4)
  await startWorkerStepByStep(page)
  const added = await page.evaluate(() => window.library.actions.extractAgain('all'))
  const jobId = added.ok ? added.value.jobId : ''
  await expect.poll(() => asked(page)).toEqual(['a'])
  await page.evaluate((id) => window.library.actions.pauseExtraction(id, true), jobId)
  await goOn(page)
  await expect.poll(() => job(page)).toMatchObject({ counts: { done: 1, total: 4 }, working: '' })
  await openLab(page)
  await startWorker(page)
  // What can be worked is: the paused job is passed over.
  const [other] = await page.evaluate(async () => {
    const saved = await window.library.save({ url: 'https://example.org/x', title: 'x', text: 'Text.' })
    await window.library.actions.extractAgain([saved.articleId])
    return [saved.articleId]
  })
  await expect
    .poll(() => page.evaluate(async (id) => (await window.library.open(id))?.text, other))
    .toBe('A better text of x.')
  expect(await asked(page)).toEqual(['x'])
  await page.evaluate((id) => window.library.actions.pauseExtraction(id, false), jobId)
  await expect.poll(() => job(page)).toMatchObject({ status: 'done', counts: { done: 4, updated: 4 } })
  expect(await asked(page)).toEqual(['x', 'b', 'c', 'd'])
})

test('a cancelled job stores nothing more, not even the article in work', async ({ page }) => {
  const [, second] = await savePages(page, 3)
  await startWorkerStepByStep(page)
  const added = await page.evaluate(() => window.library.actions.extractAgain('all'))
  await expect.poll(() => asked(page)).toEqual(['a'])
  await goOn(page)
  await expect.poll(() => asked(page)).toEqual(['a', 'b'])
  await page.evaluate((id) => window.library.actions.cancelExtraction(id), added.ok ? added.value.jobId : '')
  await goOn(page)
  const again = await page.evaluate((id) => window.library.actions.extractAgain([id]), second ?? '')
  expect(again.ok).toBe(true)
  await expect.poll(() => asked(page)).toEqual(['a', 'b', 'b'])
  expect(await job(page)).toMatchObject({ status: 'cancelled', counts: { done: 1, updated: 1 } })
  expect(await page.evaluate(async (id) => (await window.library.open(id))?.text, second ?? '')).toBe(
    'The text of b.',
  )
})

test('what is to be saved goes first', async ({ page }) => {
  await savePages(page, 2)
  await startWorkerStepByStep(page)
  await page.evaluate(() => window.library.actions.extractAgain('all'))
  await expect.poll(() => asked(page)).toEqual(['a'])
  await page.evaluate(() => window.library.actions.saveAddress('https://example.org/new'))
  await goOn(page)
  await expect.poll(() => job(page)).toMatchObject({ counts: { done: 1 } })
  const saved = await page.evaluate(async () => {
    const claimed = await window.library.jobs.claimJob(window.library.store)
    const before = [...window.extractions.asked]
    if (claimed) await window.library.finish(claimed, { url: 'https://example.org/new', text: 'New.' })
    return before
  })
  expect(saved).toEqual(['a'])
  await expect.poll(() => asked(page)).toEqual(['a', 'b'])
})

test('a few articles do not wait for a library', async ({ page }) => {
  const ids = await savePages(page, 3)
  await startWorkerStepByStep(page)
  await page.evaluate(() => window.library.actions.extractAgain('all'))
  await expect.poll(() => asked(page)).toEqual(['a'])
  await page.evaluate((id) => window.library.actions.extractAgain([id]), ids[2] ?? '')
  await goOn(page)
  await expect.poll(() => asked(page)).toEqual(['a', 'c'])
})

test('a kill repeats the article in work and no other; one that kills twice is set aside', async ({
  page,
}) => {
  await savePages(page, 3)
  await startWorkerStepByStep(page)
  await page.evaluate(() => window.library.actions.extractAgain('all'))
  await expect.poll(() => asked(page)).toEqual(['a'])
  await goOn(page)
  for (let kill = 1; kill <= 2; kill++) {
    await expect.poll(async () => (await asked(page)).at(-1)).toBe('b')
    expect(await job(page)).toMatchObject({ tries: kill, counts: { done: 1, updated: 1 } })
    await openLab(page)
    if (kill === 1) await startWorkerThatHangs(page)
  }
  await startWorker(page)
  await expect
    .poll(() => job(page))
    .toMatchObject({ status: 'done', counts: { total: 3, done: 3, updated: 2, failed: 1 } })
  expect(await asked(page)).toEqual(['c'])
  const remarks = await page.evaluate(() => window.library.db.extractionRemarks.toArray())
  expect(remarks).toMatchObject([{ kind: 'failed', error: { kind: 'crashed' } }])
})

test('on a full disk the job stands still, blames no article, and goes on when there is room', async ({
  page,
}) => {
  await savePages(page, 2)
  await page.evaluate(() => {
    window.trouble = { isDiskFull: true, reported: 0, unhandled: 0 }
    addEventListener('error', () => window.trouble.reported++)
    const put = IDBObjectStore.prototype.put
    IDBObjectStore.prototype.put = function (...args) {
      if (window.trouble.isDiskFull && this.name === 'bodies')
        throw new DOMException('There is no room', 'QuotaExceededError')
      return put.apply(this, args)
    }
    const { library: lab } = window
    window.extractions = lab.workExtractions(
      ({ captured: { url, title } }) => ({ url, title, text: `A better text of ${title}.` }),
      { writeAgainAfterMs: 20 },
    )
    window.extractions.workQueue()
  })
  await page.evaluate(() => window.library.actions.extractAgain('all'))
  await expect.poll(() => page.evaluate(() => window.trouble.reported)).toBeGreaterThan(3)
  expect(await job(page)).toMatchObject({ counts: { done: 0, failed: 0 } })
  await page.evaluate(() => {
    window.trouble.isDiskFull = false
  })
  await expect.poll(() => job(page)).toMatchObject({ status: 'done', counts: { updated: 2, failed: 0 } })
})

test('an ended job with nothing to report is cleared; another stays until it is dismissed', async ({
  page,
}) => {
  const seen = await page.evaluate(async () => {
    const { library: lab } = window
    const one = await lab.save({ url: 'https://example.org/a', title: 'a', text: 'One.' })
    const { workNow } = lab.workExtractions(({ captured: { title, url } }) =>
      title === 'a' ? 'damaged' : { url, text: 'Better.' },
    )
    const two = await lab.save({ url: 'https://example.org/b', title: 'b', text: 'Two.' })
    const work = (articleIds: string[]) =>
      workNow({ articleIds, onlyOlder: false, label: '' }, async () => undefined)
    const failed = await work([one.articleId])
    await work([two.articleId])
    await lab.actions.clearEndedJobs()
    const left = await lab.db.extractions.toCollection().primaryKeys()
    const again = await lab.actions.retryExtraction(failed?.id ?? '')
    const list = again.ok ? await lab.db.extractionLists.get(again.value.jobId) : undefined
    await lab.actions.dismissExtraction(failed?.id ?? '')
    const rows = await lab.db.extractionRemarks.count()
    return { left, failed: failed?.id, list: list?.articleIds, one: one.articleId, rows }
  })
  expect(seen.left).toEqual([seen.failed])
  expect(seen.list).toEqual([seen.one])
  expect(seen.rows).toBe(0)
})

declare global {
  interface Window {
    goOn: (() => void)[]
  }
}
