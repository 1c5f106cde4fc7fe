import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect } from '@playwright/test'
import { type Lab, test } from './capture-lab.ts'

const CORPUS = resolve(process.env.OFFPRINT_CORPUS ?? resolve(__dirname, '../../../../shared/corpus'))

/** A PNG of one pixel, and one of another colour. */
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
const image = { type: 'image/png', body: Buffer.from(PNG, 'base64') }
const drawing = {
  type: 'image/svg+xml',
  body: '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
}

const PARAGRAPH =
  'The ferry leaves the harbour at six, when the lamps along the quay are still lit and the gulls have the whole of the pier to themselves. '

const STORY = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The early ferry | Tidewater Post</title>
<meta property="og:site_name" content="Tidewater Post"><link rel="canonical" href="/stories/early-ferry?utm_campaign=home&amp;fbclid=7#top">
<meta property="og:image" content="/lead.png"><meta name="description" content="Who takes the first boat, and why.">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"The early ferry","datePublished":"2024-05-07T06:00:00Z",
"author":[{"@type":"Person","name":"Ada Quill"},{"@type":"Person","name":"Tom Vale"}]}</script></head>
<body><nav><a href="/">Home</a> <a href="/boats">Boats</a></nav><article><h1>The early ferry</h1>
<p>${PARAGRAPH.repeat(3)}</p><p>${PARAGRAPH.repeat(2)}<a href="timetable">The timetable</a> has not changed since.</p>
<figure><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-src="/quay.png" alt="The quay"><figcaption>The quay at six</figcaption></figure>
<p>${PARAGRAPH.repeat(2)}</p><p><img src="/missing.png" alt="Gone"></p><pre><code class="language-python">def leave():
    return "six"</code></pre>
<p>${PARAGRAPH}As the log has it<sup><a href="#n1" id="r1">1</a></sup>.</p><p><img src="/plan.svg" alt="A plan of the pier" width="300" height="200"></p>
<ol><li id="n1">Harbour log, page nine. <a href="#r1">↩</a></li></ol></article><footer>All rights</footer></body></html>`

const captureUrl = (lab: Lab, url: string) =>
  lab.ingest.evaluate((address) => window.lab.capture({ kind: 'url', url: address, allowPrivate: true }), url)

const captureFile = (lab: Lab, name: string, text: string, mime = '') =>
  lab.ingest.evaluate(
    ([fileName, content, type]) =>
      window.lab.capture({
        kind: 'file',
        name: fileName,
        mime: type,
        bytes: new TextEncoder().encode(content),
        baseUrl: '',
        allowPrivate: false,
      }),
    [name, text, mime] as const,
  )

function publishStory(lab: Lab): string {
  lab.publish('quay.png', image)
  lab.publish('lead.png', image)
  lab.publish('plan.svg', drawing)
  return lab.publish('stories/early-ferry', { type: 'text/html; charset=utf-8', body: STORY })
}

test('the title is the heading that a reader sees, not its other wording in the head, nor the name of the site', async ({
  lab,
}) => {
  const url = lab.publish('stories/lamps', {
    type: 'text/html; charset=utf-8',
    body: `<!doctype html><title>Best harbour lamps of the western coast | Tidewater Post</title>
