import { LibraryPage } from '../../pages/library-page.ts'
import { expect, test } from '../launch.ts'

/** A read that hangs is given up after ten seconds. In milliseconds. */
const STARTS_WITHIN = 30_000

test('a library that cannot be read is said so, and read once it can be', async ({ page }) => {
  await page.addInitScript(() => {
    if (sessionStorage.getItem('is-well')) return
    IDBFactory.prototype.open = () => {
      throw new DOMException('Internal error', 'UnknownError')
    }
  })
  await page.goto('/')
  await expect(page.getByRole('alert')).toContainText('Offprint could not be shown', {
    timeout: STARTS_WITHIN,
  })
  await page.evaluate(() => sessionStorage.setItem('is-well', 'yes'))
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Inbox' })).toBeVisible({
    timeout: STARTS_WITHIN,
  })
})

test('a window that cannot start says so in words, and starts once it can', async ({ page }) => {
  await page.route('**/main.js', (route) => route.abort())
  await page.goto('/')
  await expect(page.getByRole('alert')).toContainText('Offprint could not start', {
    timeout: STARTS_WITHIN,
  })
  await page.unroute('**/main.js')
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Inbox' })).toBeVisible({
    timeout: STARTS_WITHIN,
  })
})

test('a failure that nothing else tells of is told at the foot of the window', async ({ page }) => {
  const library = await LibraryPage.open(page)
  await page.evaluate(() => void Promise.reject(new RangeError('Nobody catches this')))
  await library.says('Something in Offprint did not work.')
})

test('a file that is gone by the time it is read is said by its name', async ({ page }) => {
  const library = await LibraryPage.open(page)
  await page.evaluate(() => {
    Blob.prototype.arrayBuffer = () => Promise.reject(new DOMException('Gone', 'NotFoundError'))
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(new File([''], 'notes.html'))
    window.dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }))
  })
  await library.says('notes.html: It is not there any more.')
})

test('a backup that breaks off says so', async ({ page }) => {
  const library = await LibraryPage.open(page)
  await library.press('Control+Comma')
  await page.evaluate(() => {
    IDBObjectStore.prototype.count = () => {
      throw new DOMException('Internal error', 'UnknownError')
    }
  })
  await page.getByRole('button', { name: 'Back up…' }).click()
  await library.says('That did not work: something in the library could not be read or written.')
})

test('a place that cannot be kept is said', async ({ page }) => {
  const library = await LibraryPage.open(page)
  await page.evaluate(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('The disk is full', 'QuotaExceededError')
    }
  })
  await library.sidebar.getByText('Archive', { exact: true }).click()
  await library.says('disk')
})
