import { type Failure, fail, ok, type Result } from '../../shared/result.ts'
import { parseInert } from '../trusted.ts'
import { disarmPage } from './disarm-page.ts'
import { type ExtractedArticle, extractArticle } from './extract-article.ts'
import { countWords } from './read-blocks.ts'

const NOT_SHOWN = 'script, style, template, noscript, title'

/** Fewer words for browsers without scripts are the request to switch them on; more are the article. */
const WORDS_OF_A_TEXT = 60

/** A counter's pixel, written out as text. */
const ESCAPED_MARKUP = /<(?:img|div|iframe|script)\s/i

const SHOWN_WITHOUT_TEXT = 'img, picture, iframe, video, audio, object, embed'

/** A page of markup to its article. `empty` when it shows nothing, `no-article` when there is nothing in it to read. */
export function articleFromPage(
  html: string,
  url: string,
): Result<ExtractedArticle, Failure<'empty' | 'no-article'>> {
  return articleFromDocument(parseInert(html), url)
}

/** The same for a page that was parsed already, inert; it is used up. */
export function articleFromDocument(
  doc: Document,
  url: string,
): Result<ExtractedArticle, Failure<'empty' | 'no-article'>> {
  disarmPage(doc)
  for (const noscript of doc.querySelectorAll('noscript')) {
    const text = noscript.textContent ?? ''
    if (countWords(text) >= WORDS_OF_A_TEXT && !ESCAPED_MARKUP.test(text))
      noscript.replaceWith(...noscript.childNodes)
  }
  const showsSomething = showsText(doc.body) || doc.querySelector(SHOWN_WITHOUT_TEXT) !== null
  const article = extractArticle(doc, url)
  // A few sites keep their text in attributes that only an extractor knows.
  if (article && (showsSomething || hasWords(article.html))) return ok(article)
  return showsSomething
    ? fail('no-article', 'There is nothing to read on the page')
    : fail('empty', 'The page shows nothing')
}

const hasWords = (html: string) => countWords(parseInert(`<body>${html}`).body.textContent ?? '') > 0

function showsText(body: HTMLElement): boolean {
  const texts = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_TEXT)
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    if ((node.textContent ?? '').trim() !== '' && !node.parentElement?.closest(NOT_SHOWN)) return true
  }
  return false
}
