import { expect } from '@playwright/test'
import { type Lab, test } from './capture-lab.ts'

const SENTENCE =
  'The lamp room smells of oil and of the sea, and nobody has lit the lamp for thirty years, says its keeper, who still climbs the stairs.'
const prose = (n: number) => `<p>${SENTENCE} (${n}) ${SENTENCE.toLowerCase()}</p>`

const save = (lab: Lab, body: string, head = '') =>
  lab.ingest.evaluate(([page, address]) => window.lab.save(page, address), [
    `<!doctype html><html lang="en"><head><title>The lamp room</title>${head}</head><body>${body}</body></html>`,
    'https://example.org/stories/lamp',
  ] as const)

const story = (...embeds: string[]) =>
  `<article><h1>The lamp room</h1>${prose(0)}${embeds.map((embed, n) => embed + prose(n + 1)).join('')}</article>`

test('a film becomes its still and a link to where it is watched, in its place', async ({ lab }) => {
  const html = await save(
    lab,
    story(
      '<div class="video-wrapper"><div style="padding-top:56%"><iframe src="https://www.youtube.com/embed/aB3_d-6fGhI?autoplay=1" title="Lighting the lamp" allowfullscreen></iframe></div></div>',
    ),
  )
  expect(html).toMatch(
    /<figure>\s*<img[^>]*data-asset="0"[^>]*>\s*<figcaption><a href="https:\/\/www\.youtube\.com\/watch\?v=aB3_d-6fGhI">Lighting the lamp<\/a><\/figcaption>\s*<\/figure>/,
  )
  expect(html.indexOf('Lighting')).toBeGreaterThan(html.indexOf('(0)'))
  expect(html.indexOf('Lighting')).toBeLessThan(html.indexOf('(1)'))
  expect(html).not.toMatch(/iframe|autoplay/)
})

test('two films are two stills', async ({ lab }) => {
  const html = await save(
    lab,
    story(
      '<iframe src="https://www.youtube.com/embed/aaaaaaaaaaa" title="The first lamp"></iframe>',
      '<iframe data-src="https://www.youtube.com/embed/bbbbbbbbbbb" title="The second lamp"></iframe>',
    ),
  )
  expect([...html.matchAll(/data-asset="(\d)"/g)].map(([, n]) => n)).toEqual(['0', '1'])
  expect(html).toContain('watch?v=bbbbbbbbbbb">The second lamp')
})

test('recordings, maps and code without a picture are a link that says what it is', async ({ lab }) => {
  const html = await save(
    lab,
    story(
      '<div><iframe title="The fog horn" src="https://w.soundcloud.com/player/?url=https%3A//soundcloud.com/keeper/fog-horn"></iframe></div>',
      '<iframe src="https://www.google.com/maps/embed?pb=!1m1!2d-4.26!3d50.18" title="Where the tower stands"></iframe>',
      '<iframe src="https://codepen.io/keeper/embed/abc"></iframe>',
      '<script src="https://gist.github.com/keeper/0123abc.js"></script>',
    ),
  )
  expect(html).toContain('<a href="https://soundcloud.com/keeper/fog-horn">The fog horn</a>')
  expect(html).toContain('query=50.18%2C-4.26">Where the tower stands</a>')
  expect(html).toContain('<a href="https://codepen.io/keeper/pen/abc">codepen.io</a>')
  expect(html).toContain('<a href="https://gist.github.com/keeper/0123abc">gist.github.com</a>')
})

test('a film of the page itself keeps its poster and its caption, and a recording its name', async ({
  lab,
}) => {
  const html = await save(
    lab,
    story(
      '<figure><video poster="/poster.jpg" controls><source src="/lamp.mp4"><p>Your browser plays no films.</p></video><figcaption>The lamp at work</figcaption></figure>',
      '<audio src="/fog-horn.mp3" controls></audio>',
      '<div><video autoplay muted loop src="/waves.mp4"></video></div>',
    ),
  )
  expect(html).toMatch(
    /<img[^>]*data-asset="0"[^>]*>\s*<figcaption><a href="https:\/\/example\.org\/lamp\.mp4">lamp\.mp4<\/a> The lamp at work<\/figcaption>/,
  )
  expect(html).toContain('<a href="https://example.org/fog-horn.mp3">fog-horn.mp3</a>')
  expect(html).toContain('<a href="https://example.org/waves.mp4">waves.mp4</a>')
  expect(html).not.toMatch(/plays no films|autoplay/)
})

