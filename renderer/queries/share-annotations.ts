import type { Note } from '../../shared/annotation/note.ts'
import type { Annotations, ShownHighlight, TagLabel } from './models.ts'

interface Stamped {
  readonly id: string
  readonly updatedAt: number
  readonly deletedAt: number
}

/** The next of two, with everything in it that is as it was being the same object as before. */
export function shareAnnotations(last: Annotations | undefined, next: Annotations): Annotations {
  if (!last) return next
  const known = new Map(last.highlights.map((shown) => [shown.highlight.id, shown]))
  const highlights = shareList(
    last.highlights,
    next.highlights.map((shown) => shareHighlight(known.get(shown.highlight.id), shown)),
  )
  const articleNotes = shareNotes(last.articleNotes, next.articleNotes)
  return highlights === last.highlights && articleNotes === last.articleNotes
    ? last
    : { highlights, articleNotes }
}

/** Whether two differ in nothing but what this one note says. */
export function differInNoteOnly(one: Annotations, other: Annotations, noteId: string): boolean {
  const sameNotes = (a: readonly Note[], b: readonly Note[]) =>
    a === b ||
    (a.length === b.length &&
      a.every((note, index) => note === b[index] || (note.id === noteId && b[index]?.id === noteId)))
  return (
    sameNotes(one.articleNotes, other.articleNotes) &&
    one.highlights.length === other.highlights.length &&
    one.highlights.every((shown, index) => {
      const its = other.highlights[index]
      return (
        shown === its ||
        (its !== undefined &&
          shown.highlight === its.highlight &&
          shown.anchor === its.anchor &&
          shown.isLeftOut === its.isLeftOut &&
          shown.tags === its.tags &&
          sameNotes(shown.notes, its.notes))
      )
    })
  )
}

function shareHighlight(last: ShownHighlight | undefined, next: ShownHighlight): ShownHighlight {
  if (!last) return next
  const highlight = shareRow(last.highlight, next.highlight)
  const anchor = last.anchor && next.anchor ? shareRow(last.anchor, next.anchor) : next.anchor
  const notes = shareNotes(last.notes, next.notes)
  const tags = sameTags(last.tags, next.tags) ? last.tags : next.tags
  const isSame =
    highlight === last.highlight &&
    anchor === last.anchor &&
    next.isLeftOut === last.isLeftOut &&
    notes === last.notes &&
    tags === last.tags
  return isSame ? last : { ...next, highlight, anchor, notes, tags }
}

function shareRow<R extends Stamped>(last: R, next: R): R {
  const isSame = last.id === next.id && last.updatedAt === next.updatedAt && last.deletedAt === next.deletedAt
  return isSame ? last : next
}

function shareNotes(last: readonly Note[], next: readonly Note[]): readonly Note[] {
  const known = new Map(last.map((note) => [note.id, note]))
  return shareList(
    last,
    next.map((note) => shareRow(known.get(note.id) ?? note, note)),
  )
}

function shareList<T>(last: readonly T[], next: readonly T[]): readonly T[] {
  return last.length === next.length && next.every((one, index) => one === last[index]) ? last : next
}

function sameTags(one: readonly TagLabel[], other: readonly TagLabel[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ id, path, color }, index) => {
      const its = other[index]
      return its?.id === id && its.path === path && its.color === color
    })
  )
}
