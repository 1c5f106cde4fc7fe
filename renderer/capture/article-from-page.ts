import { type Failure, fail, ok, type Result } from '../../shared/result.ts'
import { parseInert } from '../trusted.ts'
import { boundMarkup } from './bound-markup.ts'
import { boundPage } from './bound-page.ts'
import { disarmPage } from './disarm-page.ts'
import { type ExtractedArticle, extractArticle } from './extract-article.ts'
import { flattenShadowRoots } from './flatten-shadow-roots.ts'
import { countWords } from './read-blocks.ts'
import { baseOf } from './resolve-addresses.ts'
import { savedAt } from './saved-from.ts'
import { takeMarks } from './single-file-marks.ts'

const NOT_SHOWN = 'script, style, template, noscript, title'

/** Fewer words for browsers without scripts are the request to switch them on; more are the article. */
const WORDS_OF_A_TEXT = 60

/** Shadow roots within shadow roots; deeper ones are no article's. */
const DEEPEST_SHADOW = 20

/** A counter's pixel, written out as text. */
const ESCAPED_MARKUP = /<(?:img|div|iframe|script)\s/i

const SHOWN_WITHOUT_TEXT = 'img, picture, iframe, video, audio, object, embed'

/**
 * A page of markup to its article. `empty` when it shows nothing, `no-article` when there is nothing in it to read.
 * @param prepare changes the page before anything is read from it
 */
export function articleFromPage(
  html: string,
  url: string,
  prepare: (doc: Document) => void = () => undefined,
): Result<ExtractedArticle, Failure<'empty' | 'no-article'>> {
  const article = articleFromDocument(boundPage(parseInert(boundMarkup(html))), url, prepare)
  return article.ok ? ok({ ...article.value, savedAt: savedAt(html) }) : article
}

/** The same for a page that was parsed already, inert and bounded; it is used up. */
export function articleFromDocument(
  doc: Document,
  url: string,
  prepare: (doc: Document) => void = () => undefined,
): Result<ExtractedArticle, Failure<'empty' | 'no-article'>> {
  disarmPage(doc)
  for (let depth = 0; depth < DEEPEST_SHADOW && flattenShadowRoots(doc); depth++) disarmPage(doc)
  prepare(doc)
  const marks = takeMarks(doc)
  for (const noscript of doc.querySelectorAll('noscript')) {
    const text = noscript.textContent ?? ''
    if (countWords(text) >= WORDS_OF_A_TEXT && !ESCAPED_MARKUP.test(text))
      noscript.replaceWith(...noscript.childNodes)
  }
  const base = baseOf(doc, url)
  const showsSomething = showsText(doc.body) || doc.querySelector(SHOWN_WITHOUT_TEXT) !== null
  const article = extractArticle(doc, url)
  // A few sites keep their text in attributes that only an extractor knows.
  if (article && (showsSomething || hasWords(article.html))) return ok({ ...article, base, marks })
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
