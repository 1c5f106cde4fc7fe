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

/** How deep a JSON text is nested, as far as it is JSON; strings do not count. Stops at `limit`. */
export function nestingOf(json: string, limit: number): number {
  let depth = 0
  let deepest = 0
  // A string as a whole, or one bracket.
  for (const [token] of json.matchAll(/"(?:[^"\\]|\\[\s\S])*"|[[{\]}]/g)) {
    if (token === '[' || token === '{') deepest = Math.max(deepest, ++depth)
    else if (token === ']' || token === '}') depth--
    if (deepest > limit) return deepest
  }
  return deepest
}
