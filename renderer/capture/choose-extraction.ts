import { parseInert } from '../trusted.ts'
import type { Extraction } from './run-extractors.ts'

/** What the gate looks at. */
export interface Features {
  readonly words: number
  /** Words in paragraphs long enough to be prose. */
  readonly proseWords: number
  /** Share of the letters that stands in links, 0 to 1. */
  readonly linkDensity: number
}

/** A paragraph of this many words is prose; shorter ones are captions, teasers and buttons. */
const PROSE_WORDS = 12

/** Below this Readability has missed the article. */
const HARDLY_ANY = 60

/** Lists of links to other articles have a higher share. */
const MOSTLY_LINKS = 0.25

/** Measures an extraction. Letters of scripts written without spaces count as words one by one. */
export function measure(html: string): Features {
  const root = parseInert(html).body
  const letters = (root.textContent ?? '').replace(/\s+/g, '').length
  const linked = [...root.querySelectorAll('a')].reduce(
    (sum, link) => sum + (link.textContent ?? '').replace(/\s+/g, '').length,
    0,
  )
  const prose = [...root.querySelectorAll('p, li, blockquote, dd, td, pre')]
    .filter((element) => !element.querySelector('p, li, blockquote, dd, td, pre'))
    .map((element) => countWords(element.textContent ?? ''))
    .filter((words) => words >= PROSE_WORDS)
  return {
    words: countWords(root.textContent ?? ''),
    proseWords: prose.reduce((sum, words) => sum + words, 0),
    linkDensity: letters === 0 ? 0 : linked / letters,
  }
}

const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Myanmar}]|[\p{L}\p{N}_]+/gu

export function countWords(text: string): number {
  return text.match(WORD)?.length ?? 0
}

/**
 * Readability, unless Defuddle found clearly more prose without turning to lists of links, or Readability hardly anything.
 * Either alone is worse: Readability drops parts of forums, documentation and pages of many sections; Defuddle keeps more clutter.
 */
export function chooseExtraction(
  readability: Extraction | undefined,
  defuddle: Extraction | undefined,
): Extraction | undefined {
  if (!readability || !defuddle) return readability ?? defuddle
  const [r, d] = [measure(readability.html), measure(defuddle.html)]
  const clearlyMore = d.proseWords > 1.15 * r.proseWords + 20 && d.linkDensity < MOSTLY_LINKS
  const missed = r.words < HARDLY_ANY && d.words > 2 * r.words
  return clearlyMore || missed ? defuddle : readability
}
