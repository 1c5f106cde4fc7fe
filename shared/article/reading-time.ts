/** Silent reading of non-fiction in English (Brysbaert, "How many words do we read per minute?", 2019). */
const WORDS_PER_MINUTE = 238

/** Where words are shorter or longer (Trauzettel-Klosinski and Dietz, "Standardized assessment of reading performance", 2012). */
const ELSEWHERE: readonly (readonly [language: RegExp, wordsPerMinute: number])[] = [
  [/^(zh|yue)\b/i, 158],
  [/^ja\b/i, 193],
]

/**
 * About how long an article takes to read, in whole minutes, at least one.
 * @param wordCount as `countWords` counts
 * @param lang BCP 47, or empty
 */
export function readingMinutes(wordCount: number, lang: string): number {
  const speed = ELSEWHERE.find(([language]) => language.test(lang))?.[1] ?? WORDS_PER_MINUTE
  return Math.max(1, Math.round(wordCount / speed))
}
