import { type DragEvent, useState } from 'react'
import type { ItemDrag } from '../../ui/SidebarItem.tsx'
import { hasDraggedTag, readDraggedTag, startTagDrag } from '../../ui/tag-drag.ts'

/**
 * Tags that are dragged onto others in their tree.
 * @param onDrop the tag that was dragged, and the one that it was dropped on
 * @returns what makes the item of a tag take part
 */
export function useTagDrag(onDrop: (path: string, parent: string) => void): (path: string) => ItemDrag {
  const [target, setTarget] = useState('')
  return (path) => ({
    mark: target === path ? 'into' : null,
    onDragStart: (event) => startTagDrag(event.dataTransfer, path),
    onDragEnd: () => setTarget(''),
    onDragOver: (event: DragEvent) => {
      if (!hasDraggedTag(event.dataTransfer)) return
      event.preventDefault()
      event.dataTransfer.dropEffect = 'move'
      setTarget(path)
    },
    onDragLeave: () => setTarget((shown) => (shown === path ? '' : shown)),
    onDrop: (event: DragEvent) => {
      setTarget('')
      const dragged = readDraggedTag(event.dataTransfer)
      if (dragged === '') return
      event.preventDefault()
      event.stopPropagation()
      if (dragged !== path) onDrop(dragged, path)
    },
  })
}