<meta property="og:title" content="Best harbour lamps of the western coast"><h1><a href="/">The Tidewater Harbour Post of the western coast</a></h1>
<article><h1>The seven best harbour lamps of the coast</h1><p>${PARAGRAPH.repeat(4)}</p><p>${PARAGRAPH.repeat(3)}</p></article>`,
  })
  const article = await captureUrl(lab, url)
  if (!article.ok) throw new Error(article.message)
  expect(article.captured.title).toBe('The seven best harbour lamps of the coast')
})

test('a page becomes an article with its words, its metadata and its images', async ({ lab }) => {
  const url = publishStory(lab)
  const article = await captureUrl(lab, `${url}?utm_source=letter`)
  if (!article.ok) throw new Error(article.message)
  expect(article.captured).toMatchObject({
    title: 'The early ferry',
    authors: ['Ada Quill', 'Tom Vale'],
    siteName: 'Tidewater Post',
    publishedAt: '2024-05-07',
    lang: 'en',
    excerpt: 'Who takes the first boat, and why.',
    canonicalUrl: url,
    leadImage: `${lab.origin}lead.png`,
  })
  expect(article.urlKey).toBe(url)
  expect(article.text).not.toContain('Boats')
  expect(article.text).toContain('has not changed since.\n')
  expect(article.captured.wordCount).toBeGreaterThan(200)
  expect(article.html).toContain(`<a href="${lab.origin}stories/timetable">`)
  expect(article.html).toContain('data-lang="python"')
  expect(article.html).toContain('def leave():\n    return "six"')
  expect(article.html).toMatch(
    /<a href="#op-[^"]+"[^>]*data-footnote="ref"|data-footnote="ref"[^>]*href="#op-/,
  )
  expect(article.html).toMatch(/<li[^>]* id="op-n1"|<li id="op-n1"/)
  expect(article.html).not.toMatch(/\ssrc=/)
  expect(article.original).toBe(STORY)
  expect(article.source).toMatchObject({ mime: 'text/html', charset: 'utf-8' })
  expect(article.bodyHash).toMatch(/^[0-9a-f]{64}$/)
})

test('images are stored once by content, and what is missing says why', async ({ lab }) => {
  const article = await captureUrl(lab, publishStory(lab))
  if (!article.ok) throw new Error(article.message)
  const rows = article.versionAssets.map(({ url, status, reason }) => [
    url.replace(lab.origin, ''),
    status,
    reason,
  ])
  expect(rows).toEqual([
    ['quay.png', 'stored', ''],
    ['missing.png', 'missing', 'not-found'],
    ['plan.svg', 'stored', ''],
    ['lead.png', 'stored', ''],
  ])
  expect(article.assets.map(({ mime }) => mime).sort()).toEqual(['image/png', 'image/png'])
  expect(article.captured.leadAsset).toBe(article.versionAssets[0]?.hash)
  expect(article.progress.at(-1)).toBe('images 4/4')
})

test('a page called an image is not stored as one', async ({ lab }) => {
  lab.publish('quay.png', { type: 'image/png', body: '<p>Log in first</p>' })
  const body = STORY.replace('/lead.png', '/quay.png')
  const article = await captureUrl(lab, lab.publish('story', { type: 'text/html; charset=utf-8', body }))
  expect(article.ok && article.versionAssets[0]).toMatchObject({
    status: 'missing',
    reason: 'not-an-image',
    hash: '',
  })
})

test('capturing the same page again gives the same text under the same hash', async ({ lab }) => {
  const url = publishStory(lab)
  const [first, second] = [await captureUrl(lab, url), await captureUrl(lab, url)]
  expect(first.ok && second.ok && first.bodyHash === second.bodyHash && first.urlKey === second.urlKey).toBe(
    true,
  )
})

test('words of two blocks never run together, and white space is what a browser paints', async ({ lab }) => {
  const text = await lab.ingest.evaluate(() =>
    window.lab.textOf(
      '<div>one<p>two <b> three</b></p>four<br>five</div><ul><li>six</li><li>seven</li></ul><table><tr><td>eight</td><td>nine</td></tr></table><pre>a\n  b<br>c</pre>end',
    ),
  )
  expect(text.trim()).toBe('one\ntwo three\nfour\nfive\nsix\nseven\neight\nnine\na\n  b\nc\nend')
})

test('Markdown keeps its front matter, its tables and its code', async ({ lab }) => {
  const markdown = `---\ntitle: Knots\nauthor: Ada Quill\ndate: 2024-05-07\nsource: https://knots.example/bowline\n---\n\nA [bowline](loop) holds.\n\n| Knot | Use |\n|---|---|\n| Bowline | a loop |\n\n\`\`\`sh\ntie --bowline\n\`\`\`\n\n<script>alert(1)</script>\n`
  const article = await captureFile(lab, 'knots.md', markdown)
  if (!article.ok) throw new Error(article.message)
  expect(article.captured).toMatchObject({
    title: 'Knots',
    authors: ['Ada Quill'],
    publishedAt: '2024-05-07',
  })
  expect(article.html).toContain('<a href="https://knots.example/loop">bowline</a>')
  expect(article.html).toMatch(/<pre data-lang="sh"><code>tie --bowline/)
  expect(article.html).toContain('<td>a loop</td>')
  expect(article.html).not.toContain('alert')
  expect(article.source.mime).toBe('text/markdown')
})

