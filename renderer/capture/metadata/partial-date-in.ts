/** Names of months by their beginnings, in the languages that articles are most often written in; each list is one month. */
const MONTHS: readonly string[] = [
  'jan|gen|ene|янв|januar|janv|sty|led|sausi|ιαν|ocak|tammi|يناير',
  'feb|fév|fev|fevr|févr|фев|lut|úno|feb|φεβ|şubat|helmi|فبراير',
  'mar|mär|maa|мар|brez|břez|märz|μαρ|μάρ|mart|مارس',
  'apr|avr|abr|апр|kwi|dub|απρ|nisan|huhti|أبريل',
  'may|mai|mag|maj|мая|май|mei|kvě|μαΐ|μαϊ|μάι|mayıs|touko|مايو',
  'jun|juin|giu|июн|cze|červn|ιουν|ιούν|haziran|kesä|يونيو',
  'jul|juil|lug|июл|lip|červenc|ιουλ|ιούλ|temmuz|heinä|يوليو',
  'aug|aoû|aou|ago|авг|sie|srp|αυγ|αύγ|ağustos|elo|أغسطس',
  'sep|set|сен|wrz|zář|σεπ|eylül|syys|سبتمبر',
  'oct|okt|ott|out|окт|paź|říj|οκτ|ekim|loka|أكتوبر',
  'nov|ноя|lis|νοε|νοέ|kasım|marras|نوفمبر',
  'dec|dez|dic|déc|дек|gru|pros|δεκ|aralık|joulu|ديسمبر',
]

const MONTH_WORD = '[\\p{L}]{3,12}'

const YEAR = '(?:19|20)\\d{2}'

const ISO = new RegExp(`(?<!\\d)(${YEAR})[-/.](\\d{1,2})(?:[-/.](\\d{1,2}))?(?![\\d])`, 'u')
const COMPACT = new RegExp(`^(${YEAR})(0[1-9]|1[0-2])([0-2]\\d|3[01])(?:T?\\d{4,6}Z?)?$`, 'u')
const DAY_FIRST_WORDS = new RegExp(
  `(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|er|\\.|º|ª|-го)?(?:\\s+(?:de|of|d[ei]l?))?[\\s,./-]+(${MONTH_WORD})\\.?,?(?:\\s+(?:de|of|del))?[\\s,./-]+(${YEAR})(?!\\d)`,
  'giu',
)
const MONTH_FIRST_WORDS = new RegExp(
  `(${MONTH_WORD})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(?:at\\s+)?(${YEAR})(?!\\d)`,
  'giu',
)
const NUMBERS = new RegExp(`(?<!\\d)(\\d{1,2})([./-])\\s?(\\d{1,2})[./-]\\s?(${YEAR})(?!\\d)`, 'u')
const EAST_ASIAN = new RegExp(`(${YEAR})\\s*[年년]\\s*(\\d{1,2})\\s*[月월](?:\\s*(\\d{1,2})\\s*[日일])?`, 'u')
const MONTH_YEAR = new RegExp(`(${MONTH_WORD})\\.?,?\\s+(${YEAR})(?!\\d)`, 'giu')
const UNIX = /^(\d{10})(\d{3})?$/

/**
 * The first date in a text as `YYYY-MM-DD`, or `YYYY-MM` where no day stands; empty when there is none. Takes ISO 8601, Unix times,
 * numbers and month names of a dozen languages. A date with a time is the day as its author wrote it, whatever the zone.
 * `03/04/2020` is read as the third of April where the language does not count like America.
 * @param lang BCP 47 of the page, or empty
 */
export function partialDateIn(text: string, lang = ''): string {
  const trimmed = text.trim()
  if (trimmed === '') return ''
  const unix = UNIX.exec(trimmed)
  if (unix) return new Date(Number(unix[1]) * 1000).toISOString().slice(0, 10)
  const compact = COMPACT.exec(trimmed)
  if (compact) return dateOf(compact[1], compact[2], compact[3])
  return iso(trimmed) || inWords(trimmed) || inNumbers(trimmed, lang) || monthAndYear(trimmed)
}

function iso(text: string): string {
  const east = EAST_ASIAN.exec(text)
  if (east) return dateOf(east[1], east[2], east[3])
  const match = ISO.exec(text)
  return match ? dateOf(match[1], match[2], match[3]) : ''
}

function inWords(text: string): string {
  const found = [
    ...[...text.matchAll(DAY_FIRST_WORDS)].map((m) => ({
      at: m.index,
      date: dateOf(m[3], monthOf(m[2]), m[1]),
    })),
    ...[...text.matchAll(MONTH_FIRST_WORDS)].map((m) => ({
      at: m.index,
      date: dateOf(m[3], monthOf(m[1]), m[2]),
    })),
  ].filter(({ date }) => date !== '')
  return found.sort((a, b) => a.at - b.at)[0]?.date ?? ''
}

function inNumbers(text: string, lang: string): string {
  const match = NUMBERS.exec(text)
  if (!match) return ''
  const [, first, mark, second, year] = match
  const american = mark === '/' && /^(en(-US)?)?$/i.test(lang)
  const monthFirst = Number(second) > 12 || (american && Number(first) <= 12)
  return monthFirst ? dateOf(year, first, second) : dateOf(year, second, first)
}

function monthAndYear(text: string): string {
  for (const match of text.matchAll(MONTH_YEAR)) {
    const month = /\d\.?\s+$/.test(text.slice(0, match.index)) ? undefined : monthOf(match[1])
    if (month) return dateOf(match[2], month, undefined)
  }
  return ''
}

function monthOf(word: string | undefined): string | undefined {
  const name = (word ?? '').toLowerCase()
  const index = MONTHS.findIndex((names) => names.split('|').some((start) => name.startsWith(start)))
  return index < 0 ? undefined : String(index + 1)
}

function dateOf(year: string | undefined, month: string | undefined, day: string | undefined): string {
  const [m, d] = [Number(month), Number(day)]
  if (year === undefined || month === undefined || !(m >= 1 && m <= 12)) return ''
  const start = `${year}-${String(m).padStart(2, '0')}`
  if (day === undefined) return start
  const daysInMonth = new Date(Date.UTC(Number(year), m, 0)).getUTCDate()
  return d >= 1 && d <= daysInMonth ? `${start}-${String(d).padStart(2, '0')}` : ''
}
