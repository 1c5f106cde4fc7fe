import type { TextRange } from './text-range.ts'

/** A passage in its own words, with as much of its surroundings as is needed to tell it from its likes. */
export interface Quote {
  readonly exact: string
  readonly prefix?: string
  readonly suffix?: string
}

/**
 * Every place where the quote stands to the letter, with the prefix right before it and the suffix right after it.
 * Places may overlap; they come in the order of the text. An empty quote stands nowhere.
 */
export function findQuote(text: string, { exact, prefix = '', suffix = '' }: Quote): TextRange[] {
  if (exact === '') return []
  const sought = prefix + exact + suffix
  const places: TextRange[] = []
  for (let at = text.indexOf(sought); at !== -1; at = text.indexOf(sought, at + 1)) {
    const start = at + prefix.length
    places.push({ start, end: start + exact.length })
  }
  return places
}
