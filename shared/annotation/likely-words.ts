/** More words of a quote than this are not looked for: each costs a search through the text. */
const MAX_WORDS = 60

/** One word alone says little of where a passage went. */
const LEAST_WORDS = 2

/**
 * The longest run of words of a lost passage that stands in a text, as a query to find where it may have gone; empty where no two of
 * them stand together. Case does not count.
 */
export function likelyWords(quote: string, text: string): string {
  const words = quote.trim().split(/\s+/).slice(0, MAX_WORDS)
  const folded = text.toLowerCase().replace(/\s+/g, ' ')
  const stands = (from: number, to: number) => folded.includes(words.slice(from, to).join(' ').toLowerCase())
  let best = { from: 0, to: 0 }
  let to = 0
  // A run that ends where the last one failed is the only kind that can be longer.
  for (let from = 0; from < words.length; from++) {
    to = Math.max(to, from)
    while (to < words.length && stands(from, to + 1)) to++
    if (to - from > best.to - best.from) best = { from, to }
  }
  return best.to - best.from < LEAST_WORDS ? '' : words.slice(best.from, best.to).join(' ')
}
