import { expect } from '@playwright/test'
import { test } from './capture-lab.ts'

const SENTENCE =
  'The lamplighter of the lower town carries one ladder and two opinions, and mends it more often. '

/** Pages that cost a parser, or what works through its document, the square of their length and more. */
const PAGES: Readonly<Record<string, string>> = {
  'a million nested elements': `${'<div>'.repeat(1_000_000)}${SENTENCE.repeat(20)}THE END`,
  'words in each of many nested elements': `${'<section>word '.repeat(50_000)}THE END`,
  'many nested lists': `${'<ul><li>word '.repeat(30_000)}THE END`,
  'formatting that is never closed': `${Array.from({ length: 5_000 }, (_, n) => `<font size=${n}>`).join('')}${'<p>word '.repeat(2_000)}THE END`,
  'a million empty elements': `<article><p>${SENTENCE.repeat(9)}</p>${'<i></i>'.repeat(1_000_000)}<p>${SENTENCE}THE END</p>`,
  'an element of 200,000 attributes': `<article><p>${SENTENCE.repeat(9)}</p><p ${Array.from({ length: 200_000 }, (_, n) => `a${n}=1`).join(' ')}>${SENTENCE}<b>THE END</b></p></article>`,
  'a million comments': `${'<!--a-->'.repeat(1_000_000)}<p>${SENTENCE.repeat(20)}THE END`,
}

for (const [name, html] of Object.entries(PAGES)) {
  test(`a page of ${name} is saved with its words`, async ({ lab }) => {
    test.setTimeout(120_000)
    const text = await lab.ingest.evaluate(async (markup) => {
      const bytes = new TextEncoder().encode(markup)
      const input = {
        kind: 'file',
        name: 'a.html',
        mime: 'text/html',
        bytes,
        baseUrl: '',
        allowPrivate: false,
      } as const
      const article = await window.lab.capture(input)
      return article.ok ? article.text : article.kind
    }, html)
    expect(text).toContain('THE END')
    // An extractor may take the first few of them for a header.
    const words = (given: string) => given.match(/word/g)?.length ?? 0
    expect(words(text)).toBeGreaterThanOrEqual(words(html) * 0.99)
  })
}

test('the same page comes from an address too, where it is also looked at for a next page', async ({
  lab,
}) => {
  test.setTimeout(120_000)
  const body = `<!doctype html><html lang="en"><title>Nested</title>${PAGES['a million nested elements']}`
  const url = lab.publish('nested', { type: 'text/html; charset=utf-8', body })
  const text = await lab.ingest.evaluate(async (address) => {
    const article = await window.lab.capture({ kind: 'url', url: address, allowPrivate: true })
    return article.ok ? article.text : article.kind
  }, url)
  expect(text).toContain('THE END')
})
