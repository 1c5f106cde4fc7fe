import type { ElectronApplication } from '@playwright/test'
import { ReadingPath } from '../../pages/reading-path.ts'
import { expect, test } from '../launch.ts'
import { openSite, webPage } from './local-site.ts'

const inWorker = (app: ElectronApplication, what: 'crash' | 'hang') =>
  app.evaluate(async ({ webContents }, done) => {
    const worker = webContents.getAllWebContents().find((contents) => contents.getURL().includes('ingest'))
    if (!worker) throw new Error('The ingest window is not there')
    if (done === 'crash') worker.forcefullyCrashRenderer()
    // As an article does that is computed for ever: it is begun when the page has no transaction open.
    else
      await worker.executeJavaScript(`new Promise((resolve) => {
      const open = IDBDatabase.prototype.transaction
      let last = null
      IDBDatabase.prototype.transaction = function (...args) {
        return (last = open.apply(this, args))
      }
      const request = indexedDB.open('offprint')
      request.onsuccess = () => {
        const { result } = request
        const hangOnce = () => {
          last = null
          // Waits for whatever is open, here and elsewhere.
          const all = open.call(result, [...result.objectStoreNames], 'readwrite')
          all.oncomplete = () => {
            if (last !== null) return hangOnce()
            setTimeout(() => { for (;;); })
            resolve()
          }
        }
        hangOnce()
      }
    })`)
  }, what)

test('a worker that crashes and hangs stops no reading, and its job ends with a reason', async ({
  offprint,
}) => {
  const { app, window } = offprint
  const path = new ReadingPath(window)
  const site = await openSite()
  const askedFor = () => site.asked.length
  site.put('/slow', () => undefined)
  await path.backToList()
  await path.askFor(site.address('/slow'))
  await path.saving.openQueue()
  await path.fetchAllAnyway(1)

  await expect.poll(askedFor).toBe(1)
  await inWorker(app, 'crash')
  // By itself: another worker takes up the job.
  await expect.poll(askedFor).toBe(2)
  await path.page.keyboard.press('Escape')

  await test.step('reading goes on while the worker hangs', async () => {
    await inWorker(app, 'hang')
    await path.open('An article, and room in its margin')
    await path.mark('no network', 'Violet')
    await path.backToList()
  })

  await inWorker(app, 'crash')
  await path.saving.openQueue()
  const job = path.saving.jobs().first()
  await expect(job).toContainText('Saving broke down twice over this, so it was set aside.')

  site.put(
    '/slow',
    webPage('The slow page', [
      'It came in the end, as slow pages do, and it was worth the wait for those who had nothing else to read on that evening.',
    ]),
  )
  await job.getByRole('button', { name: /^Try again/ }).click()
  await expect(path.saving.job('The slow page')).toContainText('Saved')
  site.close()
})
