import type { Page } from '@playwright/test'
import { expectAccessible } from '../../pages/axe.ts'
import { fillMany } from '../../pages/fill-many.mjs'
import { LibraryPage } from '../../pages/library-page.ts'
import { expect as expectSoon, test } from '../launch.ts'

/** Texts are read for search at the same time, and on a busy machine that takes a while; in milliseconds. */
const WORKS_WITHIN = 60_000

const expect = expectSoon.configure({ timeout: WORKS_WITHIN })

test.slow()

const ARTICLES = 1_500

/** The library with very many articles, all in sight of a place, and its list in focus. */
async function openMany(page: Page): Promise<LibraryPage> {
  const library = await LibraryPage.open(page)
  await fillMany(page, ARTICLES)
  await page.reload()
  await library.goTo('All articles')
  await expect(page.getByText(`${ARTICLES.toLocaleString('en')} articles`).first()).toBeVisible()
  await library.focusList()
  return library
}

/** The window that works the jobs; closed, it is as one that was killed. */
async function openIngest(page: Page, prepare?: () => void): Promise<Page> {
  const ingest = await page.context().newPage()
  if (prepare) await ingest.addInitScript(prepare)
  await ingest.goto('/ingest.html')
  return ingest
}

/** Lets no part follow the first: between two of them the window waits for its clock, which stops. */
function endAfterOnePart(): void {
  const put = IDBObjectStore.prototype.put
  IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...given: [unknown, IDBValidKey?]) {
    if (this.name === 'bulkJobs' && (given[0] as { done: number }).done > 0)
      window.setTimeout = (() => 0) as unknown as typeof window.setTimeout
    return put.apply(this, given)
  }
}

async function tagAll({ page }: LibraryPage, tag: string): Promise<void> {
  await page.keyboard.press('Control+a')
  await page.keyboard.press('t')
  const field = page.getByRole('combobox', { name: `Tags of ${ARTICLES.toLocaleString('en')} articles` })
  await field.fill(tag)
  await field.press('Enter')
  await field.press('Escape')
}

/** The line at the foot of the sidebar, which opens to the queue. */
const line = (page: Page, words: RegExp) => page.getByRole('button', { name: words })

/** Changes some but not all, then ends as if it were killed. */
async function workSome(page: Page, doing: RegExp): Promise<void> {
  const ingest = await openIngest(page, endAfterOnePart)
  await expect(line(page, doing)).toBeVisible()
  await ingest.close()
}

test('all articles of a list are tagged by three keys, go on as a job, and come back by one undo', async ({
  page,
}) => {
  const library = await openMany(page)
  await openIngest(page)
  await tagAll(library, 'canal')
  await expect(library.status).toContainText('Tagged 1,500 articles with canal')
  await expect(library.tag('canal')).toContainText('1,500 articles')
  await library.focusList()
  await page.keyboard.press('Control+z')
  await expect(library.status).toContainText('Took back for 1,500 articles: Tag 1,500 articles with canal')
  await expect(library.tag('canal')).toHaveCount(0)
})

test('a change to very many can be stopped by the keyboard; what was done stays, says how much it is, and goes on or comes back', async ({
  page,
}) => {
  const library = await openMany(page)
  await tagAll(library, 'canal')
  await expect(library.status).toContainText('Tag 1,500 articles with canal: it has begun')
  await workSome(page, /Tagging, [1-9][\d,]* of 1,500/)
  await line(page, /Tagging/).focus()
  await page.keyboard.press('Enter')
  const queue = page.getByRole('dialog')
  const item = queue.getByRole('listitem').filter({ hasText: 'Tag 1,500 articles with canal' })
  await expect(item.getByRole('progressbar')).toHaveAccessibleName(
    'Progress of: Tag 1,500 articles with canal',
  )
  await expectAccessible(page)
  await item.getByRole('button', { name: 'Stop' }).focus()
  await page.keyboard.press('Enter')
  await expect(item).toContainText(/Tagged [1-9][\d,]* of 1,500 articles with canal/)
  await expect(item.getByRole('button', { name: 'Go on' })).toBeVisible()
  await expectAccessible(page)

  await openIngest(page)
  await item.getByRole('button', { name: 'Go on' }).click()
  await expect(item).toContainText('Tagged 1,500 articles with canal')
  await item.getByRole('button', { name: 'Undo' }).click()
  await expect(item).toContainText('Took back for 1,500 articles')
  await page.keyboard.press('Escape')
  await expect(library.tag('canal')).toHaveCount(0)
})

test('while very much is taken back, another undo says that it has to wait', async ({ page }) => {
  const library = await openMany(page)
  const ingest = await openIngest(page)
  await tagAll(library, 'canal')
  await expect(library.status).toContainText('Tagged 1,500 articles')
  await ingest.close()
  await library.focusList()
  await page.keyboard.press('Control+z')
  await expect(library.status).toContainText('Taking that back')
  await page.keyboard.press('Control+z')
  await expect(library.status).toContainText('That has to wait until the step before it is taken back')
})

test('a tag that very many articles have is shown, and is taken off all of them', async ({ page }) => {
  const library = await openMany(page)
  await openIngest(page)
  await tagAll(library, 'canal')
  await expect(library.status).toContainText('Tagged 1,500 articles')
  await library.focusList()
  await page.keyboard.press('t')
  await page.getByRole('button', { name: 'Remove the tag canal' }).click()
  await expect(library.status).toContainText('Took canal off 1,500 articles')
})
