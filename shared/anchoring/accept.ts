import type { Fit, Pattern } from './fit.ts'

/**
 * How much of the quote itself must be left, and how much of quote and surroundings together; with less it is other words in the same
 * surroundings, or the same few words somewhere else. A few words need more of both than a sentence: half of a phrase is a common word, so
 * two words of three must be left (a little less, since a replaced word tears the phrase).
 */
const LEAST_OF_SHORT = { quote: 0.64, whole: 0.4 }
const LEAST_OF_LONG = { quote: 0.5, whole: 0.36 }
/** Folded units: about four words, and about a sentence. Between them the demands fall evenly. */
const SHORT = 24
const LONG = 60
/**
 * Where this share of prefix and suffix is left, both sides speak for the place, and less of a short quote will do: a reading aid may have
 * been left out, or a name shortened.
 */
const WHOLE_CONTEXT = 0.8
const LEAST_IN_WHOLE_CONTEXT = 0.45
/** With fewer matched units of prefix and suffix than this, the surroundings do not speak for a place. */
const LEAST_CONTEXT = 7
/** Without surroundings, what is shorter than half a sentence must stand there whole, */
const ALONE_SHORT = 40
const ALONE_SHARE = 0.95
/** and no other place may be as good to within this share of the pattern: choosing would be guessing. */
const RIVAL_MARGIN = 0.05

/**
 * Where the surroundings were left behind in the old place, a short quote with half of them is a common phrase in a like sentence: so much
 * of quote and surroundings is demanded then.
 */
const LEAST_OF_SHORT_LEFT = 0.63

/** From these shares on, and with this lead on every rival, a place is sure. */
const SURE_QUOTE = 0.7
const SURE_WHOLE_OF_LONG = 0.6
const SURE_WHOLE_OF_SHORT = 0.75
const SURE_MARGIN = 0.1
/** Keeps what is unsure below the least that is sure, which is the mean of the two shares above. */
const UNSURE_FACTOR = 0.65

export interface Verdict {
  readonly confidence: number
  readonly status: 'sure' | 'unsure'
}

export interface Against {
  /** The share of the next best place, 0 when there is none. */
  readonly rivalShare: number
  /** Whether surroundings that are missing at the place still stand where the passage was. */
  readonly leftBehind: boolean
}

/**
 * Whether the best place is the passage.
 * @param against what speaks against it
 * @returns `null` when the passage is gone
 */
export function judge(
  { units, quoteStart, quoteEnd }: Pattern,
  fit: Fit,
  { rivalShare, leftBehind }: Against,
): Verdict | null {
  const { quoteShare, share, context } = fit
  const length = quoteEnd - quoteStart
  const shortness = Math.min(1, Math.max(0, (LONG - length) / (LONG - SHORT)))
  const least = (of: 'quote' | 'whole') =>
    LEAST_OF_LONG[of] + (LEAST_OF_SHORT[of] - LEAST_OF_LONG[of]) * shortness
  const surrounded = context > 0 && context >= (units.length - length) * WHOLE_CONTEXT
  if (quoteShare < (surrounded ? LEAST_IN_WHOLE_CONTEXT : least('quote')) || share < least('whole'))
    return null
  if (leftBehind && share < LEAST_OF_SHORT_LEFT * shortness) return null
  const lead = share - Math.max(0, rivalShare)
  if (context < LEAST_CONTEXT && (lead < RIVAL_MARGIN || (length < ALONE_SHORT && quoteShare < ALONE_SHARE)))
    return null
  const sureWhole = SURE_WHOLE_OF_LONG + (SURE_WHOLE_OF_SHORT - SURE_WHOLE_OF_LONG) * shortness
  const sure = quoteShare >= SURE_QUOTE && share >= sureWhole && lead >= SURE_MARGIN && !leftBehind
  const confidence = Math.min(0.99, (quoteShare + share) / 2)
  return { status: sure ? 'sure' : 'unsure', confidence: sure ? confidence : confidence * UNSURE_FACTOR }
}
