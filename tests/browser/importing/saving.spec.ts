import { fillQueue } from '../../pages/fill-library.ts'
import { LibraryPage } from '../../pages/library-page.ts'
import { SavePage } from '../../pages/save-page.ts'
import { expect, test } from '../launch.ts'

test('an address is saved from the box with its tags, and waits in the queue', async ({ page }) => {
  const library = await LibraryPage.open(page)
  const saving = new SavePage(page)
  await library.press('Control+n')
  await saving.typeText('example.org/essays/tides')
  await saving.addTag('sea/tides')
  await saving.save()
  await library.says('Saving https://example.org/essays/tides')
  await saving.openQueue()
  await expect(saving.job('example.org/essays/tides')).toContainText('Waiting')
})

test('an empty box says what it wants', async ({ page }) => {
  await LibraryPage.open(page)
  const saving = new SavePage(page)
  await saving.openBox()
  await saving.save()
  await expect(page.getByText('Paste an address or some text first.')).toBeVisible()
})

test('what is pasted outside a field is saved: an address, or text with its markup', async ({ page }) => {
  const library = await LibraryPage.open(page)
  const saving = new SavePage(page)
  await saving.paste({ text: 'https://example.org/a\nhttps://example.org/b' })
  await library.says('Saving 2 addresses')
  await saving.paste({ text: 'Tides come and go.', html: '<p>Tides <em>come</em> and go.</p>' })
  await library.says('Saving what you pasted')
  await saving.openQueue()
  await expect(saving.jobs()).toHaveCount(3)
})

test('what is pasted into a field stays there', async ({ page }) => {
  const library = await LibraryPage.open(page)
  const saving = new SavePage(page)
  await library.filterField.focus()
  await saving.paste({ text: 'https://example.org/a' })
  await saving.openQueue()
  await expect(saving.jobs()).toHaveCount(0)
})

test('links and files are dropped on the window, which shows where', async ({ page }) => {
  const library = await LibraryPage.open(page)
  const saving = new SavePage(page)
  await saving.dragOver({ link: 'https://example.org/dropped' })
  await expect(page.getByText('Drop to save')).toBeVisible()
  await saving.drop({ link: 'https://example.org/dropped' })
  await expect(page.getByText('Drop to save')).toBeHidden()
  await library.says('Saving https://example.org/dropped')
  await saving.drop({ file: { name: 'tides.html', mime: 'text/html', text: '<h1>Tides</h1>' } })
  await library.says('Saving 1 file')
  await saving.openQueue()
  await expect(saving.jobs()).toHaveCount(2)
})

test('the queue shows progress, says why something failed, and offers the next step', async ({ page }) => {
  await LibraryPage.open(page)
  const saving = new SavePage(page)
  await fillQueue(page, [
    { address: 'https://example.org/slow', status: 'images', done: 3, total: 14 },
    { address: 'http://10.0.0.1/wiki', status: 'failed', error: 'private-address' },
    { address: 'https://example.org/gone', status: 'failed', error: 'not-found' },
  ])
  await saving.openQueue()
  await expect(saving.job('slow')).toContainText('Fetching images, 3 of 14')
  await expect(saving.job('slow').getByRole('progressbar')).toHaveAttribute('value', '3')
  await expect(saving.job('gone')).toContainText('The site says that there is no such page.')
  await saving
    .job('wiki')
    .getByRole('button', { name: /^Fetch it anyway/ })
    .click()
  await expect(saving.job('wiki')).toContainText('Waiting')
  await expect.poll(() => saving.mayFetchPrivate('http://10.0.0.1/wiki')).toBe(true)
  await saving
    .job('gone')
    .getByRole('button', { name: /^Try again/ })
    .click()
  await expect(saving.job('gone')).toContainText('Waiting')
  await saving
    .job('slow')
    .getByRole('button', { name: /^Cancel/ })
    .click()
  await expect(saving.job('slow')).toContainText('Cancelled')
  await page.getByRole('button', { name: 'Pause' }).click()
  await expect(page.getByRole('button', { name: 'Resume' })).toBeVisible()
  await page.getByRole('button', { name: 'Clear finished' }).click()
  await expect(saving.jobs()).toHaveCount(2)
})

test('of several addresses those that can be saved are, and it is said how many', async ({ page }) => {
  await LibraryPage.open(page)
  const saving = new SavePage(page)
  await page.evaluate(() => {
    const add = IDBObjectStore.prototype.add
    let jobs = 0
    IDBObjectStore.prototype.add = function (...args) {
      if (this.name === 'jobs' && ++jobs === 2)
        throw new DOMException('There is no room', 'QuotaExceededError')
      return add.apply(this, args)
    }
  })
  await saving.paste({ text: 'https://example.org/a\nhttps://example.org/b\nhttps://example.org/c' })
  await expect(page.getByText('2 of 3 addresses saved.').first()).toBeVisible()
  await saving.openQueue()
  await expect(saving.jobs()).toHaveCount(2)
})

test('a failed address is dismissed by itself', async ({ page }) => {
  await LibraryPage.open(page)
  const saving = new SavePage(page)
  await fillQueue(page, [
    { address: 'https://example.org/gone', status: 'failed', error: 'not-found' },
    { address: 'https://example.org/lost', status: 'failed', error: 'not-found' },
  ])
  await saving.openQueue()
  await saving
    .job('gone')
    .getByRole('button', { name: /^Dismiss/ })
    .click()
  await expect(saving.jobs()).toHaveCount(1)
  await expect(saving.job('lost')).toBeVisible()
})

test('while a page that may lack its article waits for a decision, not everything is said to be saved', async ({
  page,
}) => {
  await LibraryPage.open(page)
  const saving = new SavePage(page)
  await fillQueue(page, [
    { address: 'https://example.org/bats', status: 'thin', title: 'Sign in' },
    { address: 'https://example.org/moles', status: 'saved', title: 'Moles under the cathedral' },
  ])
  const line = page.getByRole('button', { name: /Show the queue/ })
  await expect(line).toHaveText(/^1 page may lack its article/)
  await saving.openQueue()
  const thin = saving.jobs().first()
  await expect(thin).toContainText('Sign in')
  await expect(thin).toContainText('Asked for: https://example.org/bats')
  await thin.getByRole('button', { name: /^Keep as it is/ }).click()
  await expect(saving.jobs()).toHaveCount(1)
  await page.keyboard.press('Escape')
  await expect(line).toHaveText(/^Everything is saved/)
})

test('Escape closes the queue also in the moment in which a pressed button is gone and nothing has the focus', async ({
  page,
}) => {
  await LibraryPage.open(page)
  const saving = new SavePage(page)
  await saving.openQueue()
  const queue = page.getByRole('dialog', { name: 'Saving' })
  await expect(queue).toBeVisible()
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    document.body.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }),
    )
  })
  await expect(queue).toHaveCount(0)
})
