import { isCalendarDate } from './partial-date.ts'

/** Month names and their usual abbreviations, folded, by language: English, German, French, Spanish, Italian, Portuguese, Dutch. */
const MONTHS: readonly string[] = [
  'january jan januar janner janvier janv enero ene gennaio gen janeiro januari',
  'february feb februar fevrier fevr fev febrero febbraio fevereiro februari',
  'march mar marz maerz mars marzo marco maart mrt',
  'april apr avril avr abril abr aprile',
  'may mai mayo maggio mag maio mei',
  'june jun juni juin junio giugno giu junho',
  'july jul juli juillet juil julio luglio lug julho',
  'august aug aout agosto ago augustus',
  'september sep sept septembre septiembre settembre set setembro',
  'october oct oktober okt octobre octubre ottobre ott outubro out',
  'november nov novembre noviembre novembro',
  'december dec dezember dez decembre diciembre dic dicembre dezembro',
]

const MONTH_NUMBERS: ReadonlyMap<string, number> = new Map(
  MONTHS.flatMap((names, index) => names.split(' ').map((name) => [name, index + 1] as const)),
)

/** Printing begins; what claims to be older is something else. */
const EARLIEST_YEAR = 1450

/** A number that is followed by more than this many years from now would be a typing error; a fixed bound keeps this function pure. */
const LATEST_YEAR = 2199

/**
 * Reads a date as pages write it: ISO 8601, RFC 2822, `2 February 2026`, `Feb. 2, 2026`, `2. März 2026`, `le 2 février 2026`,
 * `2 de mayo de 2026`, `2026年2月2日`, `02.03.2026`, Unix seconds or milliseconds. The day is the one written, in the page's own time
 * zone, for that is the date a reader would cite.
 * @returns `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, or the empty text when no date is found or it is not clear which day is meant
 * (`02/03/2026`)
 */
export function parsePartialDate(input: string): string {
  const text = input.trim()
  return readIso(text) || readCjk(text) || readNumeric(text) || readWords(text) || readUnix(text)
}

function readIso(text: string): string {
  const [, year, , month, day] =
    /^(\d{4})(?:([-/.])(\d{1,2})(?:\2(\d{1,2}))?)?(?=$|[T\s,;|])/.exec(text) ?? []
  const [, y, m, d] = /^(\d{4})(\d{2})(\d{2})(?:T\d|$)/.exec(text) ?? []
  return year !== undefined ? partial(year, month, day) : y !== undefined ? partial(y, m, d) : ''
}

function readCjk(text: string): string {
  const [, year, month, day] =
    /(\d{4})\s*[年년]\s*(?:(\d{1,2})\s*[月월]\s*(?:(\d{1,2})\s*[日일])?)?/.exec(text) ?? []
  return year === undefined ? '' : partial(year, month, day)
}

/** With points the day comes first everywhere; with slashes only a number above twelve tells the day from the month. */
function readNumeric(text: string): string {
  const [, a = '', sign, b = '', year] = /(?<!\d)(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?!\d)/.exec(text) ?? []
  if (year === undefined) return ''
  if (sign === '.' || Number(a) > 12 || a === b) return partial(year, b, a)
  return Number(b) > 12 ? partial(year, a, b) : ''
}

function readWords(text: string): string {
  const words = fold(text).match(/\d+|\p{L}+/gu) ?? []
  for (const [index, word] of words.entries()) {
    const month = MONTH_NUMBERS.get(word)
    if (month === undefined) continue
    // `2 de mayo de 2026`, `February 2nd, 2026`: small words and ordinals stand between.
    const before = words.slice(Math.max(0, index - 2), index).filter((part) => !FILLER.has(part))
    const after = words.slice(index + 1, index + 5).filter((part) => !FILLER.has(part))
    const dayBefore = before.at(-1)
    const [first = '', second = ''] = after
    if (isYear(first))
      return partial(
        first,
        String(month),
        dayBefore !== undefined && isDay(dayBefore) ? dayBefore : undefined,
      )
    if (isDay(first) && isYear(second)) return partial(second, String(month), first)
  }
  return ''
}

/** Milliseconds have thirteen digits, seconds ten, for every moment from 2001 to 2286. */
function readUnix(text: string): string {
  if (!/^1\d{9}(\d{3})?$/.test(text)) return ''
  const milliseconds = text.length === 13 ? Number(text) : Number(text) * 1000
  return new Date(milliseconds).toISOString().slice(0, 10)
}

const FILLER = new Set(['de', 'del', 'of', 'st', 'nd', 'rd', 'th', 'er', 'den', 'the'])

const isDay = (word: string): boolean => /^\d{1,2}$/.test(word) && Number(word) >= 1 && Number(word) <= 31

const isYear = (word: string): boolean => /^\d{4}$/.test(word) && Number(word) >= EARLIEST_YEAR

function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
}

/** As much of the date as exists; nothing when a part that was written is out of range. */
function partial(year: string, month?: string, day?: string): string {
  if (Number(year) < EARLIEST_YEAR || Number(year) > LATEST_YEAR) return ''
  if (month === undefined) return year
  if (!isCalendarDate(Number(year), Number(month), day === undefined ? 1 : Number(day))) return ''
  const parts = [year, month, ...(day === undefined ? [] : [day])]
  return parts.map((part) => part.padStart(2, '0')).join('-')
}
