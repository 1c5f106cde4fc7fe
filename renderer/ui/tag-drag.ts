/** The kind of data under which a dragged tag travels: only this window's tag tree takes it. */
const TAG = 'application/x-offprint-tag'

/** Lets a tag be dragged onto another. */
export function startTagDrag(transfer: DataTransfer, path: string): void {
  transfer.setData(TAG, path)
  transfer.effectAllowed = 'move'
}

/** Whether a tag is being dragged, as far as a drag tells before it ends. */
export function hasDraggedTag(transfer: DataTransfer): boolean {
  return transfer.types.includes(TAG)
}

/** The path of the dragged tag; empty when the data is not ours. */
export function readDraggedTag(transfer: DataTransfer): string {
  return transfer.getData(TAG)
}
