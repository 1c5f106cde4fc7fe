import { expect } from '@playwright/test'
import { type Lab, test } from './capture-lab.ts'

const SENTENCES = [
  'The harbour master counts the boats each morning and writes their number on a slate.',
  'When the fog comes in he rings a bell, one stroke for every boat that is still out.',
  'Old people say that the bell came from a ship which nobody had ever seen arrive.',
  'The slate hangs in the window of the office, and children read it on their way to school.',
]
const prose = (n: number) => SENTENCES.map((sentence) => `${sentence} (${n})`).join(' ')

const save = (lab: Lab, body: string, head = '') =>
  lab.ingest.evaluate(
    ([markup, more]) =>
      window.lab.save(
        `<!doctype html><html lang="en"><head><title>The harbour</title>${more}</head><body>${markup}</body></html>`,
        'https://example.org/stories/harbour',
      ),
    [body, head] as const,
  )

test('what tabs and accordions keep until a button is pressed is saved with its title', async ({ lab }) => {
  const html = await save(
    lab,
    `<main><h1>The harbour</h1><p>${prose(1)}</p>
<div role="tablist"><button role="tab" id="t1" aria-controls="p1">Linux</button><button role="tab" id="t2" aria-controls="p2">Windows</button></div>
<div role="tabpanel" id="p1" aria-labelledby="t1"><pre><code>apt install harbour</code></pre></div>
<div role="tabpanel" id="p2" aria-labelledby="t2" hidden><pre><code>winget install harbour</code></pre></div>
<p>${prose(2)}</p>
<button aria-controls="a1" aria-expanded="false"><span>Who rings the bell?</span></button>
<div id="a1" aria-hidden="true" style="height:0;overflow:hidden"><p>The harbour master does, and his daughter when he is at sea himself.</p></div>
<p>${prose(3)}</p></main>
<header><button aria-controls="m" aria-expanded="false">Menu</button><div id="m" hidden><p>Boats for sale and other things that are in no article at all.</p></div></header>`,
  )
  expect(html).toMatch(/Windows<\/strong>[\s\S]*winget install harbour/)
  expect(html).toMatch(/Who rings the bell\?[\s\S]*his daughter/)
  expect(html).not.toContain('Boats for sale')
})

test('a section of documentation stays, whatever its title sounds like', async ({ lab }) => {
  const section = (id: string, title: string, n: number) =>
    `<section id="${id}"><h2>${title}<a class="headerlink" href="#${id}">¶</a></h2><p>${prose(n)}</p></section>`
  const html = await save(
    lab,
    `<main><h1>The harbour</h1>${section('bells', 'Bells', 1)}${section('answer-comments', 'Answer comments', 2)}${section('slates', 'Slates', 3)}
<p>As said under <a href="#answer-comments">Answer comments</a>.</p></main>
<div id="comments"><h2>Comments</h2><p>First! Nice harbour you have there, and what a bell it is.</p></div>`,
  )
  expect(html).toContain(`${SENTENCES[0]} (2)`)
  expect(html).toContain('id="op-answer-comments"')
  expect(html).not.toContain('First!')
})

test('a session of a terminal is saved as one reads it, without the markup of its colours', async ({
  lab,
}) => {
  const html = await save(
    lab,
    `<main><h1>The harbour</h1><p>${prose(1)}</p><div class="termy"><pre><code>$ &lt;font color="#4E9A06"&gt;ring&lt;/font&gt; --times 3
&lt;span style="background:#009485"&gt;&lt;b&gt;BELL&lt;/b&gt;&lt;/span&gt; ready, say &amp;apos;stop&amp;apos; or &amp;lt;Ctrl-C&amp;gt;</code></pre></div>
<p>${prose(2)}</p><p>Write <code>&lt;b&gt;</code> for bold.</p><p>${prose(3)}</p></main>`,
  )
  expect(html).toContain("$ ring --times 3\nBELL ready, say 'stop' or &lt;Ctrl-C&gt;")
  expect(html).toContain('<code>&lt;b&gt;</code>')
})

test('a table of one column is a table, and its words do not run together', async ({ lab }) => {
  const html = await save(
    lab,
    `<main><h1>The harbour</h1><p>${prose(1)}</p><pre><code>ring</code></pre>
<table><tr><td>One stroke</td></tr><tr><td>Two strokes</td></tr><tr><td>Three strokes</td></tr></table><p>${prose(2)}</p><p>${prose(3)}</p></main>`,
  )
  expect(html).toMatch(/<td>One stroke<\/td>\s*<\/tr>\s*<tr>\s*<td>Two strokes<\/td>/)
  expect(html).not.toContain('<th>')
})

