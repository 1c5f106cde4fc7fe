import type { Page } from '@playwright/test'
import { expectAccessible } from '../../pages/axe.ts'
import { PORT_ARTICLE } from '../../pages/reader-fixtures.ts'
import { expect } from '../launch.ts'
import { test } from '../reader/reader-test.ts'

const field = (page: Page) => page.getByRole('textbox', { name: 'Note, in Markdown' })
const list = (page: Page) => page.getByRole('listbox', { name: 'What to link to' })
const title = (page: Page) => page.getByRole('heading', { level: 1 })

const CANAL = {
  html: '<p>Beyond the bend there is a lock with no water in it.</p><p>The ducks walk through it.</p>',
  title: 'The dry [lock]',
  authors: ['Ada Łoś'],
  url: 'https://example.org/lock',
}

const PORT = { html: PORT_ARTICLE, title: 'What a port is for' }

test('two brackets offer what to link to; the keyboard chooses, and the link leads there and back', async ({
  reader,
  page,
}) => {
  test.slow()
  await reader.save(CANAL)
  const lock = reader.articleId
  const [ducks = ''] = await reader.store([{ quote: 'The ducks walk', note: 'on **birds**' }])
  await reader.save(PORT)
  await reader.store([{ quote: 'A quay is a promise' }, { quote: 'the promise is kept' }])
  await reader.open()
  await reader.clickOn('A quay is')
  await page.keyboard.press('n')
  await expect(field(page)).toBeFocused()
  await page.keyboard.type('See [[')
  await expect(list(page).getByRole('option')).toHaveText([
    /the promise is kept/,
    /A quay is a promise/,
    /What a port is for/,
    /The dry \[lock\]/,
  ])
  await expectAccessible(page)
  await page.keyboard.type('los')
  await expect(list(page).getByRole('option')).toHaveText([/The dry \[lock\]/])
  await expect(field(page)).toHaveAttribute('aria-activedescendant', /.+/)
  await page.keyboard.press('Enter')
  const link = `[The dry \\[lock\\]](offprint://article/${lock})`
  await expect(field(page)).toHaveValue(`See ${link}`)
  await expect(list(page)).toHaveCount(0)
  await page.keyboard.type(' and [[birds')
  await expect(list(page).getByRole('option')).toHaveText([/“The ducks walk”/])
  await page.keyboard.press('Tab')
  const other = `[“The ducks walk”](offprint://article/${lock}?highlight=${ducks})`
  await expect(field(page)).toHaveValue(`See ${link} and ${other}`)
  await page.keyboard.press('Escape')

  const card = reader.card(/A quay is a promise/)
  const anchor = card.getByRole('link', { name: '“The ducks walk”' })
  await expect(anchor).toHaveAttribute('title', 'The dry [lock]\nThe ducks walk')
  await expectAccessible(page)
  await anchor.click()
  await expect(title(page)).toHaveText('The dry [lock]')
  const ducksCard = reader.card(/The ducks walk/)
  await expect(ducksCard.getByRole('toolbar')).toBeVisible()
  await expect(page.getByRole('group', { name: 'Linked from 1 note' })).toHaveCount(2)
  await expectAccessible(page)
  await ducksCard
    .getByRole('button', { name: /^See The dry \[lock\] and .*on “A quay is a promise” in What a port/ })
    .click()
  await expect(title(page)).toHaveText('What a port is for')
  await expect(card.getByRole('toolbar')).toBeVisible()
  await page.evaluate(() => window.readingLab.navigation?.back())
  await expect(title(page)).toHaveText('The dry [lock]')
  await page.evaluate(() => window.readingLab.navigation?.back())
  await expect(title(page)).toHaveText('What a port is for')
  await expect(card.getByRole('toolbar')).toBeVisible()

  await card.getByRole('link', { name: 'The dry [lock]' }).click({ modifiers: ['Control'] })
  await expect
    .poll(() => page.evaluate(() => window.readingLab.asked.at(-1)))
    .toEqual({ name: 'openArticleWindow', request: { articleId: lock } })
})

