import { diffArrays } from 'diff'
import { compareWords, type WordStretch } from '../annotation/compare-words.ts'

/** A block of text (paragraph, heading, list item …) of two versions: in both, in one, or in both with other words. */
export type ComparedBlock =
  | { readonly kind: 'same' | 'gone' | 'new'; readonly text: string }
  | { readonly kind: 'changed'; readonly stretches: readonly WordStretch[] }

/** Two blocks that share at least this share of their words are one block in two wordings. */
const SAME_BLOCK = 0.4

/** Blocks that may differ; versions that differ in more have little to do with one another, and are shown one after the other. */
const MOST_CHANGES = 2000

/** Of two runs of blocks, one in place of the other, so many are looked through for each one's counterpart. */
const REACH = 20

/**
 * Compares two versions of a text, block by block and, within a block, word by word. Read without `new` the blocks are the old version,
 * without `gone` the new one. White space does not count.
 */
export function compareTexts(before: readonly string[], after: readonly string[]): ComparedBlock[] {
  const old = before.map(tidy).filter((text) => text !== '')
  const now = after.map(tidy).filter((text) => text !== '')
  const changes = diffArrays(old, now, { maxEditLength: MOST_CHANGES })
  if (!changes) return [...blocks('gone', old), ...blocks('new', now)]
  const compared: ComparedBlock[] = []
  let gone: string[] = []
  for (const { added, removed, value } of changes) {
    if (removed) gone = value
    else if (added) {
      compared.push(...pairUp(gone, value))
      gone = []
    } else {
      compared.push(...blocks('gone', gone), ...blocks('same', value))
      gone = []
    }
  }
  return [...compared, ...blocks('gone', gone)]
}

const tidy = (text: string) => text.replace(/\s+/g, ' ').trim()

const blocks = (kind: 'same' | 'gone' | 'new', texts: readonly string[]): ComparedBlock[] =>
  texts.map((text) => ({ kind, text }))

/** Blocks that stand in the place of others: each with the next one that is alike, in their order. */
function pairUp(gone: readonly string[], come: readonly string[]): ComparedBlock[] {
  const compared: ComparedBlock[] = []
  let next = 0
  for (const text of come) {
    const ahead = gone.slice(next, next + REACH)
    const at = ahead.findIndex((candidate) => likeness(candidate, text) >= SAME_BLOCK)
    if (at < 0) compared.push({ kind: 'new', text })
    else {
      compared.push(...blocks('gone', ahead.slice(0, at)))
      compared.push({ kind: 'changed', stretches: compareWords(ahead[at] ?? '', text) })
      next += at + 1
    }
  }
  return [...compared, ...blocks('gone', gone.slice(next))]
}

/** The share of words that two blocks have in common (Dice's coefficient over the sets of their words). */
function likeness(one: string, other: string): number {
  const words = setOfWords(one)
  const others = setOfWords(other)
  const common = [...words].filter((word) => others.has(word)).length
  return (2 * common) / (words.size + others.size)
}

const WORD = /\p{L}[\p{L}\p{M}]*|\p{N}+/gu
const SPACELESS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u

function setOfWords(text: string): ReadonlySet<string> {
  // Letters of scripts that are written without spaces stand for their words.
  const words = SPACELESS.test(text) ? [...text] : (text.toLowerCase().match(WORD) ?? [...text])
  return new Set(words)
}
