import { findQuote } from './find-quote.ts'
import type { TextRange } from './text-range.ts'

/** How far from its stored place a blank or a sign is looked for, in UTF-16 units: further off, one is like any other. */
const NEIGHBOURHOOD = 2000

interface Sought {
  readonly quote: { readonly exact: string; readonly prefix: string; readonly suffix: string }
  readonly position?: TextRange | undefined
}

/**
 * The best of the places where a quote stands to the letter: most of the surroundings first, then nearness to the stored place.
 * For passages of which too little can be compared otherwise: a sign, a blank line, two letters without surroundings.
 * @returns the place, and whether it is the only one as good; `null` when the quote stands nowhere
 */
export function anchorLiterally(
  text: string,
  { quote, position }: Sought,
): { place: TextRange; alone: boolean } | null {
  const from = position?.start ?? 0
  const low = Math.max(0, from - NEIGHBOURHOOD)
  const high = position ? from + quote.exact.length + NEIGHBOURHOOD : text.length
  const places = findQuote(text.slice(low, high), { exact: quote.exact }).map(({ start, end }) => {
    const place = { start: low + start, end: low + end }
    return { place, shared: sharedSurroundings(text, place, quote) }
  })
  const most = places.reduce((best, { shared }) => Math.max(best, shared), 0)
  const best = places.filter(({ shared }) => shared === most)
  const [nearest] = best.sort((a, b) => Math.abs(a.place.start - from) - Math.abs(b.place.start - from))
  return nearest ? { place: nearest.place, alone: best.length === 1 } : null
}

/** How many units right before and right behind a place are those of the stored prefix and suffix. */
function sharedSurroundings(
  text: string,
  { start, end }: TextRange,
  { prefix, suffix }: Sought['quote'],
): number {
  let before = 0
  while (
    before < Math.min(prefix.length, start) &&
    text[start - before - 1] === prefix[prefix.length - before - 1]
  )
    before++
  let after = 0
  while (after < Math.min(suffix.length, text.length - end) && text[end + after] === suffix[after]) after++
  return before + after
}
