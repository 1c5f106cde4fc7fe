import { diffArrays } from 'diff'

/** A stretch of words that two passages share, or that only the old or only the new one has. */
export interface WordStretch {
  readonly kind: 'same' | 'gone' | 'new'
  readonly text: string
}

/** Words that may differ between two passages: with more they are shown whole, since nobody follows so many. */
const MOST_CHANGES = 600

/** Of a long stretch that is the same so many words are shown at each end that meets a difference. */
const WORDS_AROUND = 5

const GAP = '…'

interface Word {
  /** With the white space after it, as one space. */
  readonly text: string
  readonly key: string
}

/**
 * Two wordings of a passage side by side, word by word, with the fewest words changed (Myers 1986). White space does not count. Read
 * without `new` the stretches are the old passage, without `gone` the new one.
 */
export function compareWords(before: string, after: string): WordStretch[] {
  const old = wordsOf(before)
  const now = wordsOf(after)
  const changes = diffArrays(
    old.map(({ key }) => key),
    now.map(({ key }) => key),
    { maxEditLength: MOST_CHANGES },
  )
  if (!changes)
    return [
      { kind: 'gone', text: textOf(old) },
      { kind: 'new', text: textOf(now) },
    ]
  const stretches: { kind: WordStretch['kind']; text: string }[] = []
  const add = (kind: WordStretch['kind'], text: string) => {
    const last = stretches.at(-1)
    if (last?.kind === kind) last.text += text
    else stretches.push({ kind, text })
  }
  let oldAt = 0
  let nowAt = 0
  for (const [index, { added, removed, count }] of changes.entries()) {
    const gone = old.slice(oldAt, oldAt + count)
    const come = now.slice(nowAt, nowAt + count)
    if (!added) oldAt += count
    if (!removed) nowAt += count
    if (removed) add('gone', textOf(gone))
    else if (added) add('new', textOf(come))
    else {
      const was = gone.at(-1)
      const is = come.at(-1)
      const isBeforeChange = index < changes.length - 1
      if (!isBeforeChange || !was || !is || was.text === is.text) add('same', textOf(come))
      else {
        // A space that only one of them has before the change, as the other goes on with a comma, is a part of the change.
        add('same', textOf(come).trimEnd())
        add(was.text === was.key ? 'new' : 'gone', ' ')
      }
    }
  }
  return stretches
}

/** Whether two passages have the same words. */
export function hasSameWords(before: string, after: string): boolean {
  return sameWords(wordsOf(before), wordsOf(after))
}

/** Leaves out what is far from any difference, so that a comparison is short. */
export function shortenSame(stretches: readonly WordStretch[]): WordStretch[] {
  return stretches.map((stretch, index) => {
    if (stretch.kind !== 'same') return stretch
    const words = wordsOf(stretch.text)
    const isFirst = index === 0
    const isLast = index === stretches.length - 1
    const kept = (isFirst ? 0 : WORDS_AROUND) + (isLast ? 0 : WORDS_AROUND)
    if (kept === 0 || words.length <= kept) return stretch
    const head = isFirst ? '' : textOf(words.slice(0, WORDS_AROUND))
    const tail = isLast ? '' : textOf(words.slice(-WORDS_AROUND))
    return { kind: 'same', text: `${head}${GAP} ${tail}` }
  })
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' })

function wordsOf(passage: string): Word[] {
  const words: { text: string; key: string }[] = []
  for (const { segment } of segmenter.segment(passage)) {
    const key = segment.trim()
    const last = words.at(-1)
    if (key !== '') words.push({ text: segment, key })
    else if (last && !last.text.endsWith(' ')) last.text += ' '
  }
  return words
}

const textOf = (words: readonly Word[]) => words.map(({ text }) => text).join('')

const sameWords = (old: readonly Word[], now: readonly Word[]) =>
  old.length === now.length && old.every(({ key }, index) => key === now[index]?.key)
