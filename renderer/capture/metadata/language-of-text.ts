/** Scripts that one language is read in far more often than in any other, and words that tell apart those that share one. */
const SCRIPTS: readonly (readonly [lang: string, letters: RegExp])[] = [
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['ko', /\p{Script=Hangul}/gu],
  ['zh', /\p{Script=Han}/gu],
  ['el', /\p{Script=Greek}/gu],
  ['he', /\p{Script=Hebrew}/gu],
  ['th', /\p{Script=Thai}/gu],
  ['hi', /\p{Script=Devanagari}/gu],
  ['uk', /[іїєґ]/giu],
  ['ru', /\p{Script=Cyrillic}/gu],
  ['fa', /[پچژگ]/gu],
  ['ar', /\p{Script=Arabic}/gu],
]

const WORDS: Readonly<Record<string, string>> = {
  en: 'the and of to in is that for with was',
  de: 'der die und das den von ist mit nicht auf',
  fr: 'le les des et est une dans pour que qui',
  es: 'el los las que una por con para del se',
  it: 'il che della di per una con sono gli nel',
  pt: 'os que uma para com não dos em mais por',
  nl: 'de het een van en dat niet voor zijn met',
  pl: 'się nie na jest do że przez dla oraz od',
  cs: 'se na že je jako pro ale které jsou podle',
  sv: 'och att det som en är på för av inte',
}

/** How much of a text is read. */
const SAMPLE = 4000

/** A script counts from this share of the letters on: a few foreign words do not make a language. */
const SCRIPT_SHARE = 0.15

/** Fewer common words than this prove nothing. */
const ENOUGH_WORDS = 5

/** The language of a text that does not name it, as BCP 47, or empty when it is too short or too mixed to tell. */
export function languageOfText(text: string): string {
  const sample = text.slice(0, SAMPLE)
  const letters = sample.match(/\p{L}/gu)?.length ?? 0
  const share = (pattern: RegExp) => (sample.match(pattern)?.length ?? 0) / Math.max(1, letters)
  const script = SCRIPTS.find(
    ([lang, pattern]) => share(pattern) > (lang === 'uk' ? SCRIPT_SHARE / 5 : SCRIPT_SHARE),
  )
  if (script) return script[0]
  const words = sample.toLowerCase().match(/\p{L}+/gu) ?? []
  const ranked = Object.entries(WORDS)
    .map(([lang, list]) => ({ lang, count: words.filter((word) => list.split(' ').includes(word)).length }))
    .sort((a, b) => b.count - a.count)
  const [best, second] = ranked
  return best && best.count >= ENOUGH_WORDS && best.count > 1.5 * (second?.count ?? 0) ? best.lang : ''
}
