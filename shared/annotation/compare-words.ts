/** A stretch of words that two passages share, or that only the old or only the new one has. */
export interface WordStretch {
  readonly kind: 'same' | 'gone' | 'new'
  readonly text: string
}

/** The table of the comparison grows with the product of both lengths; passages of more words than this are shown whole instead. */
const MAX_WORDS = 600

/** Of a long stretch that is the same so many words are shown at each end that meets a difference. */
const WORDS_AROUND = 5

const GAP = '…'

interface Word {
  /** With the white space after it, as one space. */
  readonly text: string
  readonly key: string
}

/**
 * Two wordings of a passage side by side, word by word: the longest common subsequence of their words. White space does not count. Read
 * without `new` the stretches are the old passage, without `gone` the new one.
 */
export function compareWords(before: string, after: string): WordStretch[] {
  const old = wordsOf(before)
  const now = wordsOf(after)
  if (old.length > MAX_WORDS || now.length > MAX_WORDS)
    return sameWords(old, now)
      ? [{ kind: 'same', text: textOf(old) }]
      : [
          { kind: 'gone', text: textOf(old) },
          { kind: 'new', text: textOf(now) },
        ]
  const width = now.length + 1
  const lengths = new Uint16Array((old.length + 1) * width)
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = now.length - 1; j >= 0; j--)
      lengths[i * width + j] =
        old[i]?.key === now[j]?.key ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))

  const stretches: { kind: WordStretch['kind']; text: string }[] = []
  const add = (kind: WordStretch['kind'], text = '') => {
    const last = stretches.at(-1)
    if (last?.kind === kind) last.text += text
    else stretches.push({ kind, text })
  }
  const addSame = (was: Word | undefined, is: Word | undefined) => {
    if (!was || !is || was.text === is.text) return add('same', is?.text)
    // A word with a space after it on one side only, as before a comma: the space is what went or came.
    add('same', is.key)
    add(was.text === was.key ? 'new' : 'gone', ' ')
  }
  let i = 0
  let j = 0
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i]?.key === now[j]?.key) {
      addSame(old[i++], now[j++])
    } else if (j >= now.length || (i < old.length && at(i + 1, j) >= at(i, j + 1)))
      add('gone', old[i++]?.text)
    else add('new', now[j++]?.text)
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
