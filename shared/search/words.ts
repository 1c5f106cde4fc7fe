import { foldText } from '../query/fold-text.ts'

/** A word of a text. */
export interface Word {
  /** As it is indexed: folded, letters and digits alone. */
  readonly token: string
  /** Where it stands, in UTF-16 units; `end` exclusive. */
  readonly start: number
  readonly end: number
}

/** Scripts that put no spaces between words. There each letter is a word, so that whatever somebody looks for is a phrase. */
const UNSPACED = String.raw`[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]`

/** Marks, the soft hyphen and what joins letters without a width; they belong to the letter before. */
const JOINED = String.raw`\p{M}\u00ad\u200b-\u200d\u2060\uff9e\uff9f`

/** Longer words are taken for several: nobody looks for them, and what matches a word goes as deep as it is long. */
const MORE = '{0,63}'

const WORDS = new RegExp(
  String.raw`(?=[\p{L}\p{N}])${UNSPACED}[${JOINED}]${MORE}|(?!${UNSPACED})[\p{L}\p{N}](?:(?!${UNSPACED})[\p{L}\p{N}${JOINED}])${MORE}`,
  'gu',
)

const NO_LETTERS = /[^\p{L}\p{N}\p{M}]+/gu

/** Distinct words of which the folded form is remembered: more than a long book has. */
const MOST_REMEMBERED = 50_000

const remembered = new Map<string, string>()

/** A word as it is indexed; empty for what has no letter. */
export function tokenOf(word: string): string {
  const known = remembered.get(word)
  if (known !== undefined) return known
  if (remembered.size >= MOST_REMEMBERED) remembered.clear()
  const token = foldText(word).replace(NO_LETTERS, '')
  remembered.set(word, token)
  return token
}

/** The words of a text, in order. */
export function* wordsOf(text: string): Generator<Word> {
  for (const match of text.matchAll(WORDS)) {
    const token = tokenOf(match[0])
    if (token !== '') yield { token, start: match.index, end: match.index + match[0].length }
  }
}

/** The tokens of a text, in order. */
export function tokensOf(text: string): string[] {
  return (text.match(WORDS) ?? []).flatMap((word) => tokenOf(word) || [])
}
