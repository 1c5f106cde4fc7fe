import type { TreePlace } from '../../shared/library/collection-tree.ts'
import type { CollectionRow } from './collection-rows.ts'

/** The kind of data under which a dragged collection travels: only the sidebar that it comes from takes it. */
const COLLECTION = 'application/x-offprint-collection'

export function startCollectionDrag(transfer: DataTransfer, id: string): void {
  transfer.setData(COLLECTION, id)
  transfer.effectAllowed = 'move'
}

/** Where on a row something is held: at its upper edge, its lower one, or over it. */
export type DropMark = 'before' | 'after' | 'into'

/** So much of a row's height, at either edge, is between rows. */
const EDGE = 0.25

/** @param share how far down the row, 0 to 1 */
export function dropMark(share: number): DropMark {
  return share < EDGE ? 'before' : share > 1 - EDGE ? 'after' : 'into'
}

/** The place that a mark on a row stands for. @param rows those in sight, in order */
export function dropPlace(
  rows: readonly CollectionRow[],
  draggedId: string,
  target: CollectionRow,
  mark: DropMark,
): TreePlace {
  const below = (parentId: string) =>
    rows.filter((row) => row.parentId === parentId && row.entry.id !== draggedId).map(({ entry }) => entry.id)
  const { id } = target.entry
  if (mark === 'into') return { parentId: id, beforeId: '' }
  if (mark === 'before') return { parentId: target.parentId, beforeId: id }
  // Right below an open one is before what is in it.
  if (target.isOpen) return { parentId: id, beforeId: below(id)[0] ?? '' }
  const beside = below(target.parentId)
  return { parentId: target.parentId, beforeId: beside[beside.indexOf(id) + 1] ?? '' }
}
