import { fillLibrary } from '../../pages/fill-library.ts'
import { NotebookPage } from '../../pages/notebook-page.ts'
import { expect, test } from '../launch.ts'

const QUAY = 'A quay is a promise in concrete. Ships come on Tuesdays. The crane waits with its arm up.'
const ARTICLES = [
  { title: 'The quay', excerpt: QUAY, siteName: 'Harbour Quarterly', tags: ['ports'] },
  { title: 'Borders', excerpt: 'The line was surveyed in eleven weeks.' },
]

const PROMISE = 'A quay is a promise in concrete.'
const CRANE = 'The crane waits with its arm up.'
const LINE = 'surveyed in eleven weeks'

const MARKS = [
  {
    on: 'The quay',
    quote: CRANE,
    color: 'sky',
    tags: ['world/asia'],
    daysAgo: 40,
    note: 'Like a pupil who knows the answer.',
  },
  { on: 'The quay', note: 'Read again before the talk.', daysAgo: 30 },
  { on: 'The quay', quote: PROMISE, tags: ['world', 'to cite'], daysAgo: 20 },
  { on: 'Borders', quote: LINE, color: 'rose', place: 'orphan', daysAgo: 10 },
] as const

const NOTE = 'Read again before the talk.'

test.beforeEach(async ({ page }) => {
  await page.goto('/')
  await fillLibrary(page, ARTICLES)
})

test('says what gathers there while there is nothing, and follows what is marked in any window', async ({
  page,
}) => {
  const notebook = await NotebookPage.open(page)
  await expect(page.getByRole('heading', { name: 'Nothing here yet' })).toBeVisible()
  await notebook.write(MARKS)
  await notebook.shows(LINE, PROMISE, NOTE, CRANE)
  await expect(notebook.library.sidebar.getByRole('button', { name: /^Notebook/ })).toContainText(
    '4 highlights and notes',
  )
  await expect(notebook.row(CRANE)).toContainText('Like a pupil who knows the answer.')
  await expect(notebook.row(CRANE)).toContainText('Sky')
  await expect(notebook.row(LINE)).toContainText('Not in the text any more')
})

test('is filtered by colour, tag, kind, place, article and words, which are marked', async ({ page }) => {
  const notebook = await NotebookPage.open(page)
  await notebook.write(MARKS)
  await notebook.shows(LINE, PROMISE, NOTE, CRANE)

  await page.getByRole('button', { name: 'Only Sky' }).click()
  await notebook.shows(CRANE)
  await page.getByRole('button', { name: 'Only Rose' }).click()
  await notebook.shows(LINE, CRANE)
  await page.getByRole('button', { name: 'Clear the filters' }).click()

  await notebook.button('Tag').click()
  await page.getByLabel('Find in the list').fill('wor')
  await notebook.press('Enter')
  await notebook.shows(PROMISE, CRANE)
  await expect(notebook.button('Tag')).toHaveText('Tag: world')
  await notebook.chooseFilter('Tag', 'world/asia')
  await notebook.shows(CRANE)
  await notebook.chooseFilter('Tag', 'Any tag')

  await notebook.chooseFilter('Kind', 'Notes on articles')
  await notebook.shows(NOTE)
  await notebook.chooseFilter('Kind', 'All kinds')
  await notebook.chooseFilter('Place', 'Not in the text any more')
  await notebook.shows(LINE)
  await notebook.chooseFilter('Place', 'Wherever they stand')
  await notebook.chooseFilter('Article', 'Borders')
  await notebook.shows(LINE)
  await notebook.chooseFilter('Article', 'Any article')
  await page.getByRole('button', { name: 'With a note' }).click()
  await notebook.shows(NOTE, CRANE)
  await page.getByRole('button', { name: 'Clear the filters' }).click()

  await notebook.press('/')
  await page.keyboard.type('pupil')
  await notebook.shows(CRANE)
  await expect(notebook.list.locator('mark')).toHaveText('pupil')
  await notebook.search.fill('nowhere')
  await expect(page.getByRole('heading', { name: 'Nothing fits' })).toBeVisible()
  await page.getByRole('main').getByRole('button', { name: 'Clear the filters' }).last().click()
  await notebook.shows(LINE, PROMISE, NOTE, CRANE)
})

