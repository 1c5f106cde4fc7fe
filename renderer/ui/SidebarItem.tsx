import { Highlighter } from 'lucide-react'
import { type DragEvent, type KeyboardEvent, type MouseEvent, type ReactNode, useState } from 'react'
import { hasDraggedArticles, readDraggedArticles } from './article-drag.ts'
import { classNames } from './class-names.ts'
import { formatNumber } from './format.ts'
import { messages } from './messages.ts'
import { useRovingItem } from './roving-focus.ts'
import styles from './SidebarItem.module.css'
import { hasDraggedTag, readDraggedTag, startTagDrag } from './tag-drag.ts'

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
  /** Present for an item of the tag tree. Its tag is dragged from it, and takes another that is dropped on it. */
  tree?: {
    readonly level: number
    readonly isExpanded: boolean | undefined
    readonly path: string
    readonly onDropTag: (path: string) => void
  }
}

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
          const takesTag = tree !== undefined && hasDraggedTag(event.dataTransfer)
          if (!takesTag && !hasDraggedArticles(event.dataTransfer)) return
          event.preventDefault()
          event.dataTransfer.dropEffect = takesTag ? 'move' : 'copy'
          setTarget(true)
        },
        onDragLeave: () => setTarget(false),
        onDrop: (event: DragEvent) => {
          setTarget(false)
          const ids = readDraggedArticles(event.dataTransfer)
          const path = tree ? readDraggedTag(event.dataTransfer) : ''
          if (ids.length === 0 && path === '') return
          event.preventDefault()
          event.stopPropagation()
          if (ids.length > 0) onDropArticles(ids)
          else if (path !== tree?.path) tree?.onDropTag(path)
        },
      }
    : {}
  const shared = {
    ...roving,
    ...drop,
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
      draggable
      onDragStart={(event) => startTagDrag(event.dataTransfer, tree.path)}
      aria-level={tree.level}
      aria-expanded={tree.isExpanded}
      aria-selected={isCurrent}
      data-level={tree.level}
      style={{ paddingInlineStart: `${(tree.level - 1) * 1.25 + 0.5}rem` }}
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
