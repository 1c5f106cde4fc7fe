import type { HighlightStyle } from '../../shared/annotation/highlight.ts'
import type { HighlightColor } from '../../shared/annotation/highlight-colors.ts'

/** A highlight to be painted. */
export interface Mark {
  readonly start: number
  readonly end: number
  readonly color: HighlightColor
  readonly style: HighlightStyle
  /** Ranks overlapping marks: the last made lies on top. */
  readonly createdAt: number
}

export type Paint = 'ground' | 'line'

/** A stretch that is painted one way in one colour. Stretches of the same paint never overlap with those of another colour's ground. */
export interface Stretch {
  readonly paint: Paint
  readonly color: HighlightColor
  readonly start: number
  readonly end: number
}

/**
 * What to paint where. On each stretch the ground is that of the last made highlight; the others there, and those whose style is an
 * underline, show as a line in their colour.
 *
 * A sweep over the ends of all marks: n marks of which at most k lie over one another cost n log n + n k.
 */
export function planPaint(marks: readonly Mark[]): Stretch[] {
  const ends = [...new Set(marks.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b)
  const byStart = [...marks].sort((a, b) => a.start - b.start)
  const stretches: Stretch[] = []
  const open = new Map<string, { stretch: Stretch; end: number }>()
  let covering: Mark[] = []
  let next = 0

  for (let index = 0; index + 1 < ends.length; index++) {
    const start = ends[index] ?? 0
    const end = ends[index + 1] ?? 0
    covering = covering.filter((mark) => mark.end > start)
    for (let mark = byStart[next]; mark && mark.start <= start; mark = byStart[++next])
      if (mark.end > start) covering.push(mark)
    for (const [paint, color] of paintsOf(covering)) extend(paint, color, start, end)
  }
  for (const { stretch, end } of open.values()) stretches.push({ ...stretch, end })
  return stretches.sort((a, b) => a.start - b.start)

  /** Goes on with the stretch of the same paint that ends here, so that a highlight is not cut where another only begins. */
  function extend(paint: Paint, color: HighlightColor, start: number, end: number): void {
    const key = `${paint} ${color}`
    const last = open.get(key)
    if (last?.end === start) {
      last.end = end
      return
    }
    if (last) stretches.push({ ...last.stretch, end: last.end })
    open.set(key, { stretch: { paint, color, start, end }, end })
  }
}

function paintsOf(covering: readonly Mark[]): [Paint, HighlightColor][] {
  let top: Mark | null = null
  for (const mark of covering)
    if (mark.style === 'highlight' && (!top || mark.createdAt >= top.createdAt)) top = mark
  const paints: [Paint, HighlightColor][] = top ? [['ground', top.color]] : []
  const lines = new Set<HighlightColor>()
  for (const mark of covering) if (mark !== top && !lines.has(mark.color)) lines.add(mark.color)
  for (const color of lines) paints.push(['line', color])
  return paints
}
