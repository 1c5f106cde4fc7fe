import { expect } from '../launch.ts'
import { test } from '../storage/lab-page.ts'

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
