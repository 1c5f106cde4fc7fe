import type { Passage } from './desk.ts'
import { trimPassage } from './text-units.ts'

/** A step through the text, paragraph by paragraph: a block of prose, or an element as a whole. */
export interface ParagraphStep<E> extends Pick<Passage, 'start' | 'end'> {
  /** Null for prose. */
  readonly element: E | null
}

/**
 * The steps of a text in order. A whole element is one step, whatever stands in it; an image stands before the text that follows it.
 * @param elements in document order
 */
export function collectParagraphs<E extends Pick<Passage, 'start' | 'end'>>(
  text: string,
  elements: readonly E[],
): ParagraphStep<E>[] {
  const prose: ParagraphStep<E>[] = []
  let at = 0
  for (const { start, end } of elements) {
    if (start === end || end <= at) continue
    prose.push(...blocksOf<E>(text, at, start))
    at = end
  }
  prose.push(...blocksOf<E>(text, at, text.length))
  const whole = elements.map((element) => ({ start: element.start, end: element.end, element }))
  // Sorting is stable: of steps that begin together the elements come first, in their own order.
  return [...whole, ...prose].sort((a, b) => a.start - b.start)
}

function blocksOf<E>(text: string, from: number, to: number): ParagraphStep<E>[] {
  const blocks: ParagraphStep<E>[] = []
  for (let start = from; start < to; ) {
    const newline = text.indexOf('\n', start)
    const end = newline === -1 || newline > to ? to : newline
    const block = trimPassage(text, { start, end })
    if (block) blocks.push({ start: block.start, end: block.end, element: null })
    start = end + 1
  }
  return blocks
}

/**
 * The step after or before what is selected; where only a part of a paragraph is selected, first the whole of it.
 * @param from what is selected now, or stepped to last; a place where nothing is
 */
export function stepParagraph<E>(
  steps: readonly ParagraphStep<E>[],
  from: { readonly start: number; readonly end: number; readonly element?: E | null | undefined },
  direction: 1 | -1,
): ParagraphStep<E> | null {
  const at = from.element ? steps.findIndex(({ element }) => element === from.element) : -1
  if (at !== -1) return steps[at + direction] ?? null
  const isPlace = from.start === from.end
  const isAround = ({ start, end }: ParagraphStep<E>) =>
    !isPlace && start <= from.start && end >= from.end && end - start > from.end - from.start
  const found =
    direction === 1
      ? steps.find((step) => step.start >= from.end || isAround(step))
      : steps.findLast((step) => step.end <= from.start || isAround(step))
  return found ?? null
}
