import { type Alignment, alignGap } from './align-gap.ts'
import { alignTexts } from './align-texts.ts'
import type { Chain, Run } from './chains.ts'

/** How much text beside a chain is tried for the units of the pattern that lie beyond it: as much as they are, and a clause. */
const SLACK = 40
/** Up to this length an end is aligned letter by letter outwards from the chain; a longer one as texts are, by the runs it shares. */
const LONGEST_END = 400

/** Aligns the whole pattern with the text along a chain: the runs as they are, then the gaps between them and both ends. */
export function alignAlong({ runs }: Chain, pattern: Uint16Array, text: Uint16Array): Alignment {
  const alignment = new Int32Array(pattern.length).fill(-1)
  const put = (inPattern: number, inText: number, part: Alignment) => {
    part.forEach((matched, i) => {
      if (matched >= 0) alignment[inPattern + i] = inText + matched
    })
  }
  let last: Run | undefined
  for (const run of runs) {
    if (last) {
      const from = { pattern: last.pattern + last.length, text: last.text + last.length }
      const gap = alignTexts(pattern.subarray(from.pattern, run.pattern), text.subarray(from.text, run.text))
      put(from.pattern, from.text, gap)
    }
    for (let i = 0; i < run.length; i++) alignment[run.pattern + i] = run.text + i
    last = run
  }
  const first = runs[0]
  if (!first || !last) return alignment
  const beforeText = Math.max(0, first.text - first.pattern - SLACK)
  put(0, beforeText, alignHead(pattern.subarray(0, first.pattern), text.subarray(beforeText, first.text)))
  const afterPattern = last.pattern + last.length
  const afterText = last.text + last.length
  const tail = pattern.subarray(afterPattern)
  put(afterPattern, afterText, alignTail(tail, text.subarray(afterText, afterText + tail.length + SLACK)))
  return alignment
}

/** Aligns two stretches that begin together. */
function alignTail(a: Uint16Array, b: Uint16Array): Alignment {
  return a.length > LONGEST_END ? alignTexts(a, b) : alignGap(a, b, false)
}

/** Aligns two stretches that end together. */
function alignHead(a: Uint16Array, b: Uint16Array): Alignment {
  const mirrored = alignTail(a.slice().reverse(), b.slice().reverse())
  return mirrored.reverse().map((matched) => (matched < 0 ? -1 : b.length - 1 - matched))
}
