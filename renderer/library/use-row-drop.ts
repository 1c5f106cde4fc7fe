import { type DragEvent, useState } from 'react'
import { hasDraggedArticles, readDraggedArticles } from '../ui/article-drag.ts'

interface RowDrop {
  readonly id: string
  readonly edge: 'before' | 'after'
}

/**
 * Rows that take articles between them. Answers with what makes a row such a one.
 * @param onDrop told the articles, and the one that they are to come before; empty for the end. Null where rows take nothing
 */
export function useRowDrop(
  ids: readonly string[],
  onDrop: ((articleIds: readonly string[], beforeId: string) => void) | null,
) {
  const [over, setOver] = useState<RowDrop | null>(null)
  const edgeOf = (event: DragEvent): RowDrop['edge'] => {
    const { top, height } = event.currentTarget.getBoundingClientRect()
    return event.clientY < top + height / 2 ? 'before' : 'after'
  }
  return (id: string, index: number) => {
    if (!onDrop) return {}
    return {
      'data-drop': over?.id === id ? over.edge : undefined,
      onDragOver: (event: DragEvent) => {
        if (!hasDraggedArticles(event.dataTransfer)) return
        event.preventDefault()
        event.dataTransfer.dropEffect = 'move' as const
        const edge = edgeOf(event)
        setOver((shown) => (shown?.id === id && shown.edge === edge ? shown : { id, edge }))
      },
      onDragLeave: () => setOver((shown) => (shown?.id === id ? null : shown)),
      onDrop: (event: DragEvent) => {
        setOver(null)
        const dropped = readDraggedArticles(event.dataTransfer)
        if (dropped.length === 0) return
        event.preventDefault()
        event.stopPropagation()
        const moved = new Set(dropped)
        const from = edgeOf(event) === 'before' ? index : index + 1
        onDrop(dropped, ids.slice(from).find((other) => !moved.has(other)) ?? '')
      },
    }
  }
}
