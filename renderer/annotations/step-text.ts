import { elementLabel, type MarkableElement } from '../article-text/elements.ts'
import { messages } from '../ui/messages.ts'
import type { Desk, Passage, Stepped } from './desk.ts'
import { type Extension, extend, extendedTo } from './extend-selection.ts'
import { collectParagraphs, type ParagraphStep, stepParagraph } from './paragraph-step.ts'
import type { Passages } from './reading-page.ts'
import { stepSentence } from './sentence-step.ts'
import { unitsAround } from './text-units.ts'
import { TOP_BAR } from './use-floating.ts'
import type { SelectedPassage } from './use-selection.ts'

type Unit = Stepped['unit']

/** Selects the next or previous unit: from the selection, else from the last one while it is seen, else from the first seen. */
export function selectStep(desk: Desk, selected: SelectedPassage, by: 1 | -1, unit: Unit): void {
  const { page, announce, stepped } = desk
  const { passages } = page
  if (!passages) {
    announce(messages.annotations.said.off)
    return
  }
  const last =
    selected.read() ?? (stepped.current && isSeen(passages, stepped.current) ? stepped.current : null)
  const step = stepFrom(desk, last, by, unit)
  if (!step) {
    announce(messages.annotations.said.noSentence)
    return
  }
  stepped.current = { ...step, unit, isMarked: false }
  passages.reveal(step.start, step.end, step.element?.element)
  if (step.element) {
    selected.choose(step.element)
    announce(messages.annotations.said.element(nameOf(step.element), desk.markKey))
    return
  }
  selected.choose(null)
  selectText(passages, step)
  announce(page.text.slice(step.start, step.end))
}

/** What to mark when a mark is repeated and nothing is selected: what was stepped to last, or when that is marked, what follows it. */
export function nextToMark(desk: Desk): Passage | null {
  const { stepped, page, announce } = desk
  const last = stepped.current
  if (!last?.isMarked) return last
  const next = stepFrom(desk, last, 1, last.unit)
  if (!next) return null
  stepped.current = { ...next, unit: last.unit, isMarked: false }
  page.passages?.reveal(next.start, next.end, next.element?.element)
  announce(next.element ? nameOf(next.element) : page.text.slice(next.start, next.end))
  return next
}

/**
 * Makes the selection longer or shorter by a unit, at the end that was moved last. With nothing selected it begins with a unit.
 * @param extension what was extended last; it counts while the selection is still the one that it made
 */
export function extendSelection(
  desk: Desk,
  selected: SelectedPassage,
  extension: { current: Extension | null },
  by: 1 | -1,
  unit: Unit,
): void {
  const { page, announce } = desk
  const { passages, text } = page
  const now = selected.read()
  if (!passages || !now) {
    selectStep(desk, selected, by, unit)
    return
  }
  const last = extension.current
  const isGoingOn = last && extendedTo(last).start === now.start && extendedTo(last).end === now.end
  const blocks =
    unit === 'paragraph' ? paragraphsOf(passages, text).filter(({ start, end }) => start < end) : []
  const next = extend(isGoingOn ? last : { first: now, edge: null }, by, (offset) =>
    unit === 'paragraph' ? blocks : unitsAround(text, offset, 'sentence'),
  )
  if (!next) {
    announce(messages.annotations.said.noFurther)
    return
  }
  extension.current = next
  const range = extendedTo(next)
  selected.choose(null)
  selectText(passages, range, next.edge !== null && next.edge < next.first.start)
  const edge = range.start < now.start || range.start > now.start ? range.start : range.end
  passages.reveal(Math.max(0, edge - 1), edge)
  const isLonger = range.end - range.start > now.end - now.start
  const changed = isLonger
    ? text.slice(range.start, now.start) || text.slice(now.end, range.end)
    : text.slice(now.start, range.start) || text.slice(range.end, now.end)
  const { longer, shorter } = messages.annotations.said
  announce(isLonger ? longer(changed.trim()) : shorter(changed.trim()))
}

function stepFrom(desk: Desk, last: Passage | null, by: 1 | -1, unit: Unit): Passage | null {
  const { passages, text } = desk.page
  if (!passages) return null
  const place = last ?? emptyAt(firstSeen(passages, text.length))
  if (unit === 'sentence') return stepSentence(text, by === 1 ? place.end : place.start, by)
  const step = stepParagraph(paragraphsOf(passages, text), place, by)
  return step && { start: step.start, end: step.end, ...(step.element ? { element: step.element } : {}) }
}

const emptyAt = (offset: number): Passage => ({ start: offset, end: offset })

const collected = new WeakMap<Passages, readonly ParagraphStep<MarkableElement>[]>()

/** Worked out once for a drawn text: both stay the same as long as it stands there. */
function paragraphsOf(passages: Passages, text: string): readonly ParagraphStep<MarkableElement>[] {
  const known = collected.get(passages)
  if (known) return known
  // A formula in a line of prose belongs to its paragraph.
  const isStep = ({ kind, element }: MarkableElement) =>
    kind !== 'formula' || element.getAttribute('display') === 'block'
  const steps = collectParagraphs(text, passages.elements().filter(isStep))
  collected.set(passages, steps)
  return steps
}

function nameOf({ kind, element }: MarkableElement): string {
  return messages.annotations.element.name(kind, elementLabel(element))
}

/** @param isBackwards whether the end that Shift with an arrow moves is the first one */
function selectText(passages: Passages, { start, end }: Passage, isBackwards = false): void {
  const range = passages.rangeOf(start, end)
  if (!range) return
  const { startContainer, startOffset, endContainer, endOffset } = range
  if (isBackwards) getSelection()?.setBaseAndExtent(endContainer, endOffset, startContainer, startOffset)
  else getSelection()?.setBaseAndExtent(startContainer, startOffset, endContainer, endOffset)
}

function isSeen(passages: Passages, { start, element }: Passage): boolean {
  const view = passages.scroller.getBoundingClientRect()
  const top = passages.root.getBoundingClientRect().top + passages.topOf(start, element?.element)
  return top >= view.top && top <= view.bottom
}

/** The first place in the text that is seen, by halving: places further on stand further down. */
function firstSeen(passages: Passages, length: number): number {
  const top =
    passages.scroller.getBoundingClientRect().top + TOP_BAR - passages.root.getBoundingClientRect().top
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >> 1
    if (passages.topOf(middle) < top) low = middle + 1
    else high = middle
  }
  return low
}
