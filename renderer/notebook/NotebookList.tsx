import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual'
import {
  type MouseEvent,
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import type { GroupName } from '../../shared/notebook/arrange-entries.ts'
import type { NotebookEntry } from '../../shared/notebook/notebook-entry.ts'
import { formatPartialDate } from '../ui/format.ts'
import { activeIndexIn, type ListSelection, moveTo, toggle } from '../ui/list-selection.ts'
import { messages } from '../ui/messages.ts'
import { useRootFontSize } from '../ui/root-font-size.ts'
import { hasModifier } from '../ui/shortcut.ts'
import styles from './NotebookList.module.css'
import type { NotebookLines } from './notebook-lines.ts'
import type { NotebookMemory } from './notebook-memory.ts'

/** Rows drawn beyond the window's edge, so that a flick of the wheel finds them there. */
const OVERSCAN = 8

/** What rows are taken to be high until they are drawn: a quote of two lines and its facts; in root font sizes. */
const ENTRY_HEIGHT_REM = 6.5
const GROUP_HEIGHT_REM = 3

export interface NotebookListHandle {
  /** Entries that fit the window, for Page up and down. */
  readonly pageSize: number
  focus(): void
  /** Brings an entry into sight, by its place among the keys. */
  reveal(ordinal: number): void
  rowElement(ordinal: number): Element | null
}

interface NotebookListProps {
  index: NotebookLines
  selection: ListSelection
  onSelect: (selection: ListSelection) => void
  onOpen: (entry: NotebookEntry) => void
  onEdit: (entry: NotebookEntry) => void
  /** Key of a line that stays in the page wherever one scrolls: a note is written in it. */
  keptLine: number
  /** Where the list stood when it was left; it is told when it is left again. */
  memory: RefObject<Pick<NotebookMemory, 'scrollOffset' | 'measured'>>
  rowFor: (entry: NotebookEntry, isAtHand: boolean) => ReactNode
  handle: RefObject<NotebookListHandle | null>
}

const rowId = (line: number) => `notebook-line-${line}`

/** What a click is for, when it is not for the row. */
const OWN_CLICKS = 'a, button, input, textarea'

/** The notebook as a grid that draws only the rows in sight. All of them are in memory, so that none is ever blank. */
export function NotebookList(props: NotebookListProps) {
  const { index, selection, onSelect, onOpen, onEdit, keptLine, memory, rowFor, handle } = props
  const { lines, keys, lineOf, ordinalOf } = index
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null)
  // The screen asks for the focus before what is drawn first is known to the state above.
  const drawn = useRef<HTMLDivElement | null>(null)
  const hold = useCallback((element: HTMLDivElement | null) => {
    drawn.current = element
    setScroller(element)
  }, [])
  const [hovered, setHovered] = useState('')
  const rootFontSize = useRootFontSize()
  const active = activeIndexIn(selection, keys)
  const activeLine = lineOf[active] ?? -1
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller,
    estimateSize: (line) =>
      rootFontSize * (lines[line]?.kind === 'group' ? GROUP_HEIGHT_REM : ENTRY_HEIGHT_REM),
    // Another function would have every line measured anew, in each frame.
    getItemKey: useCallback((line: number) => lines[line]?.key ?? line, [lines]),
    overscan: OVERSCAN,
    initialOffset: memory.current.scrollOffset,
    initialMeasurementsCache: memory.current.measured,
    rangeExtractor: useCallback(
      (range: Range) => {
        // The grid's focus points at the active row.
        const kept = [activeLine, keptLine].filter((line) => line >= 0 && line < range.count)
        return [...new Set([...defaultRangeExtractor(range), ...kept])].sort((a, b) => a - b)
      },
      [activeLine, keptLine],
    ),
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows are measured anew when the zoom changes their height
  useEffect(() => {
    if (scroller) virtualizer.measure()
  }, [rootFontSize])

  useLayoutEffect(() => {
    if (!scroller) return
    const kept = memory.current
    return () => {
      kept.scrollOffset = scroller.scrollTop
      kept.measured = virtualizer.takeSnapshot()
    }
  }, [scroller, virtualizer, memory])

  useEffect(() => {
    handle.current = {
      pageSize: Math.max(
        1,
        Math.floor((scroller?.clientHeight ?? 0) / (rootFontSize * ENTRY_HEIGHT_REM)) - 1,
      ),
      focus: () => drawn.current?.focus({ preventScroll: true }),
      reveal: (ordinal) => {
        const line = lineOf[ordinal]
        if (line === undefined) return
        // The first entry of a group with its heading.
        virtualizer.scrollToIndex(lines[line - 1]?.kind === 'group' && ordinal === 0 ? line - 1 : line)
      },
      rowElement: (ordinal) => document.getElementById(rowId(lineOf[ordinal] ?? -1)),
    }
  })

  const press = (event: MouseEvent, ordinal: number, entry: NotebookEntry) => {
    if (event.target instanceof Element && event.target.closest(OWN_CLICKS)) return
    if (hasModifier(event)) onSelect(toggle(selection, keys, ordinal))
    else if (event.shiftKey) onSelect(moveTo(selection, keys, ordinal, true))
    else {
      onSelect(moveTo(selection, keys, ordinal))
      // Who marked words in the row with the pointer wants to copy them.
      if (entry.article && getSelection()?.isCollapsed !== false) onOpen(entry)
    }
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a table cannot draw only the rows in sight
    <div
      ref={hold}
      role="grid"
      aria-label={messages.notebook.list}
      aria-multiselectable="true"
      aria-rowcount={lines.length}
      aria-activedescendant={activeLine >= 0 ? rowId(activeLine) : undefined}
      tabIndex={0}
      className={styles.list}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      <div role="rowgroup" className={styles.sizer} style={{ blockSize: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((item) => {
          const line = lines[item.index]
          if (!line) return null
          const shared = {
            ref: virtualizer.measureElement,
            'data-index': item.index,
            'aria-rowindex': item.index + 1,
            style: { transform: `translateY(${item.start}px)` },
          }
          if (line.kind === 'group') {
            return (
              // biome-ignore lint/a11y/useSemanticElements: as above
              // biome-ignore lint/a11y/useFocusableInteractive: the grid points at its active row
              <div key={line.key} {...shared} role="row" className={styles.group}>
                <GroupHead name={line.name} count={line.count} />
              </div>
            )
          }
          const ordinal = ordinalOf[item.index] ?? -1
          const isActive = ordinal === active
          const isSelected = selection.selected.size > 0 ? selection.selected.has(line.key) : isActive
          return (
            // biome-ignore lint/a11y/useSemanticElements: as above
            // biome-ignore lint/a11y/useKeyWithClickEvents: the grid has the keys
            // biome-ignore lint/a11y/useFocusableInteractive: the grid points at its active row
            <div
              key={line.key}
              {...shared}
              id={rowId(item.index)}
              role="row"
              aria-selected={isSelected}
              data-active={isActive || undefined}
              data-chosen={isSelected || undefined}
              className={styles.row}
              onPointerEnter={() => setHovered(line.key)}
              onPointerLeave={() => setHovered((shown) => (shown === line.key ? '' : shown))}
              onMouseDown={(event) => {
                if (event.shiftKey) event.preventDefault()
              }}
              onClick={(event) => press(event, ordinal, line.entry)}
              onDoubleClick={() => {
                if (!line.entry.article) onEdit(line.entry)
              }}
            >
              {rowFor(line.entry, hovered === line.key || isActive)}
            </div>
          )
        })}
      </div>
    </div>
  )
}

function GroupHead({ name, count }: { name: GroupName; count: number }) {
  const { groupName } = messages.notebook
  return (
    // biome-ignore lint/a11y/useSemanticElements: the head of a group in a grid that is no table
    // biome-ignore lint/a11y/useFocusableInteractive: the grid points at its active row
    <div role="rowheader" className={styles.groupHead}>
      <span dir="auto" className={styles.groupName}>
        {nameOf(name)}
      </span>
      <span className={styles.groupCount}>{groupName.entries(count)}</span>
    </div>
  )
}

function nameOf(name: GroupName): string {
  const { groupName } = messages.notebook
  if (name.kind === 'month') return formatPartialDate(name.month)
  if (name.kind === 'tag') return name.path ?? groupName.untagged
  return name.article ? name.article.title || messages.library.list.untitled : groupName.noArticle
}