test('a caption is what the page shows under a picture, and goes where no picture is', async ({ lab }) => {
  const shown =
    '<figure><img src="/bell.jpg" alt="The bell"><figcaption>The bell in May</figcaption></figure>'
  const told =
    '<div class="figure"><img src="/slate.jpg" alt="A slate with four strokes of chalk"><noscript></noscript></div>'
  const nothing = `<figure><img src="data:image/svg+xml,%3Csvg%20xmlns='http://www.w3.org/2000/svg'%20viewBox='0%200%209%209'%3E%3C/svg%3E" width="900" height="600"><figcaption>Photo: nobody</figcaption></figure>`
  const html = await save(
    lab,
    `<article><h1>The harbour</h1><p>${prose(1)}</p>${shown}<p>${prose(2)}</p>${told}<p>${prose(3)}</p>${nothing}<p>${prose(4)}</p><pre><code>ring</code></pre></article>`,
  )
  expect(html).toContain('The bell in May')
  expect(html).not.toMatch(/>A slate with/)
  expect(html).not.toContain('Photo: nobody')
})

test('the standfirst comes with the article', async ({ lab }) => {
  const standfirst =
    'Every morning for forty years one man has counted the boats of the harbour, and never once miscounted.'
  const html = await save(
    lab,
    `<div class="top"><h1>The harbour</h1><div class="abstract-box"><div class="abstract">${standfirst}</div></div><span>7 May</span></div>
<div class="column">${[1, 2, 3].map((n) => `<p>${prose(n)}</p>`).join('')}</div>`,
  )
  expect(html.match(/never once miscounted/g)).toHaveLength(1)
  expect(html.indexOf('miscounted')).toBeLessThan(html.indexOf('(1)'))
})

test('the page that goes on below the article is cut off, with its pictures; footnotes stay', async ({
  lab,
}) => {
  const teasers = [1, 2, 3].map(
    (n) =>
      `<li><a href="/other/${n}"><img src="/teaser-${n}.jpg" width="400" height="300"><span>Ten more harbours of the western coast, part ${n}</span></a></li>`,
  )
  const body = [1, 2, 3].map((n) => `<p>${prose(n)}</p>`).join('')
  const html = await save(
    lab,
    `<article><h1>The harbour</h1>${body}<div><h3>Most read in Harbours</h3><ul>${teasers.join('')}</ul></div></article>`,
  )
  expect(html).toContain(`${SENTENCES[3]} (3)`)
  expect(html).not.toMatch(/Most read|western coast|teaser-/)

  const noted = await save(
    lab,
    `<article><h1>The harbour</h1>${body}<h2>Related</h2><ul><li><a href="/other">Ten more harbours</a></li></ul>
<ol class="footnotes"><li id="fn1">A stroke is one pull of the rope, no more and no less.</li></ol></article>`,
  )
  expect(noted).toContain('one pull of the rope')
})

test('a note on the author in a box of that name is left out, and a line on bells is not', async ({
  lab,
}) => {
  const html = await save(
    lab,
    `<article><h1>The harbour</h1><p>${prose(1)}</p><p>${prose(2)}</p><p>Share of the bells that ring in tune: one half.</p><p>${prose(3)}</p>
<div class="post-author-bio"><p>She writes on harbours, bells and slates, and lives by the sea with two dogs and a boat.</p></div></article>`,
  )
  expect(html).toContain('one half')
  expect(html).not.toContain('two dogs')
})

test('what a work of reference points to at its end stays', async ({ lab }) => {
  const html = await lab.ingest.evaluate(
    ([one, two]) =>
      window.lab.fill(
        `<p>${one}</p><p>${two}</p>`,
        `<p>${one}</p><p>${two}</p><h2>See also</h2><ul><li><a href="/slates">Slates</a></li></ul><h2>Elsewhere</h2><ul><li><a href="/x">Ten others</a></li></ul>`,
      ),
    [prose(1), prose(2)] as const,
  )
  expect(html).toContain('<h2>See also</h2><ul><li><a href="/slates">Slates</a></li></ul>')
  expect(html).not.toContain('Ten others')
})
