import { expect } from '@playwright/test'
import { type Lab, test } from './capture-lab.ts'

const SENTENCES = [
  'The lamp room smells of oil and of the sea, and nobody has lit the lamp for thirty years.',
  'Its keeper still climbs the stairs each evening, out of habit, and writes the weather down.',
  'On clear nights the islands stand so near that you could count their windows, if you wished to.',
  'Ships pass without looking up, for they have their own lights now, and their own weather.',
]
const prose = (n: number) => SENTENCES.map((sentence) => `${sentence} (${n})`).join(' ')

const save = (lab: Lab, html: string, url: string) =>
  lab.ingest.evaluate(([page, address]) => window.lab.save(page, address), [html, url] as const)

const page = (body: string, head = '') =>
  `<!doctype html><html lang="en"><head><title>The lamp room</title>${head}</head><body>${body}</body></html>`

const FORUM = 'https://forum.example.org/viewtopic.php?t=7'

test('a discussion keeps every post, with who wrote it and when', async ({ lab }) => {
  const posts = ['Ada', 'Bo', 'Cy'].map(
    (
      name,
      n,
    ) => `<div class="post"><div class="postprofile"><a class="username" href="/u/${name}">${name}</a><p>Posts: 93</p></div>
<div class="postbody"><p class="author"><time datetime="2024-05-0${n + 1}">${n + 1} May 2024</time></p>
<div class="content">${n === 1 ? 'Yes, it does.' : prose(n)}<div class="signature">Sent from my lighthouse</div></div></div></div>`,
  )
  const html = await save(lab, page(`<nav><a href="/">Board index</a></nav>${posts.join('')}`), FORUM)
  expect(html).toMatch(/<strong>Ada<\/strong>, 1 May 2024/)
  expect(html).toContain('Yes, it does.')
  expect(html).toContain(`${SENTENCES[3]} (2)`)
  expect(html).not.toMatch(/Posts: 93|lighthouse|Board index/)
})

test('an answer is signed by who wrote it, not by who remarked on it', async ({ lab }) => {
  const post = (
    kind: string,
    name: string,
    n: number,
  ) => `<div class="${kind}"><div class="js-post-body"><p>${prose(n)}</p></div>
<ul class="comments"><li class="comment"><span itemprop="author"><a class="comment-user" href="/users/9">Dee</a></span> So it is.</li></ul>
<div class="user-details" itemprop="author"><a href="/users/${n}">${name}</a><span>43,844 points, 7 silver badges and 77 bronze</span></div></div>`
  const html = await save(lab, page(post('question', 'Ada', 1) + post('answer', 'Bo', 2)), FORUM)
  expect(html).toContain('<strong>Ada</strong>')
  expect(html).toContain('<strong>Bo</strong>')
  expect(html).not.toContain('Dee')
})

test('menus, the footer of the site, signs at headings and numbers of lines are no text', async ({ lab }) => {
  const html = await save(
    lab,
    page(`<nav><ul><li><a href="/a">Wicks and oils</a></li><li><a href="/b">Glass</a></li></ul></nav>
<main><h1>The lamp room</h1><p>${prose(1)}</p><h2>Trimming<a class="headerlink" href="#trim">¶</a></h2><p>${prose(2)}</p>
<pre><button>Copy</button><span class="lineno">1</span><code>lamp --trim</code></pre><p>${prose(3)}</p></main>
<footer><p>The lamp makers of the western coast.</p></footer>`),
    'https://docs.example.org/lamp',
  )
  expect(html).toContain('<h2>Trimming</h2>')
  expect(html).toMatch(/<pre[^>]*>\s*<code>lamp --trim/)
  expect(html).not.toMatch(/Wicks|Copy|lamp makers/)
})

test('posts of unknown software are found by their being alike, and the question before them stays', async ({
  lab,
}) => {
  const answers = [1, 2, 3, 4].map(
    (n) => `<li class="reply-box"><a class="reply-author" href="/user/${n}">Guest ${n}</a>
<div class="reply-words">${prose(n)}</div><button>Like</button></li>`,
  )
  const question = `<h1>Who lights it?</h1><div class="question"><p>${prose(0)}</p></div>`
  const html = await save(
    lab,
    page(`${question}<ul>${answers.join('')}</ul>`),
    'https://example.org/discussions/lamp',
  )
  for (const n of [0, 1, 2, 3, 4]) expect(html).toContain(`${SENTENCES[1]} (${n})`)
  expect(html).toContain('<strong>Guest 4</strong>')
  expect(html).not.toContain('Like')
})

test('the comments below a story do not take its place', async ({ lab }) => {
  const comments = [7, 8, 9].map(
    (n) =>
      `<div class="comment-item"><span class="author">Guest ${n}</span><div class="comment-body">${prose(n)}</div></div>`,
  )
  const html = await save(
    lab,
    page(`<article><h1>The lamp room</h1>${[1, 2, 3].map((n) => `<p>${prose(n)}</p>`).join('')}</article>
<section id="comments">${comments.join('')}</section>`),
    'https://example.org/stories/lamp',
  )
  expect(html).toContain(`${SENTENCES[0]} (3)`)
  expect(html).not.toContain('Guest 8')
})

test('what stands under an article is left out, and its own last words are not', async ({ lab }) => {
  const html = await save(
    lab,
    page(`<article><h1>The lamp room</h1>${[1, 2, 3].map((n) => `<p>${prose(n)}</p>`).join('')}
<p>Tags are what sailors call the ends of ropes.</p><p>The end.</p><p>Read also: Ten more lamps</p><p>Subscribe to our newsletter</p></article>`),
    'https://example.org/stories/lamp',
  )
  expect(html).toContain('The end.')
  expect(html).toContain('ends of ropes')
  expect(html).not.toMatch(/Ten more lamps|newsletter/)
})

