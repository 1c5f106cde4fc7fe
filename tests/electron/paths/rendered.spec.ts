import { ReadingPath } from '../../pages/reading-path.ts'
import { expect, test } from '../launch.ts'
import { jsonLines, runCommand } from '../shell/run-command.ts'
import { type LocalSite, openSite, picture, webPage } from './local-site.ts'

const FIRST =
  'The ferry to the island goes twice a day, and in winter once, when the captain thinks that the ice will let it through.'
const SECOND =
  'Nobody has counted how often he was wrong, since on the island they have learned to keep bread for a week and oil for two.'
const THIRD =
  'The school has four pupils and one teacher, and a bell that came from a ship that did not come through the ice one winter.'
const LATE =
  'Far down the page stands what only those read who get so far: that the bell is rung for the ferry and never for the school.'

/** A page that is empty until its script has asked for the text, in an element with a shadow root, and for the rest once it is scrolled to. */
function putApplication(site: LocalSite): void {
  const script = `
    fetch('/island.json').then((answer) => answer.json()).then(({ title, parts, late }) => {
      document.title = title
      const article = document.createElement('article')
      article.innerHTML = '<h1>' + title + '</h1>' + parts.map((part) => '<p>' + part + '</p>').join('')
      document.getElementById('root').append(article)
      const card = document.createElement('x-aside')
      card.attachShadow({ mode: 'open' }).innerHTML = '<p>Seen from the ferry: <slot></slot></p>'
      card.innerHTML = '<span>a bell tower without a church, on a rock in the middle of the water.</span>'
      article.append(card)
      const frame = document.createElement('iframe')
      frame.src = '/frame'
      article.append(frame)
      const more = document.createElement('p')
      more.style.marginTop = '4000px'
      article.append(more)
      new IntersectionObserver((seen) => {
        if (seen.some(({ isIntersecting }) => isIntersecting)) more.textContent = late
      }).observe(more)
    })`
  const page = `<!doctype html><html lang="en"><head><title>…</title></head><body><noscript>You need to enable JavaScript to run this app.</noscript><div id="root"></div><script>${script}</script></body></html>`
  site.put('/island', { type: 'text/html; charset=utf-8', body: page })
  const json = JSON.stringify({ title: 'The bell on the island', parts: [FIRST, SECOND, THIRD], late: LATE })
  site.put('/island.json', { type: 'application/json', body: json })
  site.put('/frame', webPage('Framed', ['In a frame stands the timetable: at eight and at four, if at all.']))
}

test('a page that its scripts make is opened in a hidden window by itself, and its article is whole', async ({
  offprint,
}) => {
  const path = new ReadingPath(offprint.window)
  const site = await openSite()
  putApplication(site)
  await path.backToList()
  expect(await path.saveAnyway(site.address('/island'))).toContain('Saved')
  await path.open('The bell on the island')
  for (const part of [FIRST, SECOND, THIRD, LATE, 'a bell tower without a church', 'at eight and at four'])
    await expect(path.reader.text).toContainText(part)

  await test.step('extracting again works from what the window showed', async () => {
    const before = site.contacts()
    await path.chooseMore('Extract again')
    await path.library.says('Extracting the article again gave the same text.')
    expect(site.contacts()).toBe(before)
  })
  site.close()
})

test('the command line saves a page as rendered, and by itself where it is empty', async ({ profile }) => {
  const site = await openSite()
  putApplication(site)
  const ran = await runCommand(profile, ['save', site.address('/island'), '--allow-private'])
  expect(jsonLines(ran.out)).toMatchObject([{ status: 'saved', title: 'The bell on the island' }])
  site.put(
    '/plain',
    webPage('A plain page', [
      FIRST,
      SECOND,
      '<p id="by">Nobody</p><script>by.textContent = "Written by a script, as an addition to what was there."</script>',
    ]),
  )
  const plain = await runCommand(profile, ['save', site.address('/plain'), '--allow-private', '--rendered'])
  const [saved] = jsonLines(plain.out) as { id: string }[]
  const shown = await runCommand(profile, ['show', saved?.id ?? '', '--format', 'text'])
  expect(shown.out).toContain('Written by a script')
  site.close()
})

/** Far below what a page may take to come to rest. */
const AT_ONCE_MS = 15_000

test('what is no web page is told at once, and as without the flag', async ({ profile }) => {
  const site = await openSite()
  site.put('/report', { type: 'application/pdf', body: '%PDF-1.7\nA report.' })
  site.put('/unnamed', (response) => response.writeHead(200).end('%PDF-1.7\nAnother report.'))
  site.put('/picture.png', picture(20, 40, 60))
  site.put('/notes.txt', { type: 'text/plain; charset=utf-8', body: `${FIRST}\n\n${SECOND}\n\n${THIRD}` })
  const attachment = {
    'content-type': 'application/zip',
    'content-disposition': 'attachment; filename=a.zip',
  }
  site.put('/given', (response) => response.writeHead(200, attachment).end('PK\u0003\u0004 and so on'))
  const addresses = ['/report', '/unnamed', '/picture.png', '/given', '/notes.txt'].map(site.address)
  const before = performance.now()
  const ran = await runCommand(profile, ['save', ...addresses, '--allow-private', '--rendered'])
  expect(performance.now() - before).toBeLessThan(AT_ONCE_MS)
  expect(jsonLines(ran.out)).toMatchObject([
    { status: 'failed', error: { kind: 'is-pdf' } },
    { status: 'failed', error: { kind: 'is-pdf' } },
    { status: 'failed', error: { kind: 'is-media' } },
    { status: 'failed', error: { kind: 'is-archive' } },
    { status: 'saved' },
  ])
  site.close()
})