test('brackets that nothing was chosen for stay as typed, and Escape closes the list alone', async ({
  reader,
  page,
}) => {
  await reader.read(PORT)
  await page.getByRole('button', { name: 'Note on the article' }).click()
  await page.keyboard.type('a [[port')
  await expect(list(page)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(list(page)).toHaveCount(0)
  await expect(field(page)).toBeFocused()
  await page.keyboard.type(' x')
  await expect(list(page)).toHaveCount(0)
  await page.keyboard.type(']] and [[nowhere at all')
  await expect(page.getByText('Nothing found to link to.')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expect(field(page)).toHaveCount(0)
  await expect.poll(() => reader.storedNotes()).toEqual(['a [[port x]] and [[nowhere at all'])
})

test('a link to what is gone is struck, with words that say so', async ({ reader, page }) => {
  await reader.save(CANAL)
  const lock = reader.articleId
  const [ducks = ''] = await reader.store([{ quote: 'The ducks walk' }])
  await reader.save(PORT)
  const link = (words: string, highlight = '') => `[${words}](offprint://article/${lock}${highlight})`
  await reader.store([
    { quote: 'A quay is a promise', note: `${link('lock')} ${link('ducks', `?highlight=${ducks}`)}` },
  ])
  await reader.open()
  const card = reader.card(/A quay is a promise/)
  await expect(card.getByRole('link')).toHaveText(['lock', 'ducks'])
  await expect(card.locator('del')).toHaveCount(0)
  await page.evaluate((id) => window.readingLab.actions.deleteHighlights([id]), ducks)
  await expect(card).toContainText('ducks (this highlight was deleted)')
  await page.evaluate((id) => window.readingLab.actions.trashArticles([id]), lock)
  await expect(card).toContainText('lock (in the Trash)')
  await expect(card.locator('del')).toHaveText(['lock', 'ducks'])
  await expectAccessible(page)
  await page.evaluate((id) => window.readingLab.actions.purgeArticles([id]), lock)
  await expect(card).toContainText('lock (not in the library any more)')
  await expect(card.getByRole('link')).toHaveCount(0)
})

test('shows on an article which notes lead to it, and goes to one that stands for itself', async ({
  reader,
  page,
}) => {
  await reader.read(PORT)
  await expect(page.getByRole('group', { name: /^Linked from/ })).toHaveCount(0)
  const noteId = await page.evaluate(async (id) => {
    const body = `# On [ports](offprint://article/${id})\n\nmore`
    const note = { targetKind: 'free', targetId: '', articleId: '', body } as const
    const added = await window.readingLab.actions.addNote(note)
    return added.ok ? added.value.noteId : ''
  }, reader.articleId)
  const from = page.getByRole('group', { name: 'Linked from 1 note' })
  await from.getByRole('button', { name: 'On ports in the notebook' }).press('Enter')
  expect(await page.evaluate(() => window.readingLab.navigation?.route)).toMatchObject({
    notebook: true,
    noteId,
  })
})

test('a link within the article leads to its passage, and back to where one was', async ({
  reader,
  page,
}) => {
  await reader.save({
    html: `${PORT_ARTICLE}${'<p>Again and again.</p>'.repeat(150)}<p>The very last words.</p>`,
  })
  const [last = ''] = await reader.store([{ quote: 'The very last words' }])
  await reader.store([
    {
      quote: 'A quay is a promise',
      note: `[down](offprint://article/${reader.articleId}?highlight=${last})`,
    },
  ])
  await reader.open()
  const passage = reader.text.getByText('The very last words')
  await reader
    .card(/A quay/)
    .getByRole('link', { name: 'down' })
    .click()
  await expect(passage).toBeInViewport()
  await page.evaluate(() => window.readingLab.navigation?.back())
  await expect(reader.text.getByText('A quay is a promise')).toBeInViewport()
  await reader
    .card(/A quay/)
    .getByRole('link', { name: 'down' })
    .click()
  await expect(passage).toBeInViewport()
})
