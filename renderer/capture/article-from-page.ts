import { type Failure, fail, ok, type Result } from '../../shared/result.ts'
import { parseInert } from '../trusted.ts'
import { disarmPage } from './disarm-page.ts'
import { type ExtractedArticle, extractArticle } from './extract-article.ts'

const NOT_SHOWN = 'script, style, template, noscript, title'

const SHOWN_WITHOUT_TEXT = 'img, picture, iframe, video, audio, object, embed'

/** A page of markup to its article. `empty` when it shows nothing, `no-article` when there is nothing in it to read. */
export function articleFromPage(
  html: string,
  url: string,
): Result<ExtractedArticle, Failure<'empty' | 'no-article'>> {
  const doc = parseInert(html)
  disarmPage(doc)
  if (!showsText(doc.body) && !doc.querySelector(SHOWN_WITHOUT_TEXT))
    return fail('empty', 'The page shows nothing')
  const article = extractArticle(doc, url)
  return article ? ok(article) : fail('no-article', 'There is nothing to read on the page')
}

function showsText(body: HTMLElement): boolean {
  const texts = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_TEXT)
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    if ((node.textContent ?? '').trim() !== '' && !node.parentElement?.closest(NOT_SHOWN)) return true
  }
  return false
}
