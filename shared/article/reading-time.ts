/** Silent reading of non-fiction in English (Brysbaert, "How many words do we read per minute?", 2019). */
const WORDS_PER_MINUTE = 238

/**
 * Where words are shorter or longer: words per minute of Trauzettel-Klosinski and Dietz, "Standardized assessment of reading performance:
 * the new International Reading Speed Texts IReST", IOVS 53(9), 2012, table 2. Not the characters per minute that the same table gives
 * (255 and 357), which are for whoever counts characters. Measured aloud: its English, at 228, is near the silent 238, so they stand
 * beside it as they are. A word of theirs is 1.6 characters of Chinese or 1.85 of Japanese; `countWords` makes words of 1.6 and 1.9.
 */
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
