/** Silent reading of non-fiction in English (Brysbaert, "How many words do we read per minute?", 2019). */
const WORDS_PER_MINUTE = 238

/** Chinese, Japanese (Brysbaert 2019; Trauzettel-Klosinski and Dietz, 2012), where `wordCount` counts characters. */
const CHARACTERS_PER_MINUTE = 260

/**
 * About how long an article takes to read, in whole minutes; at least one, and 0 for an article without words.
 * @param wordCount as `countWords` counts
 * @param lang BCP 47, or empty
 */
export function readingMinutes(wordCount: number, lang: string): number {
  const speed = /^(zh|ja|yue)\b/i.test(lang) ? CHARACTERS_PER_MINUTE : WORDS_PER_MINUTE
  return wordCount <= 0 ? 0 : Math.max(1, Math.round(wordCount / speed))
}
