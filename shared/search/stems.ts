import { stemmer as arabic } from '@orama/stemmers/arabic'
import { stemmer as danish } from '@orama/stemmers/danish'
import { stemmer as dutch } from '@orama/stemmers/dutch'
import { stemmer as english } from '@orama/stemmers/english'
import { stemmer as finnish } from '@orama/stemmers/finnish'
import { stemmer as french } from '@orama/stemmers/french'
import { stemmer as german } from '@orama/stemmers/german'
import { stemmer as greek } from '@orama/stemmers/greek'
import { stemmer as hungarian } from '@orama/stemmers/hungarian'
import { stemmer as italian } from '@orama/stemmers/italian'
import { stemmer as norwegian } from '@orama/stemmers/norwegian'
import { stemmer as portuguese } from '@orama/stemmers/portuguese'
import { stemmer as romanian } from '@orama/stemmers/romanian'
import { stemmer as russian } from '@orama/stemmers/russian'
import { stemmer as spanish } from '@orama/stemmers/spanish'
import { stemmer as swedish } from '@orama/stemmers/swedish'
import { stemmer as turkish } from '@orama/stemmers/turkish'

/** The languages with a Snowball stemmer (https://snowballstem.org), by their primary subtag in BCP 47. */
const STEMMERS: Readonly<Record<string, (word: string) => string>> = {
  ar: arabic,
  da: danish,
  de: german,
  el: greek,
  en: english,
  es: spanish,
  fi: finnish,
  fr: french,
  hu: hungarian,
  it: italian,
  nb: norwegian,
  nl: dutch,
  nn: norwegian,
  no: norwegian,
  pt: portuguese,
  ro: romanian,
  ru: russian,
  sv: swedish,
  tr: turkish,
}

/** Words remembered with their stems, for each language. */
const MOST_REMEMBERED = 20_000

const remembered = new Map<string, Map<string, string>>()

/** The language of which the stemmer is used for `lang` (BCP 47); empty when there is none. */
export function stemLanguage(lang: string): string {
  const primary = lang.toLowerCase().split(/[-_]/, 1)[0] ?? ''
  return primary in STEMMERS ? primary : ''
}

/**
 * What the forms of a word have in common, as it is indexed. A token is stemmed, not the word as it was written: who looks for it may
 * leave out accents.
 * @param language one that `stemLanguage` gave; with an empty one a word is its own stem
 */
export function stemOf(token: string, language: string): string {
  const stem = STEMMERS[language]
  if (!stem) return token
  const known = remembered.get(language) ?? new Map<string, string>()
  remembered.set(language, known)
  const before = known.get(token)
  if (before !== undefined) return before
  if (known.size >= MOST_REMEMBERED) known.clear()
  const made = stem(token) || token
  known.set(token, made)
  return made
}

/** The stems of these tokens that are not themselves among them, each once. */
export function furtherStems(tokens: readonly string[], language: string): string[] {
  if (language === '') return []
  const words = new Set(tokens)
  const stems = new Set<string>()
  for (const word of words) {
    const stem = stemOf(word, language)
    if (!words.has(stem)) stems.add(stem)
  }
  return [...stems]
}
