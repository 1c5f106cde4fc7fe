/** What can be seen of a downloaded page without running its scripts. */
export interface PageFacts {
  /** Words of the article that was found in it; 0 when none was. */
  readonly words: number
  /** UTF-16 units of its markup. */
  readonly markupLength: number
  readonly scripts: number
  /** Whether the place that scripts fill (the root of an application) is there and without text. */
  readonly hasEmptyRoot: boolean
  /** Whether it tells those without scripts to switch them on. */
  readonly asksForScripts: boolean
  /** Whether there is a form in it by which people sign in. */
  readonly hasSignInForm: boolean
}

export type ThinReason = 'no-text' | 'empty-root' | 'asks-for-scripts' | 'few-words'

/** Fewer words are a headline and a line under it. */
const HARDLY_ANY = 30
/** Up to here a page that says it needs scripts is believed; with more words its article is there, and the comments need them. */
export const FEW_WORDS = 150
/** A page without an article of so much markup to a word is made of something else: data for its scripts, for the most part. */
const MARKUP_TO_A_WORD = 1_000

/** Why a download is too thin for an article, so that opening the page in a browser may show more; null when it is not. */
export function judgeThin(facts: PageFacts): ThinReason | null {
  const { words, markupLength, scripts, hasEmptyRoot, asksForScripts } = facts
  // Without scripts a browser shows no more than what is there.
  if (scripts === 0 || words >= FEW_WORDS) return null
  if (hasEmptyRoot) return 'empty-root'
  if (asksForScripts) return 'asks-for-scripts'
  if (words < HARDLY_ANY) return 'no-text'
  return markupLength / words >= MARKUP_TO_A_WORD ? 'few-words' : null
}

/**
 * Whether so little of a page was had that its article may be for those who have signed in, or need a browser: something to be told of
 * what was saved of it. A form to sign in stands at the head of many a page; beside an article it means nothing.
 */
export const mayLackArticle = (facts: PageFacts): boolean =>
  facts.words < FEW_WORDS && (facts.hasSignInForm || judgeThin(facts) !== null)

/** A second reading has to have so much more to be worth the exchange: counters and dates differ from one loading to the next. */
const CLEARLY_MORE = 1.2

/** Whether what a browser showed is the better text of a page, by the words of both articles. */
export const isRicher = (rendered: number, downloaded: number): boolean =>
  rendered > downloaded * CLEARLY_MORE
