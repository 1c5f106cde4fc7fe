import { once } from './once.ts'

/* Dates and numbers as the reader's locale writes them. Formatters are made when they are first used, and then kept. */

const numbers = once(() => new Intl.NumberFormat())
const percents = once(() => new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 0 }))
const dayWith = (month: 'short' | 'long') =>
  once(() => new Intl.DateTimeFormat(undefined, { day: 'numeric', month, year: 'numeric', timeZone: 'UTC' }))
const days = dayWith('short')
const longDays = dayWith('long')
const months = once(
  () => new Intl.DateTimeFormat(undefined, { month: 'short', year: 'numeric', timeZone: 'UTC' }),
)
const moments = once(() => new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' }))
const names = once(() => new Intl.ListFormat(undefined, { type: 'conjunction' }))

export function formatNumber(value: number): string {
  return numbers().format(value)
}

/** @param share 0 to 1 */
export function formatPercent(share: number): string {
  return percents().format(share)
}

/**
 * A partial date, as much as is known: `2026`, `Feb 2026` or `2 Feb 2026`. Empty for an empty one.
 * @param date `YYYY[-MM[-DD]]`
 */
export function formatPartialDate(date: string, style: 'short' | 'long' = 'short'): string {
  const [year, month, day] = date.split('-').map(Number)
  if (!year) return ''
  if (!month) return String(year)
  const time = Date.UTC(year, month - 1, day ?? 1)
  if (!day) return months().format(time)
  return (style === 'long' ? longDays() : days()).format(time)
}

/** A moment with its time of day. @param time Unix milliseconds */
export function formatMoment(time: number): string {
  return moments().format(time)
}

const localDays = once(
  () => new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', year: 'numeric' }),
)

/** The day of a moment, where the person is. @param time Unix milliseconds */
export function formatDay(time: number): string {
  return localDays().format(time)
}

/** Names as a sentence lists them: `Ada, Ben and Cem`. */
export function formatNames(list: readonly string[]): string {
  return names().format(list)
}

const MINUTES_IN_HOUR = 60

/** A time to read, in hours from the first on: `4 min`, `2 h`, `30 h 51 min`. @param minutes whole ones */
export function formatMinutes(minutes: number): string {
  const hours = Math.floor(minutes / MINUTES_IN_HOUR)
  const rest = minutes % MINUTES_IN_HOUR
  const parts = [hours > 0 ? `${formatNumber(hours)} h` : '', rest > 0 || hours === 0 ? `${rest} min` : '']
  return parts.filter((part) => part !== '').join(' ')
}

const unit = (name: 'kilobyte' | 'megabyte', digits: number) =>
  once(() => new Intl.NumberFormat(undefined, { style: 'unit', unit: name, maximumFractionDigits: digits }))
const kilobytes = unit('kilobyte', 0)
const megabytes = unit('megabyte', 0)
const fewMegabytes = unit('megabyte', 1)

const MEGABYTE = 1_000_000
/** From so many on, a tenth of one is no news. */
const MANY_MEGABYTES = 10

/** The size of a file: `830 kB`, `4.2 MB`, `212 MB`. @param bytes a whole number */
export function formatSize(bytes: number): string {
  if (bytes < MEGABYTE) return kilobytes().format(Math.max(1, Math.round(bytes / 1000)))
  return (bytes < MANY_MEGABYTES * MEGABYTE ? fewMegabytes() : megabytes()).format(bytes / MEGABYTE)
}
