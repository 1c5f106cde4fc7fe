/** Scripts that put no spaces between words: Chinese, Japanese, Thai, Lao, Khmer, Burmese. */
const UNSPACED =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]+/gu

/** A run of letters and digits, with the marks that may stand inside a word: `o'neil`, `twenty-one`, `3.5`. */
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’.\-‐‑][\p{L}\p{N}][\p{L}\p{N}\p{M}]*)*/gu

/** Tells the words of unspaced scripts by dictionary, whatever its locale. Made when first needed: few articles need it. */
let segmenter: Intl.Segmenter | undefined

/** How many words a reader reads in a text, of any script. Text with spaces never pays for the dictionaries of that without. */
export function countWords(text: string): number {
  const runs = text.match(UNSPACED)
  const spaced = runs ? text.replace(UNSPACED, ' ') : text
  const words = spaced.match(WORD)?.length ?? 0
  return words + (runs ?? []).reduce((sum, run) => sum + wordsIn(run), 0)
}

function wordsIn(run: string): number {
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'word' })
  let words = 0
  for (const { isWordLike } of segmenter.segment(run)) if (isWordLike) words++
  return words
}
