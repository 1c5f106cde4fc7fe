const PARTIAL_DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/

/** Days in each month; February's leap day is added where it exists. */
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

/** Whether the text is `YYYY`, `YYYY-MM` or `YYYY-MM-DD` and names a day that exists in the Gregorian calendar. */
export function isPartialDate(text: string): boolean {
  const [, year, month, day] = PARTIAL_DATE.exec(text) ?? []
  if (year === undefined) return false
  return (
    month === undefined || isCalendarDate(Number(year), Number(month), day === undefined ? 1 : Number(day))
  )
}

/** Whether the day exists in the Gregorian calendar. Months count from 1. */
export function isCalendarDate(year: number, month: number, day: number): boolean {
  const length = MONTH_LENGTHS[month - 1]
  if (length === undefined || day < 1) return false
  const leap = month === 2 && ((year % 4 === 0 && year % 100 !== 0) || year % 400 === 0)
  return day <= (leap ? length + 1 : length)
}

/** First and last day that a partial date can mean, both `YYYY-MM-DD` and comparable as text (the last may be a 31st that is none). */
export function daysOf(date: string): { readonly first: string; readonly last: string } {
  const [year = '0000', month = '', day = ''] = date.split('-')
  return { first: `${year}-${month || '01'}-${day || '01'}`, last: `${year}-${month || '12'}-${day || '31'}` }
}

/** The day of a moment as `YYYY-MM-DD`, in the machine's own time zone: a reader's *saved yesterday* is by their clock. */
export function localDay(unixMs: number): string {
  const moment = new Date(unixMs)
  const two = (part: number): string => String(part).padStart(2, '0')
  return `${String(moment.getFullYear()).padStart(4, '0')}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`
}
