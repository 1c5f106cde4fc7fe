import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { HEAVY_PAGES, heavyPage, hostilePage, sentences } from './hostile-markup.ts'
import { expect, saveFiles, showArticle, test } from './hostile-test.ts'

test('a page that tries everything is saved, read and clicked on, and does nothing', async ({
  watched,
  profile,
}) => {
  const { offprint, server } = watched
  const file = join(profile, 'paint.html')
  await writeFile(file, hostilePage(server.tcp))
  const [saved] = await saveFiles(profile, [file])
  expect(saved).toMatchObject({
    status: 'saved',
    title: expect.stringContaining('<img src=x onerror=ran=26>'),
  })
  const id = saved?.id ?? ''
  await watched.read(id, 'The last coat is dry.')
  expect(await watched.drawnText()).toBe((await showArticle(profile, id)).text)
  await expect(offprint.window.getByRole('alert')).toHaveCount(0)

  const links = offprint.window.getByTestId('article-text').locator('a')
  for (const link of await links.all()) await link.click()
  for (const link of await links.all()) await link.click({ button: 'middle' })
  await offprint.window.keyboard.press('Tab')
  await offprint.window.keyboard.press('Enter')
  const opened = [...new Set(await watched.opened())]
  expect(opened.filter((address) => !address.startsWith(`http://${server.tcp}/`)).sort()).toEqual([
    'https://paint.example/shop',
    'mailto:painter@paint.example',
  ])
  await watched.expectQuiet()
})

test('pages that are only heavy are saved and read to the letter', async ({ watched, profile }) => {
  const files = Object.entries(HEAVY_PAGES).map(([name, body]) => ({
    file: join(profile, `${name}.html`),
    page: heavyPage(name, body),
  }))
  for (const { file, page } of files) await writeFile(file, page)
  const saved = await saveFiles(
    profile,
    files.map(({ file }) => file),
  )
  expect(saved.map(({ status, title }) => ({ status, title }))).toEqual(
    Object.keys(HEAVY_PAGES).map((title) => ({ status: 'saved', title })),
  )
  for (const { id, title } of saved) {
    await watched.read(id, 'In the 5nd week the stair was painted again')
    // All of them hold these words: the one before may still stand there.
    await expect(watched.offprint.window.getByRole('heading', { level: 1, name: title })).toBeVisible()
    // The reader compares what it has drawn with what was saved, and says so where they differ.
    await expect(watched.offprint.window.getByRole('alert')).toHaveCount(0)
  }
  await watched.expectQuiet()
})

test('a file whose name turns its ending around keeps its name in its own place', async ({
  watched,
  profile,
}) => {
  const name = 'coat \u202Elmth.gpj'
  const file = join(profile, `${name}.html`)
  await writeFile(
    file,
    `<!doctype html><html lang="en"><body>${sentences('door')}${sentences('wall')}</body></html>`,
  )
  const [saved] = await saveFiles(profile, [file])
  await watched.read(saved?.id ?? '', 'the wall was painted again')
  const isolation = await watched.offprint.window
    .getByRole('heading', { level: 1 })
    .evaluate((heading) => getComputedStyle(heading).unicodeBidi)
  expect(isolation).toMatch(/isolate|plaintext/)
  await watched.expectQuiet()
})
