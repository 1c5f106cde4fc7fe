import { useRef } from 'react'
import type { Annotations } from '../queries/models.ts'
import { differInNoteOnly } from '../queries/share-annotations.ts'
import type { Mark } from './paint-plan.ts'
import type { Placed } from './placed.ts'

/**
 * What is written on an article, standing still while somebody writes: the editor itself shows what the note says, and each commit of
 * it would draw the margin anew.
 * @param noteId the note that is open for writing; empty for none
 */
export function useSettled(annotations: Annotations, noteId: string): Annotations {
  const shown = useRef(annotations)
  const isOwnEcho = noteId !== '' && differInNoteOnly(shown.current, annotations, noteId)
  if (!isOwnEcho) shown.current = annotations
  return shown.current
}

/**
 * The marks to paint on the text; the same list until one of them is another, so that nothing is painted anew for a note or a tag.
 * @param movedId the highlight whose ends are being moved and which is painted apart; empty for none
 */
export function useMarks(placed: readonly Placed[], movedId: string): readonly Mark[] {
  const onText = placed.filter(({ highlight, drawn }) => !drawn && highlight.id !== movedId)
  return useSameList(
    onText.map(({ highlight, anchor }) => ({
      start: anchor.start,
      end: anchor.end,
      color: highlight.color,
      style: highlight.style,
      createdAt: highlight.createdAt,
    })),
  )
}

interface Place {
  readonly id: string
  readonly start: number
  /** An element that was marked as a whole, where it is drawn. */
  readonly drawn: Placed['drawn']
}

/** Where the passages begin; the same list until one of them begins elsewhere. */
export function usePlaces(placed: readonly Placed[]): readonly Place[] {
  return useSameList(
    placed.map(({ highlight, anchor, drawn }) => ({ id: highlight.id, start: anchor.start, drawn })),
  )
}

function useSameList<T extends object>(next: readonly T[]): readonly T[] {
  const list = useRef(next)
  const isSame =
    next.length === list.current.length && next.every((one, index) => sameFields(one, list.current[index]))
  if (!isSame) list.current = next
  return list.current
}

function sameFields<T extends object>(one: T, other: T | undefined): boolean {
  return (
    other !== undefined &&
    (Object.keys(one) as (keyof T)[]).every((name) => Object.is(one[name], other[name]))
  )
}
