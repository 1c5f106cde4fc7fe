import type { Page } from '@playwright/test'
import { expect } from '../launch.ts'
import { test } from './lab-page.ts'

/** Soon enough that a test need not wait for it; the app waits longer. In milliseconds. */
const WRITE_AGAIN_AFTER_MS = 20

/** Works the queue with captures that the test ends, and lets the test fill the disk for jobs. */
async function startWorker(page: Page, { workQueue }: { workQueue: boolean }): Promise<void> {
  await page.evaluate(
    async ({ workQueue, writeAgainAfterMs }) => {
      window.trouble = { isDiskFull: false, reported: 0, unhandled: 0 }
      addEventListener('error', () => window.trouble.reported++)
      addEventListener('unhandledrejection', () => window.trouble.unhandled++)
      const put = IDBObjectStore.prototype.put
      IDBObjectStore.prototype.put = function (...args) {
        if (window.trouble.isDiskFull && this.name === 'jobs')
          throw new DOMException('There is no room', 'QuotaExceededError')
        return put.apply(this, args)
      }
      window.worker = window.library.holdCaptures({ writeAgainAfterMs })
      if (workQueue) await window.worker.workQueue()
    },
    { workQueue, writeAgainAfterMs: WRITE_AGAIN_AFTER_MS },
  )
}

async function add(page: Page, url: string): Promise<string> {
  const job = await page.evaluate((address) => window.library.actions.saveAddress(address), url)
  if (!job.ok) throw new Error(job.error.message)
  return job.value.jobId
}

const begun = (page: Page) => page.evaluate(() => window.worker.begun.length)
const setDiskFull = (page: Page, isFull: boolean) =>
  page.evaluate((value) => {
    window.trouble.isDiskFull = value
  }, isFull)
const store = (page: Page, index: number) =>
  page.evaluate(async (at) => {
    await window.worker.begun[at]?.store({ url: `https://example.org/${at}`, text: `Text ${at}.` })
  }, index)
const statuses = (page: Page) =>
  page.evaluate(async () =>
    (await window.library.db.jobs.orderBy('createdAt').toArray()).map((job) => job.status),
  )

test('a second job begins while the first is still worked, and a third waits', async ({ page }) => {
  await startWorker(page, { workQueue: true })
  for (const [index, expected] of [1, 2, 2].entries()) {
    await page.evaluate(() => window.library.time++)
    await add(page, `https://example.org/${index}`)
    await expect.poll(() => begun(page)).toBe(expected)
  }
  expect(await statuses(page)).toEqual(['running', 'running', 'queued'])
  await store(page, 0)
  await expect.poll(() => begun(page)).toBe(3)
})

test('a pause lets nothing more begin until the queue is resumed, but for what is asked for by name', async ({
  page,
}) => {
  await startWorker(page, { workQueue: true })
  for (let n = 0; n < 4; n++) {
    await page.evaluate(() => window.library.time++)
    await add(page, `https://example.org/${n}`)
  }
  await expect.poll(() => begun(page)).toBe(2)
  await page.evaluate(() => window.library.actions.changeSettings('queue', { paused: true }))
  await store(page, 0)
  await store(page, 1)
  await expect.poll(() => statuses(page)).toEqual(['done', 'done', 'queued', 'queued'])
  const claimed = await page.evaluate(async () => {
    const { db, jobs, store } = window.library
    const newest = await db.jobs.orderBy('createdAt').last()
    const next = await jobs.claimJob(store)
    return { next, named: (await jobs.claimJob(store, { jobId: newest?.id ?? '' }))?.id === newest?.id }
  })
  expect(claimed).toEqual({ next: null, named: true })
  expect(await begun(page)).toBe(2)
  await page.evaluate(() => window.library.actions.changeSettings('queue', { paused: false }))
  await expect.poll(() => begun(page)).toBe(3)
})

test('of jobs that were interrupted each is worked alone, after all that were not', async ({ page }) => {
  await startWorker(page, { workQueue: false })
  for (let n = 0; n < 4; n++) {
    await page.evaluate(() => window.library.time++)
    await add(page, `https://example.org/${n}`)
  }
  // As after a crash in which the first two were being worked.
  await page.evaluate(async () => {
    const { jobs, store } = window.library
    await jobs.claimJob(store)
    await jobs.claimJob(store)
  })
  await page.evaluate(() => void window.worker.workQueue())
  await expect.poll(() => statuses(page)).toEqual(['queued', 'queued', 'running', 'running'])
  await store(page, 0)
  await expect.poll(() => statuses(page)).toEqual(['queued', 'queued', 'done', 'running'])
  await store(page, 1)
  await expect.poll(() => statuses(page)).toEqual(['running', 'queued', 'done', 'done'])
  await page.evaluate(() => window.library.time++)
  await add(page, 'https://example.org/fresh')
  await expect.poll(() => statuses(page)).toEqual(['running', 'queued', 'done', 'done', 'queued'])
  await store(page, 2)
  await expect.poll(() => statuses(page)).toEqual(['done', 'queued', 'done', 'done', 'running'])
  await store(page, 3)
  await expect.poll(() => statuses(page)).toEqual(['done', 'running', 'done', 'done', 'done'])
})

test('a job that ends on a full disk has failed as soon as there is room, and the queue goes on', async ({
  page,
}) => {
  await startWorker(page, { workQueue: true })
  await add(page, 'https://example.org/first')
  await expect.poll(() => begun(page)).toBe(1)
  await setDiskFull(page, true)
  await store(page, 0)
  await expect.poll(() => page.evaluate(() => window.trouble.reported)).toBeGreaterThan(1)
  expect(await statuses(page)).toEqual(['running'])
  await setDiskFull(page, false)
  await expect.poll(() => statuses(page)).toEqual(['failed'])
  const [job] = await page.evaluate(() => window.library.db.jobs.toArray())
  expect(job?.error?.kind).toBe('disk-full')
  await add(page, 'https://example.org/second')
  await expect.poll(() => begun(page)).toBe(2)
  expect(await page.evaluate(() => window.trouble.unhandled)).toBe(0)
})

test('who waits for a job is told that it failed, even when that cannot be stored', async ({ page }) => {
  await startWorker(page, { workQueue: false })
  const jobId = await add(page, 'https://example.org/page')
  const ended = page.evaluate((id) => window.worker.workJob(id), jobId)
  await expect.poll(() => begun(page)).toBe(1)
  await setDiskFull(page, true)
  await page.evaluate(() => window.worker.begun[0]?.crash(new TypeError('a bug')))
  expect(await ended).toMatchObject({ id: jobId, status: 'failed', error: { kind: 'unexpected' } })
})

test('progress is shown again after a report that could not be stored', async ({ page }) => {
  await startWorker(page, { workQueue: true })
  await add(page, 'https://example.org/page')
  await expect.poll(() => begun(page)).toBe(1)
  const report = (done: number) =>
    page.evaluate((n) => window.worker.begun[0]?.onProgress({ stage: 'images', done: n, total: 9 }), done)
  await setDiskFull(page, true)
  await report(1)
  await expect.poll(() => page.evaluate(() => window.trouble.reported)).toBe(1)
  await setDiskFull(page, false)
  await report(2)
  await expect
    .poll(() => page.evaluate(async () => (await window.library.db.jobs.toArray())[0]?.done))
    .toBe(2)
})

declare global {
  interface Window {
    trouble: { isDiskFull: boolean; reported: number; unhandled: number }
  }
}
