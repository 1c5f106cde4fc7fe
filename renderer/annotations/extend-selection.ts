import type { Passage } from './desk.ts'

type Stretch = Pick<Passage, 'start' | 'end'>

/**
 * A selection that is being extended: what was selected first always stays, and the edge that moves is before or behind it.
 * `edge` is null while nothing but the first is selected.
 */
export interface Extension {
  readonly first: Stretch
  readonly edge: number | null
}

/** What is selected. */
export function extendedTo({ first, edge }: Extension): Stretch {
  return edge === null ? first : { start: Math.min(first.start, edge), end: Math.max(first.end, edge) }
}

/**
 * Moves the edge by one unit, as Shift with an arrow does in a text: away from what was selected first, and back towards it; past it
 * the selection grows on the other side.
 * @param unitsAt the units around a place, in order
 * @returns null when there is nothing further on
 */
export function extend(
  { first, edge }: Extension,
  by: 1 | -1,
  unitsAt: (offset: number) => readonly Stretch[],
): Extension | null {
  const isBehind = edge !== null && edge > first.end
  const isBefore = edge !== null && edge < first.start
  if (by === 1 && !isBefore) {
    const from = edge ?? first.end
    const next = unitsAt(from).find(({ end }) => end > from)
    return next ? { first, edge: next.end } : null
  }
  if (by === -1 && !isBehind) {
    const from = edge ?? first.start
    const next = unitsAt(from).findLast(({ start }) => start < from)
    return next ? { first, edge: next.start } : null
  }
  const from = edge ?? 0
  const back =
    by === 1
      ? unitsAt(from).find(({ start }) => start > from)?.start
      : unitsAt(from).findLast(({ end }) => end < from)?.end
  const isFirstAlone = back === undefined || (by === 1 ? back >= first.start : back <= first.end)
  return { first, edge: isFirstAlone ? null : back }
}