test('an article keeps its first sentence, whatever it begins with', async ({ lab }) => {
  const openings = [
    'By dawn the lamp had gone out again.',
    'Listen to the sea for a while.',
    'Created in 1823, the lamp was never lit.',
    'Von da an kam niemand mehr.',
  ]
  for (const [n, opening] of openings.entries()) {
    const story = `<article><h1>The lamp room</h1><p>${opening}</p>${[1, 2, 3].map((n) => `<p>${prose(n)}</p>`).join('')}</article>`
    const html = await save(lab, page(story), `https://example.org/stories/opening-${n}`)
    expect(html).toContain(opening)
  }
})

test('a heading that is its own link and code in a box of its own stay', async ({ lab }) => {
  const body = `<h1>Changes</h1><p>${prose(1)}</p><h2><a class="header-anchor" href="#v">1.0.2</a></h2><p>${prose(2)}</p>
<pre><div class="copy-wrapper"><code>npm install lamp</code></div></pre><p>${prose(3)}</p>`
  const html = await save(lab, page(`<article>${body}</article>`), 'https://example.org/docs/changes')
  expect(html).toContain('1.0.2')
  expect(html).toContain('npm install lamp')
})

test('portraits and buttons are no pictures of the article', async ({ lab }) => {
  const html = await save(
    lab,
    page(`<article><h1>The lamp room</h1><div class="author-photo"><img src="/people/ada.jpg" width="400" height="400"></div>
<p>${prose(1)}</p><figure><img src="/lamp.jpg" width="90" height="90"><figcaption>The lamp</figcaption></figure><p>${prose(2)}</p>
<p>${prose(3)} <img src="/icons/share.png"></p></article>`),
    'https://example.org/stories/lamp',
  )
  expect(html.match(/<img/g)).toHaveLength(1)
  expect(html).toContain('The lamp')
})

test('an article that stands whole only in the page’s data is taken from there', async ({ lab }) => {
  const body = JSON.stringify([1, 2, 3, 4].map(prose).join('\n\n'))
  const html = await save(
    lab,
    page(
      `<article><h1>The lamp room</h1><p>${SENTENCES[0]}</p></article>`,
      `<script type="application/ld+json">{"@type":"NewsArticle","headline":"The lamp room","articleBody":${body}}</script>`,
    ),
    'https://example.org/stories/lamp',
  )
  expect(html).toContain(`${SENTENCES[3]} (4)`)
  expect(html.match(/<p>/g)).toHaveLength(4)
})

test('definition lists, readings over characters and the direction of each block come through', async ({
  lab,
}) => {
  const html = await save(
    lab,
    page(`<article><h1>The lamp room</h1>${[1, 2].map((n) => `<p>${prose(n)}</p>`).join('')}
<dl><dt>Wick</dt><dd>What burns in a lamp and is trimmed each evening.</dd><dt>Gallery</dt><dd>The walk around the lantern of a lighthouse.</dd></dl>
<p lang="ja">港の<ruby>灯台<rp>(</rp><rt>とうだい</rt><rp>)</rp></ruby>は夜も明るい。</p>
<p lang="ar" dir="rtl">المنارة على رأس الجبل والبحر من تحتها هادئ في الليل.</p>
<p>${prose(3)}</p><pre><code>lamp --trim</code></pre></article>`),
    'https://example.org/stories/lamp',
  )
  expect(html).toMatch(/<dl>\s*<dt>Wick<\/dt>\s*<dd>What burns/)
  expect(html).toMatch(/<ruby>灯台<rp>\(<\/rp><rt>とうだい<\/rt><rp>\)<\/rp><\/ruby>/)
  expect(html.match(/は夜も明るい/g)).toHaveLength(1)
  expect(html).toMatch(/<p[^>]* dir="rtl"[^>]*>المنارة/)
  expect(html).toMatch(/<p[^>]* lang="ar"[^>]*>المنارة/)
})

test('what stands over an article is left out, and so are links to others in its midst', async ({ lab }) => {
  const html = await save(
    lab,
    page(`<article><p><a href="/">Home</a> › <a href="/lamps">Lamps</a></p><p>By Ada Quill</p><p>Published on 7 May 2024</p><p>4 min read</p>
<p>${prose(1)}</p><p>${prose(2)}</p><p>Read more: <a href="/other">Ten more lamps of the western coast</a></p><p>${prose(3)}</p><p>${SENTENCES[3]}</p></article>`),
    'https://example.org/stories/lamp',
  )
  expect(html).not.toMatch(/Home|Quill|7 May|min read|Ten more/)
  expect(html).toContain(`${SENTENCES[0]} (1)`)
  expect(html).toContain(`${SENTENCES[0]} (3)`)
})

test('a table that one reading lost is taken from the other, and clutter is not', async ({ lab }) => {
  const html = await lab.ingest.evaluate(
    ([one, two, three]) =>
      window.lab.fill(
        `<div><p>${one}</p></div><div><p>${two}</p></div>`,
        `<p>${one}</p><table><tr><th>Height of the lamp</th><td>Forty feet above sea</td></tr></table><div class="related-box"><p>${three}</p></div><p>${two}</p><p>${three}</p>`,
      ),
    [prose(1), prose(2), prose(3)] as const,
  )
  expect(html).toMatch(/\(1\)<\/p><\/div><table>.*Forty feet above sea.*<\/table><div><p>/)
  expect(html).not.toContain('(3)')
})
