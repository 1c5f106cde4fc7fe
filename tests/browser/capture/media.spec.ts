import { expect } from '@playwright/test'
import { type Lab, test } from './capture-lab.ts'

const SENTENCE =
  'The lamp room smells of oil and of the sea, and nobody has lit the lamp for thirty years, says its keeper, who still climbs the stairs.'
const prose = (n: number) => `<p>${SENTENCE} (${n}) ${SENTENCE.toLowerCase()}</p>`

const save = (lab: Lab, parts: readonly string[], head = '') =>
  lab.ingest.evaluate(([page, address]) => window.lab.save(page, address), [
    `<!doctype html><html lang="en"><head><title>The lamp room</title>${head}</head><body><article><h1>The lamp room</h1>${prose(0)}${parts.map((part, n) => part + prose(n + 1)).join('')}</article></body></html>`,
    'https://example.org/stories/lamp',
  ] as const)

test('a film, a recording and a podcast’s file are marked as such, each with its still, its caption and its link', async ({
  lab,
}) => {
  const html = await save(lab, [
    '<figure><video poster="/poster.jpg" controls><source src="/lamp.m3u8" type="application/x-mpegURL"><source src="/lamp.mp4"></video><figcaption>The lamp at work</figcaption></figure>',
    '<div class="player"><audio src="/fog-horn.mp3" controls></audio></div>',
    '<p>Podcast: <a href="/episode-7.mp3">Play in new window</a> | <a href="/episode-7.mp3" download>Download</a></p>',
    '<p><a href="/waves.webm"><img src="/waves.jpg" width="640" height="360" alt="Waves"></a></p>',
  ])
  expect(html).toMatch(
    /<figure data-media="video">\s*<img[^>]*data-asset="0"[^>]*>\s*<figcaption><a href="https:\/\/example\.org\/lamp\.mp4">lamp\.mp4<\/a> The lamp at work<\/figcaption>/,
  )
  expect(html).toMatch(
    /<figure data-media="audio">\s*<figcaption><a href="https:\/\/example\.org\/fog-horn\.mp3">fog-horn\.mp3<\/a>/,
  )
  expect(html).toMatch(
    /<figure data-media="audio">\s*<figcaption>Podcast: <a href="https:\/\/example\.org\/episode-7\.mp3">Play in new window<\/a>/,
  )
  expect(html).toMatch(
    /<figure data-media="video">\s*<img[^>]*data-asset="1"[^>]*>\s*<figcaption><a href="https:\/\/example\.org\/waves\.webm">waves\.webm<\/a>/,
  )
  expect(html).not.toMatch(/<(?:video|audio|source)|\ssrc=/)
})

test('how large a file is stands in its mark where the page’s data says so', async ({ lab }) => {
  const html = await save(
    lab,
    ['<audio src="/fog-horn.mp3" controls></audio>'],
    '<script type="application/ld+json">{"@type":"AudioObject","contentUrl":"/fog-horn.mp3","contentSize":"12.5 MB"}</script>',
  )
  expect(html).toContain('data-media="audio 12500000"')
})

test('players of other sites, streams and files named in passing are no films to download', async ({
  lab,
}) => {
  const html = await save(lab, [
    '<iframe src="https://www.youtube.com/embed/aB3_d-6fGhI" title="Lighting the lamp"></iframe>',
    '<video src="/live.m3u8"></video>',
    `<p>Of the <a href="/fog-horn.mp3">fog horn</a> ${SENTENCE}</p>`,
    '<ul><li><a href="/one.mp3">One</a></li><li><a href="/two.mp3">Two</a></li></ul>',
  ])
  expect(html).toContain('Lighting the lamp')
  expect(html).toContain('https://example.org/live.m3u8')
  expect(html).not.toContain('data-media')
})

test('no address but one of the web becomes a film, and no mark of a page’s own counts', async ({ lab }) => {
  const html = await save(lab, [
    '<video src="data:video/mp4;base64,AAAA"></video><audio src="javascript:alert(1)//.mp3"></audio><video src="file:///etc/passwd.mp4"></video><video src="blob:https://example.org/1"></video>',
    '<p><a href="javascript:0//a.mp3">Listen</a></p><p><a href="data:audio/mpeg,a.mp3">Listen</a></p>',
    '<figure data-media="video" data-own-media="video"><img src="/a.jpg" width="640" height="360"><figcaption><a href="https://evil.example/page">A page</a></figcaption></figure>',
    '<p data-media="audio" data-own-media="audio">Words</p>',
  ])
  expect(html).toContain('evil.example')
  expect(html).not.toMatch(/data-media|javascript|file:|data:|blob:/)
})

test('the sanitizer lets one mark through, on a figure, and only as it is written here', async ({ lab }) => {
  const cleaned = await lab.ingest.evaluate(
    (markups) => markups.map(window.lab.sanitize),
    [
      '<figure data-media="video 12"><figcaption>x</figcaption></figure>',
      '<figure data-media="video; src=https://evil.example"><figcaption>x</figcaption></figure>',
      '<figure data-media="https://evil.example/a.mp4"><figcaption>x</figcaption></figure>',
      '<p data-media="video">x</p>',
      '<figure data-media="audio" data-media-src="https://evil.example"><audio src="https://evil.example/a.mp3" autoplay></audio></figure>',
    ],
  )
  expect(cleaned.map((html) => html.replaceAll('\n', ''))).toEqual([
    '<figure data-media="video 12"><figcaption>x</figcaption></figure>',
    '<figure><figcaption>x</figcaption></figure>',
    '<figure><figcaption>x</figcaption></figure>',
    '<p>x</p>',
    '<figure data-media="audio"></figure>',
  ])
})
