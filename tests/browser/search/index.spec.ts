import { expect } from '../launch.ts'
import { openLab, test } from '../storage/lab-page.ts'

test('what is saved is found by its words, their forms and phrases', async ({ page }) => {
  await page.addScriptTag({ type: 'module', url: '/search-lab.js' })
  await page.waitForFunction(() => window.searchLab !== undefined)
  const found = await page.evaluate(async () => {
    const { library: lab, searchLab } = window
    const { articleId } = await lab.save({
      url: 'https://example.org/harbour',
      title: 'Ice',
      text: 'The harbours froze in January, and the ferries with them.',
    })
    const other = await lab.save({
      url: 'https://example.org/tokyo',
      title: 'Harbour',
      text: '東京の朝は早い。',
    })
    searchLab.startIndex(lab.db.name)
    const client = searchLab.openSearch(lab.db.name)
    const names: Record<string, string> = { [articleId]: 'ice', [other.articleId]: 'harbour' }
    const find = async (text: string) => (await searchLab.find(client, text)).map((id) => names[id])
    return {
      word: await find('harbour'),
      phrase: await find('"froze in january"'),
      both: await find('ferry harbour'),
      cjk: await find('東京'),
      none: await find('zebra'),
    }
  })
  expect(found).toEqual({
    word: ['harbour', 'ice'],
    phrase: ['ice'],
    both: ['ice'],
    cjk: ['harbour'],
    none: [],
  })
})

test('an index whose worker is cut off a moment after a change goes on from there, and is not built anew', async ({
  page,
}) => {
  const addLab = async () => {
    await page.addScriptTag({ type: 'module', url: '/search-lab.js' })
    await page.waitForFunction(() => window.searchLab !== undefined)
  }
  await addLab()
  const before = await page.evaluate(async () => {
    const { library: lab, searchLab } = window
    searchLab.startIndex(lab.db.name)
    const client = searchLab.openSearch(lab.db.name)
    await lab.save({
      url: 'https://example.org/ice',
      title: 'Ice',
      text: `${'It was cold. '.repeat(60)}The harbour froze.`,
    })
    return (await searchLab.find(client, 'harbour')).length
  })
  expect(before).toBe(1)
  // The worker goes with its page, and has no time to close anything.
  await openLab(page)
  await addLab()
  const after = await page.evaluate(async () => {
    const { library: lab, searchLab } = window
    // An index that is built anew would not have the words any more.
    await lab.db.bodies.clear()
    const client = searchLab.openSearch(lab.db.name)
    searchLab.startIndex(lab.db.name)
    return (await searchLab.find(client, 'harbour')).length
  })
  expect(after).toBe(1)
})
