import { z } from 'zod'
import { CONTEXT_LENGTH } from '../anchoring/describe.ts'
import { cutsSurrogatePair } from '../anchoring/text-range.ts'
import type { TextSelectors } from '../annotation/highlight.ts'
import { MOST_PARTS } from './annotation-limits.ts'
import { isRecord, looseList, looseText, looseTexts } from './loose-json.ts'

export interface FoundSelectors {
  readonly quote: TextSelectors['quote'] | null
  readonly position: TextSelectors['position'] | null
  /** Whether there was any selector at all. */
  readonly isPart: boolean
  readonly isRefined: boolean
}

const offset = z.number().int().nonnegative()

const positionSchema = z.object({ start: offset, end: offset }).refine(({ start, end }) => start <= end)

const selectorSchema = z.object({
  type: looseTexts,
  exact: z.string().optional().catch(undefined),
  prefix: looseText,
  suffix: looseText,
  refinedBy: looseList,
  /** Of a Choice or a List of selectors. */
  items: looseList,
})

/**
 * Finds the quote and the position among an annotation's selectors: one, several, or several to choose from. What refines a selector is
 * read only where the selector itself cannot be: an element of a page says less than the words in it.
 */
export function readSelectors(given: unknown): FoundSelectors {
  const found: { quote: FoundSelectors['quote']; position: FoundSelectors['position'] } = {
    quote: null,
    position: null,
  }
  const refinements: unknown[] = []
  let isRefined = false
  const queue: unknown[] = [...looseList.parse(given)].slice(0, MOST_PARTS)
  const isPart = queue.length > 0
  for (let seen = 0; seen < MOST_PARTS && (queue.length > 0 || refinements.length > 0); seen++) {
    const hasPlace = found.quote !== null || found.position !== null
    const next =
      queue.length > 0 ? queue.shift() : hasPlace ? refinements.splice(0) && null : refinements.shift()
    if (!isRecord(next)) continue
    const { type, exact, prefix, suffix, refinedBy, items } = selectorSchema.parse(next)
    queue.push(...items.slice(0, MOST_PARTS))
    if (refinedBy.length > 0) isRefined = true
    refinements.push(...refinedBy.slice(0, MOST_PARTS))
    if (isOfType(type, 'TextQuoteSelector') && exact !== undefined)
      found.quote ??= { exact, prefix: lastOf(prefix), suffix: firstOf(suffix) }
    else if (isOfType(type, 'TextPositionSelector')) {
      const position = positionSchema.safeParse(next)
      if (position.success) found.position ??= position.data
    }
  }
  return { ...found, isPart, isRefined }
}

/** `TextQuoteSelector`, `oa:TextQuoteSelector`, `http://www.w3.org/ns/oa#TextQuoteSelector`. */
function isOfType(types: readonly string[], name: string): boolean {
  return types.some((type) => type === name || type.endsWith(`:${name}`) || type.endsWith(`#${name}`))
}

/** As much as is remembered of what stands before a quote; other programs keep more. */
function lastOf(prefix: string): string {
  const from = Math.max(0, prefix.length - CONTEXT_LENGTH)
  return prefix.slice(cutsSurrogatePair(prefix, from) ? from + 1 : from)
}

function firstOf(suffix: string): string {
  const to = Math.min(suffix.length, CONTEXT_LENGTH)
  return suffix.slice(0, cutsSurrogatePair(suffix, to) ? to - 1 : to)
}
