/** Scripts that put no spaces between words. */
const UNSPACED = /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}]/gu
const UNSPACED_ALPHABETS = /[\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/gu

/** A run of letters and digits, with the marks that may stand inside a word: `o'neil`, `twenty-one`, `3.5`. */
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’.\-‐‑][\p{L}\p{N}][\p{L}\p{N}\p{M}]*)*/gu

/** Letters to a word of Thai and its neighbours, on average. */
const LETTERS_PER_UNSPACED_WORD = 5

/** How many words a text has; each character of Chinese and Japanese counts as one, as word processors there count. */
export function countWords(text: string): number {
  const characters = text.match(UNSPACED)?.length ?? 0
  // Thai and its neighbours: by the average length of their words.
  const letters = text.match(UNSPACED_ALPHABETS)?.length ?? 0
  const spaced = text.replace(UNSPACED, ' ').replace(UNSPACED_ALPHABETS, ' ').match(WORD)?.length ?? 0
  return spaced + characters + Math.ceil(letters / LETTERS_PER_UNSPACED_WORD)
}
