import { hasSameWords } from '../../shared/annotation/compare-words.ts'
import { type Anchor, isSettled } from '../../shared/annotation/highlight.ts'
import type { ShownHighlight } from '../queries/models.ts'

/** A highlight whose passage is in the text that is shown. */
export interface Placed extends ShownHighlight {
  readonly anchor: Anchor
  /** The element that was marked as a whole, as it is drawn; absent for a passage, and where it is not drawn. */
  readonly drawn?: Element
}

/** Parts what stands in the text from what is not in this version. Both keep their order. */
export function partOrphans(shown: readonly ShownHighlight[]): {
  readonly placed: readonly Placed[]
  readonly orphans: readonly ShownHighlight[]
} {
  return {
    placed: shown.filter((one): one is Placed => one.anchor !== null && one.anchor.status !== 'orphan'),
    orphans: shown.filter((one) => one.anchor === null || one.anchor.status === 'orphan'),
  }
}

/** The highlights at a point of the window, the last made first. @param target what is drawn there */
export function highlightsAt(
  placed: readonly Placed[],
  near: { readonly start: number; readonly end: number },
  point: { readonly x: number; readonly y: number },
  target: Element,
  rangeOf: (start: number, end: number) => Range | null,
): Placed[] {
  const candidates = placed.filter(
    ({ anchor, drawn }) => drawn?.contains(target) || (anchor.start < near.end && anchor.end > near.start),
  )
  return candidates
    .filter(({ anchor, drawn }) => {
      if (drawn) return drawn.contains(target)
      const rects = rangeOf(anchor.start, anchor.end)?.getClientRects() ?? []
      return Array.from(rects).some(
        (rect) =>
          point.x >= rect.left && point.x <= rect.right && point.y >= rect.top && point.y <= rect.bottom,
      )
    })
    .sort((a, b) => b.highlight.createdAt - a.highlight.createdAt)
}

/** Whether a person has yet to say that a highlight stands rightly where it was found. */
export const isToConfirm = ({ anchor }: ShownHighlight): boolean =>
  anchor !== null && anchor.status !== 'orphan' && !isSettled(anchor)

/** Whether a person has yet to say what became of a highlight whose passage is not in this version. */
export const isMissing = ({ anchor, isLeftOut }: ShownHighlight): boolean =>
  (anchor === null || anchor.status === 'orphan') && !isLeftOut

/**
 * Whether a highlight stands on other words than those it was made on, or where a person put it: what was marked is then not to be
 * read beside it.
 * @param text of the shown version
 */
export function isElsewhere({ highlight, anchor }: ShownHighlight, versionId: string, text: string): boolean {
  if (anchor === null || highlight.versionId === versionId) return false
  return anchor.confirmedAt > 0 || !hasSameWords(highlight.quote, text.slice(anchor.start, anchor.end))
}

/** A highlight of text, or of an element that is found by its text; an image has none. */
export const hasText = ({ highlight }: ShownHighlight): boolean => highlight.element?.kind !== 'image'
