import { findNextPage, readPageNumber, withoutFragment } from '../../shared/article/next-page.ts'
import type { Result } from '../../shared/result.ts'
import { parseInert } from '../trusted.ts'
import type { CaptureTools } from './capture-tools.ts'
import type { CaptureFailure } from './captured-article.ts'
import { pageOfArticle } from './page-links.ts'
import { PAGED_TYPE, type SourcePage, writePages } from './paged-source.ts'
import { countWords, readBlocks } from './read-blocks.ts'
import { type CaptureBytes, type ReadArticle, readBytes } from './read-input.ts'

/** Longer articles are books, or a site that goes on for ever. */
const MOST_PAGES = 20
/** Of all pages together, in UTF-16 units of markup. */
const LARGEST_TOGETHER = 20 * 1024 * 1024
/** A page of which so much was already there is the same one once more, under another number. */
const REPEATED = 0.5

/** A page as it came, and the article that was found in it. */
export interface GotPage {
  readonly source: CaptureBytes
  readonly read: ReadArticle
  /** After how many pages the rest of the article could not be had; absent when all of it is there. */
  readonly cutAfter?: number
}

/**
 * Gets the further pages of an article and joins them to the first. Whatever goes wrong keeps what is there and says after which page
 * it ends; a page that brings nothing new is the end.
 * @param getPage the same way by which the first was got
 */
export async function followPages(
  first: GotPage,
  tools: CaptureTools,
  getPage: (url: string) => Promise<Result<CaptureBytes, CaptureFailure>>,
): Promise<GotPage> {
  if (first.read.mime !== 'text/html') return first
  const pages: SourcePage[] = [{ url: first.source.url, html: first.read.decodedText }]
  const stem = readPageNumber(first.source.url)?.stem
  const seen = new Set([withoutFragment(first.source.url)])
  const blocks = new Set(keysOf(first.read))
  let size = first.read.decodedText.length
  let newest = first
  let isCut = false
  for (;;) {
    const { source, read } = newest
    const next = findNextPage(pageOfArticle(read.decodedText, source.url, wordsOf(read)), seen)
    if (next === null) break
    isCut = true
    if (pages.length >= MOST_PAGES || tools.signal.aborted) break
    seen.add(next)
    tools.onProgress({ stage: 'pages', done: pages.length, total: 0 })
    const got = await getPage(next)
    if (!got.ok) break
    await tools.whenAtRest()
    const article = await readBytes(got.value)
    if (!article.ok || article.value.mime !== 'text/html') break
    const [there, keys] = [readPageNumber(got.value.url), keysOf(article.value)]
    const isRepeated = keys.filter((key) => blocks.has(key)).length >= keys.length * REPEATED
    isCut = false
    // A number too high often leads back to the first page.
    if (there?.stem !== stem || isRepeated) break
    size += article.value.decodedText.length
    if (size > LARGEST_TOGETHER) {
      isCut = true
      break
    }
    seen.add(withoutFragment(got.value.url))
    for (const key of keys) blocks.add(key)
    pages.push({ url: got.value.url, html: article.value.decodedText })
    newest = { source: got.value, read: article.value }
  }
  const cut = isCut ? { cutAfter: pages.length } : {}
  if (pages.length === 1) return { ...first, ...cut }
  const source = { ...first.source, bytes: writePages(pages), contentType: PAGED_TYPE }
  await tools.whenAtRest()
  const joined = await readBytes(source)
  return joined.ok ? { source, read: joined.value, ...cut } : { ...first, cutAfter: 1 }
}

const bodyOf = ({ article }: ReadArticle) => parseInert(`<body>${article.html}`).body
export const wordsOf = (read: ReadArticle): number => countWords(bodyOf(read).textContent ?? '')
const keysOf = (read: ReadArticle) => readBlocks(bodyOf(read)).map(({ key }) => key)
