import { expect } from '@playwright/test'
import { type Lab, test } from './capture-lab.ts'

const SENTENCES = [
  'The lamp room smells of oil and of the sea, and nobody has lit the lamp for thirty years.',
  'Its keeper still climbs the stairs each evening, out of habit, and writes the weather down.',
  'On clear nights the islands stand so near that you could count their windows, if you wished to.',
]
const prose = (n: number) => SENTENCES.map((sentence) => `${sentence} (${n})`).join(' ')

const URL_OF_PAGE = 'https://example.org/stories/lamp'

const save = (lab: Lab, body: string, head = '') =>
  lab.ingest.evaluate(([page, address]) => window.lab.save(page, address), [
    `<!doctype html><html lang="en"><head><title>The lamp room</title>${head}</head><body>${body}</body></html>`,
    URL_OF_PAGE,
  ] as const)

/** The descriptions of an article's images, in their order. */
const shown = (html: string) => [...html.matchAll(/<img[^>]*\balt="([^"]*)"/g)].map(([, alt]) => alt)

const picture = (name: string, more = '') => `<img src="/pictures/${name}.jpg" alt="${name}" ${more}>`

/** A gallery that a script would lay out: an extractor takes its boxes for clutter. */
const scripted = (inner: string) => `<div class="hidden-widget tool-popup">${inner}</div>`

test('an image that stands between two paragraphs is there, with its caption, whatever its box is called', async ({
  lab,
}) => {
  const figure = `<figure>${picture('stairs')}<figcaption>The stairs in May. <em>Photo: the keeper</em></figcaption></figure>`
  const html = await save(
    lab,
    `<article><h1>The lamp room</h1><p>${prose(1)}</p>${scripted(figure)}<p>${prose(2)}</p>
${scripted(picture('windows'))}<p>${prose(3)}</p></article>`,
  )
  expect(shown(html)).toEqual(['stairs', 'windows'])
  expect(html).toMatch(/<figure>\s*<img[^>]*>\s*<figcaption>The stairs in May\./)
  expect(html.indexOf('stairs')).toBeGreaterThan(html.indexOf('(1)'))
  expect(html.indexOf('stairs')).toBeLessThan(html.indexOf('(2)'))
})

test('the picture above the headline, which the page names as its own, opens the article', async ({
  lab,
}) => {
  const html = await save(
    lab,
    `<div class="hero-banner">${picture('lighthouse')}</div><div class="top"><h1>The lamp room</h1><p>By Ada, 4 May</p></div>
<div class="story"><p>${prose(1)}</p><p>${prose(2)}</p><p>${prose(3)}</p></div>`,
    '<meta property="og:image" content="https://example.org/pictures/lighthouse-1200x630.jpg">',
  )
  expect(shown(html)).toEqual(['lighthouse'])
  expect(html.indexOf('lighthouse')).toBeLessThan(html.indexOf('(1)'))
})

test('a gallery after the last paragraph belongs to the article, in its order', async ({ lab }) => {
  const linked = (name: string) =>
    `<div class="slide"><a href="/pictures/${name}-large.jpg">${picture(name)}</a></div>`
  const html = await save(
    lab,
    `<article><h1>The lamp room</h1><p>${prose(1)}</p><p>${prose(2)}</p><p>${prose(3)}</p>
<div class="hidden-widget tool-popup">${linked('north')}${linked('east')}${linked('south')}</div></article>
<div><a href="/other">${picture('teaser')}</a></div>`,
  )
  expect(shown(html)).toEqual(['north', 'east', 'south'])
})

test('teasers, portraits and what stands beside the text stay away', async ({ lab }) => {
  const html = await save(
    lab,
    `<header><a href="/">${picture('brand')}</a></header>
<article><h1>The lamp room</h1><p>${prose(1)}</p>
<div class="related-stories"><a href="/other">${picture('teaser')} Ten other lamps</a></div><p>${prose(2)}</p>
<div class="contributor-photo">${picture('portrait')}</div><p>${prose(3)}</p>
<aside>${picture('beside')}</aside><p>${prose(4)}</p></article>
<footer><a href="/awards">${picture('award')}</a></footer>`,
  )
  expect(shown(html)).toEqual([])
})

test('an image that only browsers without scripts would load is shown once, before or after its stand-in', async ({
  lab,
}) => {
  const stand = '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" class="lazy" alt="stand-in">'
  const html = await save(
    lab,
    `<article><h1>The lamp room</h1><p>${prose(1)}</p><p><noscript>${picture('before')}</noscript>${stand}</p><p>${prose(2)}</p>
<p><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-src="/pictures/after.jpg" alt="after"><noscript>${picture('after')}</noscript></p>
<p>${prose(3)}</p><noscript><div>${picture('first')}${picture('second')}</div></noscript><p>${prose(4)}</p></article>`,
  )
  expect(shown(html)).toEqual(['stand-in', 'after', 'first', 'second'])
})

test('the same picture is not shown twice in a row, nor as a bullet; in a table it says what the cell says', async ({
  lab,
}) => {
  const tick = picture('tick')
  const rows = [1, 2, 3, 4, 5]
    .map(
      (n) =>
        `<tr><td>Lamp ${n} of the tower, which burned oil until it was put out for good</td><td>${tick}</td></tr>`,
    )
    .join('')
  const html = await save(
    lab,
    `<article><h1>The lamp room</h1><p>${prose(1)}</p><div>${picture('wide')}</div><div>${picture('wide')}</div><p>${prose(2)}</p>
${[1, 2, 3, 4].map((n) => `<p>${picture('bullet')} ${prose(n + 4)}</p>`).join('')}<table><caption>Lamps that still burn</caption><thead><tr><th>Lamp</th><th>Burns</th></tr></thead><tbody>${rows}</tbody></table><p>${prose(3)}</p></article>`,
  )
  expect(shown(html)).toEqual(['wide', 'tick', 'tick', 'tick', 'tick', 'tick'])
})

for (const [what, kept] of [
  [
    'stand in the article',
    ['<p>The stairs in May, swept for once.</p>', '<p>Photo: the keeper of the lamp</p>'],
  ],
  ['stand in it in part', ['<p>The stairs in May, swept for once.</p>']],
  ['were lost with it', []],
] as const) {
  test(`a caption of two paragraphs stands once beside its image when its words ${what}`, async ({ lab }) => {
    const html = await lab.ingest.evaluate(([page, body]) => window.lab.restore(page, body), [
      `<p>${prose(1)}</p><figure><img src="${URL_OF_PAGE}/stairs.jpg" alt="stairs"><figcaption><p>The stairs in May, swept for once.</p><p>Photo: the keeper of the lamp</p></figcaption></figure><p>${prose(2)}</p>`,
      `<p>${prose(1)}</p>${kept.join('')}<p>${prose(2)}</p>`,
    ] as const)
    expect(shown(html)).toEqual(['stairs'])
    expect(html.match(/The stairs in May/g)).toHaveLength(1)
    expect(html.match(/Photo: the keeper/g)).toHaveLength(1)
    expect(html.indexOf('<img')).toBeLessThan(html.indexOf('(2)'))
  })
}