test('a clipping of text is an article with its title, date, authors and paragraphs', async ({ lab }) => {
  const clipping = `date 2024-05-07 The early ferry\n\nAda Quill, Tom Vale, and Ida Berg\n\nTidewater Post\n\n${PARAGRAPH}\n\nIf 2 < 3 & "4" > 1, the <b>boat</b> leaves.\n`
  const article = await captureFile(lab, 'ferry.txt', clipping, 'text/plain')
  if (!article.ok) throw new Error(article.message)
  expect(article.captured).toMatchObject({
    title: 'The early ferry',
    publishedAt: '2024-05-07',
    authors: ['Ada Quill', 'Tom Vale', 'Ida Berg'],
    siteName: 'Tidewater Post',
  })
  expect(article.text.trim().split('\n')).toHaveLength(2)
  expect(article.text).toContain('If 2 < 3 & "4" > 1, the <b>boat</b> leaves.')
  expect(article.urlKey).toMatch(/^text:[0-9a-f]{64}$/)
})

test('the clipping of the corpus keeps its title, date, three authors, publication and twelve paragraphs', async ({
  lab,
}) => {
  const path = resolve(CORPUS, 'clipping/000_3e7a9bb5dbcc85ba.txt')
  test.info().skip(!existsSync(path), `The corpus is not at ${CORPUS}`)
  const article = await captureFile(lab, 'clipping.txt', readFileSync(path, 'utf8'), 'text/plain')
  if (!article.ok) throw new Error(article.message)
  expect(article.captured.publishedAt).toBe('2026-02-02')
  expect(article.captured.title).not.toBe('')
  expect(article.captured.authors).toHaveLength(3)
  expect(article.captured.siteName).not.toBe('')
  expect(article.html.match(/<p>/g)).toHaveLength(12)
})

test('a text that does not name its language is told by its words, and its direction with it', async ({
  lab,
}) => {
  const english = await captureFile(
    lab,
    'ferry.txt',
    `The early ferry\n\n${PARAGRAPH.repeat(2)}`,
    'text/plain',
  )
  expect(english.ok && english.captured).toMatchObject({ lang: 'en', dir: '' })
  const arabic = await captureFile(lab, 'harbour.txt', 'تغادر العبارة الميناء في السادسة صباحا', 'text/plain')
  expect(arabic.ok && arabic.captured).toMatchObject({ lang: 'ar', dir: 'rtl' })
})

test('an author is never taken for the publication', async ({ lab }) => {
  const body = `<!doctype html><html lang="en"><head><meta name="author" content="Ada Stone"><title>The early ferry</title></head><body><article><h1>The early ferry</h1><p>${PARAGRAPH.repeat(4)}</p></article></body></html>`
  const article = await captureUrl(lab, lab.publish('stone', { type: 'text/html; charset=utf-8', body }))
  expect(article.ok && article.captured).toMatchObject({ authors: ['Ada Stone'], siteName: '' })
})

test('the name of the site, a sign behind a heading and a line of rights are no title and no publication', async ({
  lab,
}) => {
  const body = `<!doctype html><html lang="en"><head><title>The lamp room » Blog Archive » The early ferry</title><meta name="dc.publisher" content="Copyright 2024 The lamp room. All rights reserved."></head>
<body><h1><a href="/">The lamp room</a></h1><article><h2>The early ferry<a href="#ferry">¶</a></h2><p>${PARAGRAPH.repeat(4)}</p></article></body></html>`
  const article = await captureUrl(lab, lab.publish('masthead', { type: 'text/html; charset=utf-8', body }))
  expect(article.ok && article.captured.title).toBe('The early ferry')
  expect(article.ok && article.captured.siteName).not.toMatch(/copyright/i)
  const sections = body
    .replace('<h1><a href="/">The lamp room</a></h1>', '')
    .replace('The lamp room » Blog Archive » The early ferry', 'The early ferry » The lamp room')
    .replace(/h2>?/g, (tag) => tag.replace('2', '1'))
  const documented = await captureUrl(
    lab,
    lab.publish('sign', { type: 'text/html; charset=utf-8', body: sections }),
  )
  expect(documented.ok && documented.captured.title).toBe('The early ferry')
})

