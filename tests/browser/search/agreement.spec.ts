import { expect } from '../launch.ts'
import { test } from '../storage/lab-page.ts'

/** Made by one number, so that a failure can be seen again. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * below)
  }
}

const WORDS = [
  'harbour',
  'harbours',
  'Harbouring',
  'ice',
  'icy',
  'Łódź',
  'lodz',
  'straße',
  '東京',
  '京都',
  'naïve',
  'town',
]
const LANGUAGES = ['en', 'de', 'ja', '']
const PIECES = [
  'harbour',
  'harbours',
  'harb*',
  '"ice harbour"',
  '"harbour town"',
  'ICE',
  'lodz',
  'strasse',
  '京',
  '東京',
  'in*',
  'title:town',
  'body:harbour',
  'naive',
]

const ARTICLES = 40
const QUERIES = 80

test('the index answers as a look at every text would', async ({ page }) => {
  test.setTimeout(180_000)
  const pick = randomFrom(20_261_128)
  const some = (list: readonly string[], most: number) =>
    Array.from({ length: 1 + pick(most) }, () => list[pick(list.length)] ?? '').join(' ')
  const articles = Array.from({ length: ARTICLES }, (_, n) => ({
    url: `https://example.org/${n}`,
    title: some(WORDS, 2),
    text: `${some(WORDS, 5)}.\n${some(WORDS, 5)}.`,
    lang: LANGUAGES[pick(LANGUAGES.length)] ?? '',
  }))
  const piece = () => PIECES[pick(PIECES.length)] ?? ''
  const queries = Array.from({ length: QUERIES }, () => {
    const [a, b, c] = [piece(), piece(), piece()]
    return (
      [a, `${a} ${b}`, `${a} OR ${b}`, `${a} -${b}`, `(${a} OR ${b}) ${c}`, `${a} -(${b} OR ${c})`][
        pick(6)
      ] ?? a
    )
  })
  await page.addScriptTag({ type: 'module', url: '/search-lab.js' })
  await page.waitForFunction(() => window.searchLab !== undefined)
  const answers = await page.evaluate(
    async ({ articles, queries }) => {
      const { library: lab, searchLab } = window
      const titles = new Map<string, number>()
      for (const [n, article] of articles.entries()) titles.set((await lab.save(article)).articleId, n)
      searchLab.startIndex(lab.db.name)
      const client = searchLab.openSearch(lab.db.name)
      const numbers = (ids: readonly string[]) => ids.map((id) => titles.get(id) ?? -1).sort((a, b) => a - b)
      const answers = []
      for (const query of queries) {
        const fast = await searchLab.readAll(lab.db, client, query)
        answers.push({ query, fast: numbers(fast), naive: searchLab.lookAtAll(articles, query) })
      }
      return answers
    },
    { articles, queries },
  )
  for (const { query, fast, naive } of answers) expect(fast, query).toEqual(naive)
  // Not all of them find nothing, or everything.
  expect(answers.filter(({ fast }) => fast.length > 0 && fast.length < ARTICLES).length).toBeGreaterThan(
    QUERIES / 2,
  )
})
