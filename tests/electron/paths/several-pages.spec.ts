import { expect, test } from '../launch.ts'
import { jsonLines, runCommand } from '../shell/run-command.ts'
import { type LocalSite, openSite } from './local-site.ts'

const PARTS = [
  'The first day they walked as far as the mill, where the miller gave them bread and asked nothing, which was like him and like the mill.',
  'The second day it rained, and they sat in a barn with a map that had been printed before there was a road or a barn to sit in.',
  'The third day they saw the sea from a hill, and went down to it through fields in which nobody was, and so the walk had an end.',
]
const AGAIN = 'Above each part stands the same line, that the walk was made in May, and by two.'

interface Pages {
  /** Of all the pages; further ones are spoken of and not there. */
  readonly there: number
  readonly spokenOf: number
}

/** An article of some hundred words a page, with a note on each page and the numbers of all pages under it. */
function putWalk(site: LocalSite, { there, spokenOf }: Pages): void {
  const path = (number: number) =>
    number === 1 ? '/2024/a-walk-to-the-sea' : `/2024/a-walk-to-the-sea/${number}`
  for (let number = 1; number <= there; number++) {
    const numbers = Array.from({ length: spokenOf }, (_, index) => index + 1)
    const links = numbers.map((to) => (to === number ? `<b>${to}</b>` : `<a href="${path(to)}">${to}</a>`))
    const part = PARTS[number - 1]
    const body = `<!doctype html><html lang="en"><head><title>A walk to the sea</title><meta property="og:type" content="article"></head><body>
      <nav><a href="/">Front</a></nav><article><h1>A walk to the sea</h1><p>${part} ${part}</p><p>On page ${number} there is this besides. ${part}</p>
      <p>Somebody said so.<a href="#note" id="back">*</a></p><p id="note">Who said it on page ${number} is not known. <a href="#back">Up</a></p></article>
      <p class="pages">${links.join(' ')}</p></body></html>`
    site.put(path(number), { type: 'text/html; charset=utf-8', body })
  }
}

const textOf = async (profile: string, id: string) =>
  (await runCommand(profile, ['show', id, '--format', 'text'])).out

test('an article over three pages is saved as one, and is made again as one', async ({ profile }) => {
  const site = await openSite()
  putWalk(site, { there: 3, spokenOf: 3 })
  const ran = await runCommand(profile, ['save', site.address('/2024/a-walk-to-the-sea'), '--allow-private'])
  const [saved] = jsonLines(ran.out) as { id: string; title: string; status: string; cutAfter?: number }[]
  expect(saved).toMatchObject({ status: 'saved', title: 'A walk to the sea' })
  expect(saved?.cutAfter).toBeUndefined()
  const text = await textOf(profile, saved?.id ?? '')
  const places = PARTS.map((part) => text.indexOf(part))
  expect(places.every((place) => place >= 0)).toBe(true)
  expect(places).toEqual(places.toSorted((a, b) => a - b))
  expect(site.asked).toHaveLength(3)

  const again = await runCommand(profile, ['extract-again', saved?.id ?? ''])
  expect(again.out).toContain('unchanged')
  expect(await textOf(profile, saved?.id ?? '')).toBe(text)
  site.close()
})

test('a page that cannot be had keeps those before it, and the answer says where the article ends', async ({
  profile,
}) => {
  const site = await openSite()
  putWalk(site, { there: 2, spokenOf: 3 })
  const ran = await runCommand(profile, ['save', site.address('/2024/a-walk-to-the-sea'), '--allow-private'])
  const [saved] = jsonLines(ran.out) as { id: string }[]
  expect(saved).toMatchObject({ status: 'saved', cutAfter: 2 })
  expect(await textOf(profile, saved?.id ?? '')).toContain(PARTS[1])
  site.close()
})

test('a list over several pages is not joined, nor is a page that comes once more under a higher number', async ({
  profile,
}) => {
  const site = await openSite()
  const list = (number: number) => ({
    type: 'text/html; charset=utf-8',
    body: `<!doctype html><html lang="en"><head><title>News</title><link rel="next" href="/news/page/${number + 1}"></head><body><main><h1>News</h1>${PARTS.map((part, index) => `<article><h2><a href="/${number}-${index}">Story</a></h2><p>${part} ${AGAIN} ${part}</p></article>`).join('')}</main><a rel="next" href="/news/page/${number + 1}">Older</a></body></html>`,
  })
  site.put('/news', list(1))
  site.put('/news/page/2', list(2))
  await runCommand(profile, ['save', site.address('/news'), '--allow-private'])
  expect(site.asked).toEqual(['/news'])

  putWalk(site, { there: 1, spokenOf: 2 })
  site.put('/2024/a-walk-to-the-sea/2', (response) =>
    response.writeHead(302, { location: '/2024/a-walk-to-the-sea' }).end(),
  )
  const ran = await runCommand(profile, ['save', site.address('/2024/a-walk-to-the-sea'), '--allow-private'])
  const [saved] = jsonLines(ran.out) as { id: string; cutAfter?: number }[]
  expect(saved?.cutAfter).toBeUndefined()
  expect((await textOf(profile, saved?.id ?? '')).split('On page 1 there')).toHaveLength(2)
  site.close()
})