test('whoever only answers a question did not write it', async ({ lab }) => {
  const person = (name: string) =>
    `<div itemprop="author" itemscope itemtype="https://schema.org/Person"><span itemprop="name">${name}</span></div>`
  const body = `<!doctype html><html lang="en"><head><title>When does it sail?</title></head><body><main itemscope itemtype="https://schema.org/QAPage"><div itemprop="mainEntity" itemscope itemtype="https://schema.org/Question"><h1 itemprop="name">When does it sail?</h1><div itemprop="text"><p>${PARAGRAPH}</p></div>${person('Ada Stone')}
<div itemprop="suggestedAnswer" itemscope itemtype="https://schema.org/Answer"><div itemprop="text"><p>${PARAGRAPH}</p></div>${person('Bo Reed')}</div></div></main></body></html>`
  const article = await captureUrl(lab, lab.publish('asked', { type: 'text/html; charset=utf-8', body }))
  expect(article.ok && article.captured.authors).toEqual(['Ada Stone'])
})

test('a file without an address names no publication where its page names none', async ({ lab }) => {
  const body = `<!doctype html><html lang="en"><title>The early ferry</title><article><h1>The early ferry</h1><p>${PARAGRAPH.repeat(4)}</p></article></html>`
  const article = await captureFile(lab, 'ferry.html', body, 'text/html')
  expect(article.ok && article.captured).toMatchObject({ title: 'The early ferry', siteName: '' })
})

test('a page that keeps its text for browsers without scripts is read', async ({ lab }) => {
  const body = `<!doctype html><title>Thread</title><div id="app"></div><noscript><div><h1>Thread</h1><p>${PARAGRAPH.repeat(4)}</p></div></noscript>`
  const article = await captureUrl(lab, lab.publish('thread', { type: 'text/html; charset=utf-8', body }))
  expect(article.ok && article.text).toContain('the whole of the pier')
})

test('pasted markup is taken whole, against the address it came from', async ({ lab }) => {
  const article = await lab.ingest.evaluate(() =>
    window.lab.capture({
      kind: 'text',
      text: 'A short passage with a link.',
      html: '<p onclick="x()">A <i>short</i> passage with a <a href="../there">link</a>.</p>',
      baseUrl: 'https://harbour.example/a/b',
      allowPrivate: false,
    }),
  )
  if (!article.ok) throw new Error(article.message)
  expect(article.html.trim()).toBe(
    '<p>A <i>short</i> passage with a <a href="https://harbour.example/there">link</a>.</p>',
  )
})

for (const [name, file, kind] of [
  ['a PDF', { type: 'text/html', body: '%PDF-1.7\n1 0 obj' }, 'is-pdf'],
  ['an image', image, 'is-media'],
  [
    'a page of nothing',
    { type: 'text/html', body: '<!doctype html><title>Nothing</title><script>let a</script>' },
    'empty',
  ],
  ['no bytes', { type: 'text/html', body: '' }, 'empty'],
  ['a page that is gone', { type: 'text/html', body: 'gone', status: 404 }, 'not-found'],
] as const) {
  test(`${name} is refused as ${kind}`, async ({ lab }) => {
    const outcome = await captureUrl(lab, lab.publish('file', file))
    expect(outcome).toMatchObject({ ok: false, kind })
  })
}

test('a few words are enough to be an article', async ({ lab }) => {
  const article = await captureUrl(
    lab,
    lab.publish('note', { type: 'text/html', body: '<p>Back at nine.</p>' }),
  )
  expect(article.ok && article.text.trim()).toBe('Back at nine.')
})

for (const abortAfter of ['fetching', 'images'] as const) {
  test(`cancelling while ${abortAfter} ends with nothing to store`, async ({ lab }) => {
    const url = publishStory(lab)
    const outcome = await lab.ingest.evaluate(
      ([address, stage]) =>
        window.lab.capture({ kind: 'url', url: address, allowPrivate: true }, { abortAfter: stage }),
      [url, abortAfter] as const,
    )
    expect(outcome).toMatchObject({ ok: false, kind: 'cancelled' })
  })
}