test('is filtered by day and by collection', async ({ page }) => {
  const notebook = await NotebookPage.open(page)
  await notebook.write(MARKS)
  await page.evaluate(async () => {
    const load = (path: string) => import(/* @vite-ignore */ path)
    const { openDatabase, createActions, openJobSignal } = await load('/app-modules.js')
    const db = openDatabase()
    const store = { db, now: Date.now, newId: () => crypto.randomUUID() }
    await createActions(store, openJobSignal(db.name)).addCollection({ name: 'Ports', query: 'tag:ports' })
  })
  await notebook.chooseFilter('Collection', 'Ports')
  await notebook.shows(PROMISE, NOTE, CRANE)
  const day = (daysAgo: number) => {
    const moment = new Date(Date.now() - daysAgo * 86_400_000)
    const two = (part: number) => String(part).padStart(2, '0')
    return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`
  }
  await notebook.button('Dates').click()
  await page.getByLabel('From', { exact: true }).fill(day(30))
  await notebook.shows(PROMISE, NOTE)
  await page.getByLabel('To', { exact: true }).fill(day(30))
  await notebook.shows(NOTE)
})

test('is grouped and sorted, and remembers how when the app opens again', async ({ page }) => {
  const notebook = await NotebookPage.open(page)
  await notebook.write(MARKS)
  await notebook.shows(LINE, PROMISE, NOTE, CRANE)
  await notebook.choose(/^Sort by/, 'Oldest first')
  await notebook.shows(CRANE, NOTE, PROMISE, LINE)
  await notebook.choose(/^Group/, 'By article')
  await notebook.shows('# The quay', PROMISE, CRANE, NOTE, '# Borders', LINE)
  await notebook.choose(/^Group/, 'By tag')
  await notebook.choose(/^Sort by/, 'Newest first')
  await page.getByRole('button', { name: 'Only Amber' }).click()
  await notebook.shows('# to cite', PROMISE, '# world', PROMISE)
  await expect.poll(() => page.evaluate(storedColors)).toEqual(['amber'])
  await notebook.openAgain()
  await notebook.shows('# to cite', PROMISE, '# world', PROMISE)
})

test('opens an article at the passage, and back leads to the same row at the same place', async ({
  page,
}) => {
  const notebook = await NotebookPage.open(page)
  const many = Array.from({ length: 60 }, (_, n) => ({
    note: `Thought number ${n}.\n\n- with\n- a list`,
    daysAgo: n,
  }))
  await notebook.write([...many, { on: 'The quay', quote: CRANE, daysAgo: 40 }])
  await expect(page.getByRole('main').getByText('61 highlights and notes')).toBeVisible()
  await expect(notebook.row('Thought number 0.')).toBeVisible()
  await notebook.press('End', 'Home')
  for (let step = 0; step < 40; step++) await notebook.press('j')
  await expect(notebook.selected()).toContainText(CRANE)
  const before = await notebook.row(CRANE).boundingBox()
  await notebook.press('Enter')
  await expect(page.getByRole('article')).toContainText(QUAY)
  const back = page.getByRole('button', { name: 'Back to Notebook' })
  await back.click()
  await expect(notebook.selected()).toContainText(CRANE)
  // A scroll position is rounded to the screen's pixels.
  await expect
    .poll(async () => Math.abs(((await notebook.row(CRANE).boundingBox())?.y ?? 0) - (before?.y ?? 0)))
    .toBeLessThanOrEqual(1)
  await expect(notebook.list).toBeFocused()
})

test('several are selected, coloured, tagged and deleted in one step each', async ({ page }) => {
  const notebook = await NotebookPage.open(page)
  await notebook.write(MARKS)
  await notebook.shows(LINE, PROMISE, NOTE, CRANE)
  await notebook.press('1')
  await notebook.says('1 highlight is Amber now')
  await notebook.press('Shift+ArrowDown')
  await expect(notebook.selected()).toHaveCount(2)
  await notebook.row(CRANE).click({ modifiers: ['Control'] })
  await expect(notebook.selected()).toHaveCount(3)
  await notebook.press('5')
  await notebook.says('3 highlights are Violet now')
  await expect(notebook.row(CRANE)).toContainText('Violet')
  await notebook.press('t')
  await page.getByRole('combobox').fill('mine')
  await notebook.press('Enter', 'Escape')
  await notebook.says('Tagged 3 highlights with mine')
  await expect(notebook.row(LINE)).toContainText('mine')
  await notebook.press('Control+a', 'Delete')
  await notebook.says('Deleted 4 entries')
  await expect(page.getByRole('heading', { name: 'Nothing here yet' })).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await notebook.shows(LINE, PROMISE, NOTE, CRANE)
  await expect(notebook.row(CRANE)).toContainText('Like a pupil who knows the answer.')
})

test('what the filter hides is not selected, and what is shown can be exported', async ({ page }) => {
  const notebook = await NotebookPage.open(page)
  await notebook.write(MARKS)
  await notebook.shows(LINE, PROMISE, NOTE, CRANE)
  await notebook.press('Shift+ArrowDown')
  const bar = page.getByRole('toolbar', { name: 'Actions for what is selected' })
  await expect(bar).toContainText('2 entries selected')
  await expect(notebook.row(PROMISE)).toHaveCSS('outline-style', 'solid')
  await expect(notebook.row(LINE)).toHaveCSS('outline-style', 'none')
  await page.getByRole('button', { name: 'Only Sky' }).click()
  await notebook.shows(CRANE)
  await expect(bar).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Export', exact: true })).toBeEnabled()
  await page.getByRole('button', { name: 'Only Sky' }).click()
  await notebook.shows(LINE, PROMISE, NOTE, CRANE)
  await expect(bar).toContainText('2 entries selected')
})

test('the first note is counted when it is done, and nothing else is offered meanwhile', async ({ page }) => {
  const notebook = await NotebookPage.open(page)
  const empty = page.getByRole('heading', { name: 'Nothing here yet' })
  await expect(empty).toBeVisible()
  await notebook.press('n')
  await notebook.noteField.fill('Ports as promises')
  await expect(notebook.library.sidebar.getByRole('button', { name: /^Notebook/ })).toContainText('1')
  await expect(page.getByRole('main')).toContainText('0 highlights and notes')
  await expect(empty).toHaveCount(0)
  await page.keyboard.press('Escape')
  await notebook.shows('Ports as promises')
})

test('a standalone note is written, edited and deleted in its place', async ({ page }) => {
  const notebook = await NotebookPage.open(page)
  await notebook.write(MARKS)
  await notebook.shows(LINE, PROMISE, NOTE, CRANE)
  await notebook.press('n')
  await notebook.noteField.fill('Ports as *promises*')
  await notebook.press('Control+Enter')
  await notebook.shows('Ports as promises', LINE, PROMISE, NOTE, CRANE)
  await expect(notebook.selected()).toContainText('Ports as promises')
  await expect(notebook.list).toBeFocused()
  await notebook.press('e')
  await notebook.noteField.fill('Ports as debts')
  await notebook.press('Escape')
  await notebook.shows('Ports as debts', LINE, PROMISE, NOTE, CRANE)
  await notebook.press('Delete')
  await notebook.says('Deleted 1 entry')
  await notebook.shows(LINE, PROMISE, NOTE, CRANE)
  await page.getByRole('button', { name: 'Undo' }).click()
  await notebook.shows('Ports as debts', LINE, PROMISE, NOTE, CRANE)
})

test('a note on a highlight is written and edited in its row, which keeps the field while it is stored', async ({
  page,
}) => {
  const notebook = await NotebookPage.open(page)
  await notebook.write(MARKS)
  await notebook.shows(LINE, PROMISE, NOTE, CRANE)
  await notebook.press('e')
  await notebook.noteField.fill('Who measured')
  await expect.poll(() => page.evaluate(storedNotes)).toContain('Who measured')
  await page.keyboard.type(' it?')
  await notebook.press('Escape')
  await expect(notebook.row(LINE)).toContainText('Who measured it?')
  await notebook.press('End', 'e')
  await expect(notebook.noteField).toHaveValue('Like a pupil who knows the answer.')
  await notebook.noteField.fill('')
  await notebook.press('Escape')
  await expect(notebook.row(CRANE)).not.toContainText('Like a pupil')
})

test('what is chosen is copied with citations, and exported as one file', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const notebook = await NotebookPage.open(page)
  await notebook.write([...MARKS, { note: 'A thought of my own' }])
  await notebook.shows('A thought of my own', LINE, PROMISE, NOTE, CRANE)
  await notebook.press('End', 'c')
  await notebook.says('Copied 1 entry')
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toContain(`> ${CRANE}`)
  expect(copied).toContain('[The quay](<https://example.org/0-The%20quay>), Harbour Quarterly')
  expect(copied).toContain('Like a pupil who knows the answer.')

  const exported = async (menu = /^Export$/) => {
    const download = page.waitForEvent('download')
    await notebook.choose(menu, 'One file')
    const file = await (await download).createReadStream()
    const parts: Buffer[] = []
    for await (const part of file) parts.push(part as Buffer)
    return Buffer.concat(parts).toString('utf8')
  }
  await notebook.row(LINE).click({ modifiers: ['Control'] })
  const chosen = await exported(/^Export…$/)
  await notebook.says('Notes saved as “Notebook.md”')
  expect(chosen).toContain(CRANE)
  expect(chosen).toContain('# Borders')
  expect(chosen).not.toContain(PROMISE)
  await page.getByRole('button', { name: 'Clear the selection' }).click()
  const all = await exported()
  for (const text of [CRANE, PROMISE, LINE, NOTE, 'A thought of my own']) expect(all).toContain(text)
})

test('a tag of highlights alone is counted by them in the sidebar, and leads to their articles', async ({
  page,
}) => {
  const notebook = await NotebookPage.open(page)
  await notebook.write(MARKS)
  const tag = (name: RegExp) => page.getByRole('treeitem', { name })
  await expect(tag(/^to cite/)).toHaveAccessibleName('to cite 1 highlight')
  await expect(tag(/^world/)).toHaveAccessibleName('world 2 highlights')
  await expect(tag(/^ports/)).toHaveAccessibleName('ports 1 article')
  await notebook.shows(LINE, PROMISE, NOTE, CRANE)
  await tag(/^world/).click()
  const list = page.getByRole('grid', { name: 'Articles' })
  await expect(list.getByRole('row')).toHaveCount(1)
  await expect(list).toContainText('The quay')
})

test('the sheet of shortcuts begins with those of the screen that it is opened over', async ({ page }) => {
  const notebook = await NotebookPage.open(page)
  await notebook.write(MARKS)
  await notebook.shows(LINE, PROMISE, NOTE, CRANE)
  const first = page.getByRole('dialog', { name: 'Shortcuts' }).getByRole('heading', { level: 3 }).first()
  await notebook.press('?')
  await expect(first).toHaveText('In the notebook')
  await notebook.press('Escape')
  await notebook.row(CRANE).dblclick()
  await expect(page.getByRole('article')).toContainText(QUAY)
  await notebook.press('?')
  await expect(first).toHaveText('Marking')
})

test('in a narrow window the tools are signs with names, in one line with the search', async ({ page }) => {
  await page.setViewportSize({ width: 480, height: 900 })
  const notebook = await NotebookPage.open(page)
  const top = async (name: string | RegExp) =>
    (await page.getByRole('button', { name }).first().boundingBox())?.y
  const search = await notebook.search.boundingBox()
  for (const name of [/^Group/, /^Sort/, /^Export$/, 'New note']) {
    const at = await top(name)
    expect(Math.abs((at ?? 0) - (search?.y ?? 0))).toBeLessThan(10)
  }
})

test('a route to a note goes there, past a filter that hides it', async ({ page }) => {
  const notebook = await NotebookPage.open(page)
  const ids = await notebook.write([...MARKS, { note: 'A thought of my own', daysAgo: 50 }])
  await page.getByRole('button', { name: 'Only Sky' }).click()
  await notebook.shows(CRANE)
  await expect.poll(() => page.evaluate(storedColors)).toEqual(['sky'])
  await page.evaluate(async (noteId) => {
    const load = (path: string) => import(/* @vite-ignore */ path)
    const { openDatabase, createActions, openJobSignal, HOME, writeRoute } = await load('/app-modules.js')
    const db = openDatabase()
    const store = { db, now: Date.now, newId: () => crypto.randomUUID() }
    const route = writeRoute({ ...HOME, notebook: true, noteId })
    await createActions(store, openJobSignal(db.name)).changeSettings('place', { route })
  }, ids.at(-1))
  await notebook.openAgain()
  await expect(notebook.selected()).toContainText('A thought of my own')
})

/** The colours that the notebook is to show when it opens again. */
async function storedColors(): Promise<readonly string[] | undefined> {
  const load = (path: string) => import(/* @vite-ignore */ path)
  const { openDatabase } = await load('/app-modules.js')
  return (await openDatabase().settings.get('notebook'))?.value.filter.colors
}

function storedNotes(): Promise<string[]> {
  const load = (path: string) => import(/* @vite-ignore */ path)
  return load('/app-modules.js').then(async ({ openDatabase }) =>
    (await openDatabase().notes.toArray()).map(({ body }: { body: string }) => body),
  )
}
