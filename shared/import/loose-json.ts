import { z } from 'zod'

/*
 * Shapes for JSON that other programs wrote: a value that is not what it should be counts as not there, so that one odd field never
 * costs the row.
 */

/** A text, or empty. */
export const looseText = z.string().catch('')

/** JSON-LD writes one value without brackets: none, one or several, as a list. */
export const looseList = z
  .unknown()
  .optional()
  .transform((value): readonly unknown[] =>
    value === undefined || value === null ? [] : Array.isArray(value) ? value : [value],
  )

/** Those of one or several values that are texts. */
export const looseTexts = looseList.transform((values) =>
  values.filter((value): value is string => typeof value === 'string'),
)

/** ISO 8601 as Unix milliseconds; 0 where there is none. */
export const looseTime = z
  .unknown()
  .optional()
  .transform((value) => {
    const time = typeof value === 'string' ? Date.parse(value) : Number.NaN
    return Number.isFinite(time) && time > 0 ? time : 0
  })

/** Whether a value is an object with names: no list, no null. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const QUOTE = 0x22
const BACKSLASH = 0x5c
const OPENING = [0x5b, 0x7b]
const CLOSING = [0x5d, 0x7d]

/** How deep a JSON text is nested, as far as it is JSON; strings do not count. Stops at `limit`. One pass, whatever the text is. */
export function nestingOf(json: string, limit: number): number {
  let depth = 0
  let deepest = 0
  let isInString = false
  for (let at = 0; at < json.length && deepest <= limit; at++) {
    const code = json.charCodeAt(at)
    if (isInString) {
      if (code === BACKSLASH) at++
      else if (code === QUOTE) isInString = false
    } else if (code === QUOTE) isInString = true
    else if (OPENING.includes(code)) deepest = Math.max(deepest, ++depth)
    else if (CLOSING.includes(code)) depth--
  }
  return deepest
}
