import type { HighlightColor } from '../annotation/highlight-colors.ts'
import type { Location } from '../article/article.ts'
import { daysOf, localDay } from '../article/partial-date.ts'
import { tagKey } from '../library/tag-path.ts'
import { unreachable } from '../result.ts'
import { foldText } from './fold-text.ts'
import { mentionsTrash } from './plan-query.ts'
import type { Comparison, Query, QueryState, QueryTerm, TextField } from './query.ts'

/** What the library knows about an article without opening it. */
export interface QueryFacts {
  readonly title: string
  readonly authors: readonly string[]
  readonly siteName: string
  /** Its host counts for `site:`. May be empty. */
  readonly url: string
  readonly excerpt: string
  /** Keys (`tagKey`) of the tags on the article itself, and of those on its highlights. */
  readonly tags: readonly string[]
  readonly highlightTags: readonly string[]
  readonly location: Location
  readonly favorite: boolean
  readonly finished: boolean
  /** Share of the text that was read, 0 to 1. */
  readonly progress: number
  readonly words: number
  /** Whether it has no tag of its own. */
  readonly untagged: boolean
  readonly inTrash: boolean
  /** How many. */
  readonly highlights: number
  readonly notes: number
  /** Stored images of the version that is shown, and those that it lacks. */
  readonly images: number
  readonly missingImages: number
  /** Highlights that have lost their place. */
  readonly orphans: number
  /** Of its highlights, each once. */
  readonly colors: readonly HighlightColor[]
  /** Unix milliseconds. */
  readonly savedAt: number
  /** `YYYY[-MM[-DD]]`, or empty. */
  readonly publishedAt: string
  /** BCP 47, or empty. */
  readonly lang: string
}

/** What the full text says of a part of the query that it was asked for; undefined for every other part. */
export type FoundTest = (part: Query, facts: QueryFacts) => boolean | undefined

/**
 * Whether an article answers a query. What is in the Trash answers only a query that speaks of the Trash.
 * @param found without it words are looked for in what is in the facts
 */
export function matchQuery(query: Query, facts: QueryFacts, found?: FoundTest): boolean {
  if (facts.inTrash && !mentionsTrash(query)) return false
  return matches(query, facts, found)
}

function matches(query: Query, facts: QueryFacts, found: FoundTest | undefined): boolean {
  const known = found?.(query, facts)
  if (known !== undefined) return known
  switch (query.kind) {
    case 'all':
      return true
    case 'and':
      return query.parts.every((part) => matches(part, facts, found))
    case 'or':
      return query.parts.some((part) => matches(part, facts, found))
    case 'not':
      return !matches(query.part, facts, found)
    default:
      return matchesTerm(query, facts)
  }
}

function matchesTerm(term: QueryTerm, facts: QueryFacts): boolean {
  switch (term.kind) {
    case 'text':
      return textsOf(term.field, facts).some((text) => containsText(text, term.text, term.phrase))
    case 'tag':
      return carriesTag(facts.tags, term.path)
    case 'highlight-tag':
      return carriesTag(facts.highlightTags, term.path)
    case 'in':
      return facts.inTrash ? term.place === 'trash' : term.place === facts.location
    case 'is':
      return isInState(term.state, facts)
    case 'has':
      return facts[term.what] > 0
    case 'color':
      return facts.colors.includes(term.color)
    case 'lang':
      return isLanguage(facts.lang, term.lang)
    case 'date': {
      const date = term.field === 'saved' ? localDay(facts.savedAt) : facts.publishedAt
      return date !== '' && compareDates(date, term.comparison, term.date)
    }
    case 'number': {
      const percent = facts.finished ? 100 : Math.round(facts.progress * 100)
      const number = term.field === 'words' ? facts.words : percent
      return compareNumbers(number, term.comparison, term.value)
    }
    default:
      return unreachable(term)
  }
}

function isInState(state: QueryState, facts: QueryFacts): boolean {
  switch (state) {
    case 'favorite':
      return facts.favorite
    case 'finished':
      return facts.finished
    case 'unread':
      return !facts.finished
    case 'reading':
      return !facts.finished && facts.progress > 0
    case 'untagged':
      return facts.untagged
    case 'incomplete':
      return facts.missingImages > 0
    default:
      return unreachable(state)
  }
}

function compareNumbers(number: number, comparison: Comparison, sought: number): boolean {
  switch (comparison) {
    case '=':
      return number === sought
    case '<':
      return number < sought
    case '<=':
      return number <= sought
    case '>':
      return number > sought
    case '>=':
      return number >= sought
    default:
      return unreachable(comparison)
  }
}

function textsOf(field: TextField, facts: QueryFacts): readonly string[] {
  switch (field) {
    case 'title':
      return [facts.title]
    case 'author':
      return facts.authors
    case 'site':
      return [facts.siteName, hostOf(facts.url)]
    case 'notes':
    case 'highlights':
    case 'body':
      return []
    case 'any':
      return [facts.title, ...facts.authors, facts.siteName, hostOf(facts.url), facts.excerpt, ...facts.tags]
    default:
      return unreachable(field)
  }
}

/** Scripts written without spaces between words: there a word may start anywhere. */
const UNSPACED =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]/u

const LETTER_BEFORE = /[\p{L}\p{N}\p{M}]$/u
const LETTER_AFTER = /^[\p{L}\p{N}\p{M}]/u

/**
 * Whether a text contains what was searched for: a word where a word starts, a phrase as whole words, both without regard to case and
 * accents.
 */
export function containsText(text: string, sought: string, phrase: boolean): boolean {
  const needle = foldText(sought)
  if (needle === '') return true
  const haystack = foldText(text)
  const anyStart = UNSPACED.test(needle.slice(0, 2)) || !LETTER_AFTER.test(needle)
  const anyEnd = !phrase || UNSPACED.test(needle.slice(-2)) || !LETTER_BEFORE.test(needle)
  for (let at = haystack.indexOf(needle); at >= 0; at = haystack.indexOf(needle, at + 1)) {
    const end = at + needle.length
    // Two units are enough for the character before or after, also beyond the basic plane.
    const startsWord = anyStart || !LETTER_BEFORE.test(haystack.slice(Math.max(0, at - 2), at))
    const endsWord = anyEnd || !LETTER_AFTER.test(haystack.slice(end, end + 2))
    if (startsWord && endsWord) return true
  }
  return false
}

function carriesTag(keys: readonly string[], path: string): boolean {
  const sought = tagKey(path)
  return keys.some((key) => key === sought || key.startsWith(`${sought}/`))
}

function isLanguage(lang: string, sought: string): boolean {
  const [a, b] = [lang.toLowerCase().replaceAll('_', '-'), sought.toLowerCase().replaceAll('_', '-')]
  return a === b || a.startsWith(`${b}-`)
}

/** The host of an address without `www.`; empty when there is none. */
function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : ''
}

/** Compares two partial dates as the spans of days they stand for: `<` and `>` want one to be wholly before the other. */
function compareDates(date: string, comparison: Comparison, sought: string): boolean {
  const known = daysOf(date)
  const span = daysOf(sought)
  switch (comparison) {
    case '=':
      return known.first >= span.first && known.last <= span.last
    case '<':
      return known.last < span.first
    case '<=':
      return known.last <= span.last
    case '>':
      return known.first > span.last
    case '>=':
      return known.first >= span.first
    default:
      return unreachable(comparison)
  }
}
