import { splitAuthors } from '../article/author-names.ts'
import { parsePartialDate } from '../article/parse-date.ts'

/** What a line at the head of a text says about it. */
export interface HeadLine {
  readonly authors?: readonly string[]
  /** `YYYY-MM-DD`. */
  readonly publishedAt?: string
  /** http(s). */
  readonly url?: string
  readonly tags?: readonly string[]
  readonly siteName?: string
  readonly title?: string
}

/** Lines about a text are short; a longer one is text. */
const LONGEST_LINE = 300

const LABELS: readonly (readonly [RegExp, (value: string) => HeadLine | null])[] = [
  [/^(?:title|titel|titre|título|titolo)$/i, (value) => ({ title: value })],
  [
    /^(?:authors?|by(?:line)?|autor(?:en|in|innen)?|auteurs?|autore|autori|written by)$/i,
    (value) => namesIn(value),
  ],
  [
    /^(?:date|published(?: on| at)?|posted(?: on)?|datum|veröffentlicht(?: am)?|publié(?: le)?|fecha|data)$/i,
    (value) => dateIn(value),
  ],
  [
    /^(?:url|link|source|quelle|via|original|address|adresse)$/i,
    (value) => addressIn(value) ?? siteIn(value),
  ],
  [
    /^(?:tags?|keywords?|labels?|topics?|schlagworte|schlagwörter|mots-clés|etiquetas)$/i,
    (value) => tagsIn(value),
  ],
  [/^(?:publication|publisher|site|website|journal|newspaper|zeitung|medium)$/i, (value) => siteIn(value)],
]

/** Words that say by whom, in the languages whose names of months are known. A colon after them makes them a label. */
const SIGNED = /^(?:(?:written|words|story|text|reported)\s+by|by|von|par|por|di|da|door|av|af)\s+\S/i

/**
 * Reads a line that only says something about a text: who wrote it, when, where it stood, what it is about. Null when it says anything
 * else, or not for sure: such a line is text.
 */
export function readHeadLine(line: string): HeadLine | null {
  const text = line.trim()
  if (text === '' || text.length > LONGEST_LINE) return null
  const whole = readOne(text)
  if (whole) return whole
  // `By Ann Lee | 2 February 2026`: each part must be understood, or none is taken.
  const parts = text.split(/\s+[|·•—–]\s+/)
  const read = parts.length > 1 ? parts.map(readOne) : []
  return read.length > 0 && read.every((part) => part !== null) ? Object.assign({}, ...read) : null
}

function readOne(text: string): HeadLine | null {
  const [, label = '', value = ''] = /^([\p{L}][\p{L} -]{0,20}?)\s*:\s+(\S.*)$/u.exec(text) ?? []
  const labelled = label === '' ? undefined : LABELS.find(([pattern]) => pattern.test(label))
  if (labelled) return labelled[1](value.trim())
  if (/^https?:\/\/\S+$/i.test(text)) return addressIn(text)
  if (/^(?:#[\p{L}\p{N}][\p{L}\p{N}_/-]*\s*)+$/u.test(text))
    return { tags: text.split(/\s+/).map((tag) => tag.slice(1)) }
  if (SIGNED.test(text)) return namesIn(text)
  return dateIn(text)
}

function namesIn(value: string): HeadLine | null {
  if (/[.!?:;。！？]["”’»]?$/.test(value) && !/\b(?:jr|sr|dr)\.$/i.test(value)) return null
  const authors = splitAuthors(value)
  return authors.length > 0 && authors.every(looksLikeName) ? { authors } : null
}

/** One to six words that begin with a capital (or belong to a script without capitals), small particles allowed. */
export function looksLikeName(name: string): boolean {
  const words = name.split(/\s+/)
  return words.length <= 6 && /^[\p{Lu}\p{Lt}\p{Lo}]/u.test(words[0] ?? '') && !/\d/.test(name)
}

/** Days of the week and small words of dates, folded, in the languages of `parsePartialDate`; times and zones. */
const BESIDE_A_DATE =
  /^(?:mon|tue|wed|thu|fri|sat|sun|tues|wednes|thurs|satur|(?:mon|tues|wednes|thurs|fri|satur|sun)day|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miercoles|jueves|viernes|sabado|domingo|lunedi|martedi|mercoledi|giovedi|venerdi|domenica|segunda|terca|quarta|quinta|sexta|feira|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|de|del|of|the|st|nd|rd|th|er|den|der|le|am|on|at|um|pm|a|m|p|h|uhr|utc|gmt|z|t|est|edt|cet|cest|pst|pdt)$/

/** A day, and nothing but the day: beside it stand no words but the month's name. */
function dateIn(value: string): HeadLine | null {
  const date = parsePartialDate(value)
  if (date.length !== 'YYYY-MM-DD'.length || value.length > 60) return null
  const folded = value
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
  const words = (folded.match(/[\p{L}]+/gu) ?? []).filter((word) => !BESIDE_A_DATE.test(word))
  return words.length <= (/[年년]/.test(value) ? 3 : 1) ? { publishedAt: date } : null
}

function addressIn(value: string): HeadLine | null {
  const address = value.replace(/^<(.*)>$/, '$1')
  return /^https?:\/\/\S+$/i.test(address) && URL.canParse(address) ? { url: new URL(address).href } : null
}

const siteIn = (value: string): HeadLine | null =>
  /[.!?]$/.test(value) || value.length > 120 ? null : { siteName: value }

function tagsIn(value: string): HeadLine | null {
  const parts = /[,;]/.test(value) ? value.split(/[,;]/) : value.split(value.includes('#') ? /\s+/ : /,/)
  const tags = parts.map((tag) => tag.trim().replace(/^#/, '')).filter((tag) => tag !== '')
  return tags.length > 0 && tags.every((tag) => tag.length <= 60) && !/[.!?]$/.test(value) ? { tags } : null
}
