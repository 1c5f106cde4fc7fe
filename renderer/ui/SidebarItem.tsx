import { Highlighter } from 'lucide-react'
import { type DragEvent, type KeyboardEvent, type MouseEvent, type ReactNode, useState } from 'react'
import { hasDraggedArticles, readDraggedArticles } from './article-drag.ts'
import { classNames } from './class-names.ts'
import { formatNumber } from './format.ts'
import { messages } from './messages.ts'
import { useRovingItem } from './roving-focus.ts'
import styles from './SidebarItem.module.css'

interface SidebarItemProps {
  /** Names the item among all of the sidebar's. */
  itemKey: string
  label: string
  icon: ReactNode
  /** Stands before the label. */
  mark?: ReactNode
  /** Articles in it; undefined while that is not known. */
  count: number | undefined
  /** Highlights that stand under it too, told apart from its articles. */
  highlights?: number
  /** The count in words, where it is not of articles. */
  countWords?: ((count: number) => string) | undefined
  isCurrent: boolean
  onGo: () => void
  onMenu?: (event: MouseEvent) => void
  onKey?: (event: KeyboardEvent<HTMLElement>) => void
  /** Takes articles that are dropped on it. */
  onDropArticles?: (ids: readonly string[]) => void
  /** Articles are of no use here: it does not look as if they were, and says why when they are dropped all the same. */
  refusesArticles?: boolean
  /** Present for an item that is dragged itself, and takes others of its kind. */
  drag?: ItemDrag
  /** Present for an item of a tree. */
  tree?: { readonly level: number; readonly isExpanded: boolean | undefined }
}

type DragListener = (event: DragEvent) => void

/** What an item does that is dragged itself, and takes others of its kind. */
export interface ItemDrag {
  /** Where what is dragged over it would go. */
  readonly mark: 'before' | 'after' | 'into' | null
  readonly onDragStart: DragListener
  readonly onDragEnd: () => void
  readonly onDragOver: DragListener
  readonly onDragLeave: () => void
  readonly onDrop: DragListener
}

/** An item deeper in a tree stands no further in: its name would have no room. */
const DEEPEST_INDENT = 6

/** One place, collection or tag. */
export function SidebarItem(props: SidebarItemProps) {
  const {
    itemKey,
    label,
    icon,
    mark,
    count,
    highlights = 0,
    isCurrent,
    onGo,
    onMenu,
    onKey,
    onDropArticles,
    refusesArticles,
    drag,
    tree,
  } = props
  const { count: articleWords, highlights: highlightWords } = messages.library.sidebar
  const countWords = props.countWords ?? articleWords
  // Where there are highlights alone, nought articles is not what there is to say.
  const hasCount = count !== undefined && (count > 0 || highlights === 0)
  const [isTarget, setTarget] = useState(false)
  const roving = useRovingItem(itemKey, isCurrent)
  const drop = onDropArticles
    ? {
        onDragOver: (event: DragEvent) => {
          if (!hasDraggedArticles(event.dataTransfer)) return drag?.onDragOver(event)
          event.preventDefault()
          event.dataTransfer.dropEffect = 'copy' as const
          setTarget(!refusesArticles)
        },
        onDragLeave: () => {
          setTarget(false)
          drag?.onDragLeave()
        },
        onDrop: (event: DragEvent) => {
          setTarget(false)
          const ids = readDraggedArticles(event.dataTransfer)
          if (ids.length === 0) return drag?.onDrop(event)
          event.preventDefault()
          event.stopPropagation()
          onDropArticles(ids)
        },
      }
    : {}
  const shared = {
    ...roving,
    ...drop,
    ...(drag ? { draggable: true, onDragStart: drag.onDragStart, onDragEnd: drag.onDragEnd } : {}),
    'data-takes-articles': onDropArticles ? !refusesArticles : undefined,
    'data-drop': drag?.mark ?? undefined,
    className: classNames(styles.item, isTarget && styles.target),
    'data-current': isCurrent || undefined,
    onClick: onGo,
    onContextMenu: (event: MouseEvent) => {
      if (!onMenu) return
      event.preventDefault()
      onMenu(event)
    },
  }
  const content = (
    <>
      <span className={styles.icon}>{icon}</span>
      {mark}
      <span className={styles.label} dir="auto" title={label}>
        {label}
      </span>
      {highlights > 0 ? (
        <span className={styles.highlights} title={highlightWords(highlights)}>
          <Highlighter aria-hidden="true" />
          <span aria-hidden="true">{formatNumber(highlights)}</span>
          <span className="visually-hidden">{highlightWords(highlights)}</span>
        </span>
      ) : null}
      {hasCount ? (
        <span className={styles.count}>
          <span aria-hidden="true">{formatNumber(count)}</span>
          <span className="visually-hidden">{countWords(count)}</span>
        </span>
      ) : null}
    </>
  )
  if (!tree) {
    return (
      <li className={styles.cell}>
        <button type="button" {...shared} aria-current={isCurrent ? 'page' : undefined} onKeyDown={onKey}>
          {content}
        </button>
      </li>
    )
  }
  return (
    <div
      {...shared}
      tabIndex={roving.tabIndex}
      role="treeitem"
      aria-level={tree.level}
      aria-expanded={tree.isExpanded}
      aria-selected={isCurrent}
      data-level={tree.level}
      style={{ paddingInlineStart: `${Math.min(tree.level - 1, DEEPEST_INDENT) * 1.25 + 0.5}rem` }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' || event.key === ' ') {
          event.preventDefault()
          onGo()
        } else onKey?.(event)
      }}
    >
      {content}
    </div>
  )
}
