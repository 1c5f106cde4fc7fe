import { foldText } from '../query/fold-text.ts'

/** What a way of matching is worth: the start of a word over initials, those over a part of a word, that over letters in order. */
const WORTH = { start: 100, initials: 80, part: 50, letters: 20 }
/** A word that comes first is what a thing is mostly called by. */
const FIRST_WORD = 20
const WHOLE_WORD = 15
/** Fewer letters in order are found in nearly everything. */
const LEAST_LETTERS = 3

/** A name, prepared for matching: folded, with the places where its words begin. */
export interface MatchedName {
  readonly folded: string
  /** Offsets in `folded`. */
  readonly starts: readonly number[]
}

/** Prepares a name, once for many queries. Words begin after anything that is neither letter nor digit: `politics/asia` has two. */
export function prepareName(name: string): MatchedName {
  const folded = foldText(name)
  return { folded, starts: [...folded.matchAll(/[\p{L}\p{N}]+/gu)].map(({ index }) => index) }
}

/**
 * How well a name fits what somebody types; 0 for not at all. Each word of the query must fit: as the start of a word, as the initials of
 * words that follow one another (`tm` for *toggle margin*), as a part of a word, or by its letters in order. Shorter names come first among equals.
 */
export function scoreName(name: MatchedName, query: string): number {
  const wanted = foldText(query).split(' ').filter(Boolean)
  if (wanted.length === 0) return 1
  let sum = 0
  for (const word of wanted) {
    const score = scoreWord(name, word)
    if (score === 0) return 0
    sum += score
  }
  return sum / wanted.length + 1 / (1 + name.folded.length)
}

function scoreWord({ folded, starts }: MatchedName, word: string): number {
  const at = starts.findIndex((start) => folded.startsWith(word, start))
  if (at >= 0) {
    const end = (starts[at] ?? 0) + word.length
    const isWhole = !/[\p{L}\p{N}]/u.test(folded.charAt(end))
    return WORTH.start + (at === 0 ? FIRST_WORD : 0) + (isWhole ? WHOLE_WORD : 0)
  }
  const initials = starts.map((start) => folded.charAt(start)).join('')
  if (word.length > 1 && initials.includes(word))
    return WORTH.initials + (initials.startsWith(word) ? FIRST_WORD : 0)
  if (folded.includes(word)) return WORTH.part
  return word.length >= LEAST_LETTERS && hasInOrder(folded, word) ? WORTH.letters : 0
}

function hasInOrder(text: string, letters: string): boolean {
  let at = -1
  for (const letter of letters) {
    at = text.indexOf(letter, at + 1)
    if (at < 0) return false
  }
  return true
}