test('a film that the page is about has the picture of the page where its platform gives none', async ({
  lab,
}) => {
  const html = await save(
    lab,
    story('<iframe src="https://player.vimeo.com/video/765432" title="The last keeper"></iframe>'),
    '<meta property="og:image" content="https://example.org/last-keeper-still.jpg"><meta property="og:video:url" content="https://player.vimeo.com/video/765432">',
  )
  expect(html).toMatch(
    /<img[^>]*data-asset[^>]*>\s*<figcaption><a href="https:\/\/vimeo\.com\/765432">The last keeper/,
  )
})

test('a quoted post keeps its words and its link, and its player for browsers without scripts is no second one', async ({
  lab,
}) => {
  const html = await save(
    lab,
    story(
      '<blockquote class="twitter-tweet"><p>The lamp is lit again.</p>&mdash; Ada (@ada) <a href="https://twitter.com/ada/status/99">4 May</a></blockquote><script async src="https://platform.twitter.com/widgets.js"></script>',
      '<lite-youtube videoid="aaaaaaaaaaa" playlabel="The first lamp"></lite-youtube><noscript><iframe src="https://www.youtube.com/embed/aaaaaaaaaaa"></iframe></noscript>',
    ),
  )
  expect(html).toMatch(
    /<blockquote>[\s\S]*The lamp is lit again\.[\s\S]*<a href="https:\/\/twitter\.com\/ada\/status\/99">/,
  )
  expect(html.match(/watch\?v=aaaaaaaaaaa/g)).toHaveLength(1)
})

test('frames of advertisers and counters leave nothing behind', async ({ lab }) => {
  const html = await save(
    lab,
    story(
      '<div><iframe src="https://ads.example.com/slot" width="1" height="1"></iframe></div>',
      '<iframe src="javascript:alert(1)"></iframe><iframe srcdoc="<b>x</b>"></iframe>',
    ),
  )
  expect(html).not.toMatch(/ads\.example|javascript|iframe/)
})

const DUSK = 'https://example.org/dusk.jpg'
const PHOTOGRAPH = `<figure><img src="${DUSK}" alt="dusk"><figcaption>The lamp at dusk. Photo: Ada</figcaption></figure>`
const ABOUT_FILM = `<meta property="og:image" content="${DUSK}"><meta property="og:video:url" content="https://player.vimeo.com/video/765432">`
const FILM = '<iframe src="https://player.vimeo.com/video/765432" title="The last keeper"></iframe>'

for (const [how, film] of [
  ['an extractor keeps', FILM],
  ['no extractor keeps', `<div class="hidden-widget tool-popup">${FILM}</div>`],
  [
    'an extractor keeps the words of',
    `<div class="widget"><figure>${FILM}<figcaption>In his last year</figcaption></figure></div>`,
  ],
] as const) {
  test(`the photograph that is also the picture of a film stands once, and the film is a link: one that ${how}`, async ({
    lab,
  }) => {
    const html = await save(lab, story(PHOTOGRAPH, film), ABOUT_FILM)
    expect(html.match(/<img/g)).toHaveLength(1)
    expect(html).toMatch(
      /<figure>\s*<img[^>]*data-asset="0"[^>]*>\s*<figcaption>The lamp at dusk\. Photo: Ada<\/figcaption>/,
    )
    expect(html.match(/<a href="https:\/\/vimeo\.com\/765432">The last keeper<\/a>/g)).toHaveLength(1)
    expect(html.indexOf('The lamp at dusk')).toBeLessThan(html.indexOf('(1)'))
    expect(html.indexOf('The last keeper')).toBeGreaterThan(html.indexOf('(1)'))
    expect(html.indexOf('The last keeper')).toBeLessThan(html.indexOf('(2)'))
  })
}

test('a photograph that an extractor kept keeps its caption where the film with its picture was lost', async ({
  lab,
}) => {
  const link = '<a href="https://vimeo.com/765432">The last keeper</a>'
  const film = `<figure class="offprint-embed"><img src="${DUSK}" alt=""><figcaption>${link}</figcaption></figure>`
  const restored = await lab.ingest.evaluate(([page, body]) => window.lab.restore(page, body), [
    PHOTOGRAPH + prose(1) + film + prose(2),
    // The extractor lost the film.
    PHOTOGRAPH + prose(1) + prose(2),
  ] as const)
  expect(restored).toBe(
    `${PHOTOGRAPH}${prose(1)}<figure class="offprint-embed"><figcaption>${link}</figcaption></figure>${prose(2)}`,
  )
})
