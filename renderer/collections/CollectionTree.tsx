import { ChevronDown, ChevronRight } from 'lucide-react'
import { type DragEvent, type KeyboardEvent, type MouseEvent, useState } from 'react'
import { mayStandBelow, type TreePlace, type TreeStep } from '../../shared/library/collection-tree.ts'
import type { CollectionEntry } from '../queries/models.ts'
import { focusParentItem } from '../ui/roving-focus.ts'
import { SidebarItem } from '../ui/SidebarItem.tsx'
import { useKeptFocus } from '../ui/use-kept-focus.ts'
import { CollectionGlyph } from './CollectionGlyph.tsx'
import styles from './CollectionTree.module.css'
import { type CollectionRow, collectionRows } from './collection-rows.ts'
import { type DropMark, dropMark, dropPlace, startCollectionDrag } from './tree-drag.ts'
import { takesArticles } from './use-collecting.ts'

interface CollectionTreeProps {
  label: string
  entries: readonly CollectionEntry[]
  counts: ReadonlyMap<string, number> | undefined
  /** Of the collection on show, or empty. */
  shownId: string
  open: readonly string[]
  onOpen: (open: string[]) => void
  onGo: (id: string) => void
  onMenu: (entry: CollectionEntry, event: MouseEvent) => void
  onEdit: (entry: CollectionEntry, item: Element) => void
  onRemove: (entry: CollectionEntry) => void
  onMove: (entry: CollectionEntry, place: TreePlace) => void
  onStep: (entry: CollectionEntry, step: TreeStep) => void
  onDropArticles: (entry: CollectionEntry, ids: readonly string[]) => void
}

/**
 * The collections as a tree. Right and Left open and close, with Alt the arrows move; F2 edits, Delete deletes. Collections are dragged
 * between and into each other; articles are dropped on them.
 */
export function CollectionTree(props: CollectionTreeProps) {
  const { entries, counts, open, onOpen } = props
  const [dragged, setDragged] = useState('')
  const [over, setOver] = useState<{ id: string; mark: DropMark } | null>(null)
  const kept = useKeptFocus()
  const rows = collectionRows(entries, new Set(open))
  const isNested = rows.some(({ hasChildren }) => hasChildren)

  const setOpen = (id: string, isOpen: boolean) => {
    const others = open.filter((each) => each !== id)
    onOpen(isOpen ? [...others, id] : others)
  }

  const onKey = (event: KeyboardEvent<HTMLElement>, { entry, hasChildren, isOpen }: CollectionRow) => {
    const isRtl = getComputedStyle(event.currentTarget).direction === 'rtl'
    const [forward, backward] = isRtl ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft']
    const step = event.altKey ? stepOf(event.key, forward ?? '', backward ?? '') : null
    if (step) props.onStep(entry, step)
    else if (event.altKey) return
    else if (event.key === forward) {
      if (hasChildren) setOpen(entry.id, true)
    } else if (event.key === backward) {
      if (isOpen) setOpen(entry.id, false)
      else focusParentItem(event.currentTarget)
    } else if (event.key === 'F2') props.onEdit(entry, event.currentTarget)
    else if (event.key === 'Delete') props.onRemove(entry)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  const placeAt = (event: DragEvent, row: CollectionRow) => {
    const box = event.currentTarget.getBoundingClientRect()
    const mark = dropMark((event.clientY - box.top) / box.height)
    const place = dropPlace(rows, dragged, row, mark)
    const isPossible = row.entry.id !== dragged && mayStandBelow(entries, dragged, place.parentId)
    return dragged !== '' && isPossible ? { mark, place } : null
  }
  const dragOf = (row: CollectionRow) => ({
    mark: over?.id === row.entry.id ? over.mark : null,
    onDragStart: (event: DragEvent) => {
      startCollectionDrag(event.dataTransfer, row.entry.id)
      setDragged(row.entry.id)
    },
    onDragEnd: () => {
      setDragged('')
      setOver(null)
    },
    onDragOver: (event: DragEvent) => {
      const at = placeAt(event, row)
      setOver(at && { id: row.entry.id, mark: at.mark })
      if (!at) return
      event.preventDefault()
      event.dataTransfer.dropEffect = 'move' as const
    },
    onDragLeave: () => setOver(null),
    onDrop: (event: DragEvent) => {
      const at = placeAt(event, row)
      const entry = entries.find(({ id }) => id === dragged)
      setDragged('')
      setOver(null)
      if (!at || !entry) return
      event.preventDefault()
      event.stopPropagation()
      props.onMove(entry, at.place)
    },
  })

  return (
    <div role="tree" aria-label={props.label} ref={kept.ref}>
      {rows.map((row) => {
        const { entry, level, hasChildren, isOpen } = row
        return (
          <SidebarItem
            key={entry.id}
            itemKey={`collection:${entry.id}`}
            label={entry.name}
            icon={
              <span className={styles.mark} data-color={entry.color || undefined}>
                {isNested ? (
                  <Twisty
                    hasChildren={hasChildren}
                    isOpen={isOpen}
                    onToggle={() => setOpen(entry.id, !isOpen)}
                  />
                ) : null}
                <CollectionGlyph kind={entry.kind} icon={entry.icon} />
              </span>
            }
            count={counts?.get(entry.id)}
            isCurrent={entry.id === props.shownId}
            onGo={() => props.onGo(entry.id)}
            onMenu={(event) => props.onMenu(entry, event)}
            onKey={(event) => onKey(event, row)}
            onDropArticles={(ids) => props.onDropArticles(entry, ids)}
            refusesArticles={!takesArticles(entry)}
            drag={dragOf(row)}
            tree={{ level, isExpanded: hasChildren ? isOpen : undefined }}
          />
        )
      })}
    </div>
  )
}

function stepOf(key: string, forward: string, backward: string): TreeStep | null {
  if (key === 'ArrowUp') return 'up'
  if (key === 'ArrowDown') return 'down'
  return key === forward ? 'in' : key === backward ? 'out' : null
}

function Twisty({
  hasChildren,
  isOpen,
  onToggle,
}: {
  hasChildren: boolean
  isOpen: boolean
  onToggle: () => void
}) {
  const Chevron = isOpen ? ChevronDown : ChevronRight
  return (
    <span
      aria-hidden="true"
      className={styles.twisty}
      onClick={(event) => {
        if (!hasChildren) return
        event.stopPropagation()
        onToggle()
      }}
    >
      {hasChildren ? <Chevron /> : null}
    </span>
  )
}
