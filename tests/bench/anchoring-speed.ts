import { alignDocuments } from '../../shared/anchoring/align-documents.ts'
import { anchor } from '../../shared/anchoring/anchor.ts'
import { anchorAcross } from '../../shared/anchoring/anchor-across.ts'
import { describe as describePassage } from '../../shared/anchoring/describe.ts'
import { prepareText } from '../../shared/anchoring/prepare-text.ts'

const TEXT_LENGTH = 3_000_000
const HIGHLIGHTS = 1000
const WORDS = 20_000

/**
 * Measures what a long, much marked article costs: a 3 MB text, 1,000 highlights of a phrase to a paragraph, anchored where they were, after
 * an insertion at the top, and after every thirtieth word was changed. Prints milliseconds for all highlights, the preparing included.
 */
export function measureSpeed(): void {
  const random = seeded(1)
  const words = Array.from({ length: WORDS }, () => word(random))
  const written: string[] = []
  for (let length = 0; length < TEXT_LENGTH; ) {
    const next = words[Math.floor(WORDS * random() ** 3)] ?? ''
    written.push(next)
    length += next.length + 1
  }
  const text = written.join(' ')
  const highlights = Array.from({ length: HIGHLIGHTS }, () => {
    const start = Math.floor(random() * (text.length - 700))
    return describePassage(text, { start, end: start + 10 + Math.floor(random() ** 2 * 600) })
  })
  const edited = written.map((each) => (random() < 1 / 30 ? word(random) : each)).join(' ')
  const rewritten = written.map((each) => (random() < 1 / 4 ? word(random) : each)).join(' ')
  const versions = { unchanged: text, shifted: `A new beginning. ${text}`, edited, rewritten }
  for (const [name, version] of Object.entries(versions)) {
    report(`${name}, by its selectors`, () => {
      const index = prepareText(version)
      return highlights.filter((selectors) => anchor(version, selectors, { index })).length
    })
    report(`${name}, with the old text`, () => {
      const alignment = alignDocuments(prepareText(text), prepareText(version))
      return highlights.filter((selectors) => anchorAcross(alignment, selectors)).length
    })
  }
}

/** Wall time says little on a busy machine, so processor time is told too; it counts the compiler's and collector's threads. */
function report(name: string, work: () => number): void {
  const began = performance.now()
  const used = process.cpuUsage()
  const found = work()
  const { user, system } = process.cpuUsage(used)
  const [wall, processor] = [performance.now() - began, (user + system) / 1000].map((ms) => ms.toFixed(0))
  process.stdout.write(
    `${name}: ${found} of ${HIGHLIGHTS} found in ${wall} ms (${processor} ms of processor time)\n`,
  )
}

function word(random: () => number): string {
  return Array.from({ length: 2 + Math.floor(random() * 9) }, () =>
    String.fromCharCode(97 + Math.floor(26 * random() ** 1.5)),
  ).join('')
}

/** Mulberry32: the same numbers on every run. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
