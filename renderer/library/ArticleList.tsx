import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual'
import {
  type MouseEvent,
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useMemo,
  useState,
} from 'react'
import type { ArticleSort, ListLook } from '../../shared/library/list-look.ts'
import type { Hit } from '../../shared/search/find-hits.ts'
import { useSnippets } from '../queries/full-text.ts'
import type { ArticleRow as Row, Snippet, ViewSort } from '../queries/models.ts'
import { useRowsInSight } from '../queries/rows-in-sight.ts'
import { useFirstFrame, useStartEnd } from '../queries/start-is-over.ts'
import { startArticleDrag } from '../ui/article-drag.ts'
import { activeIndexIn, type ListSelection, moveTo, targetsOf, toggle } from '../ui/list-selection.ts'
import { messages } from '../ui/messages.ts'
import { useRootFontSize } from '../ui/root-font-size.ts'
import { hasModifier } from '../ui/shortcut.ts'
import styles from './ArticleList.module.css'
import { ArticleRow } from './ArticleRow.tsx'
import { CardRow } from './CardRow.tsx'
import { measureLook } from './look-measures.ts'
import { scrollScale } from './scroll-scale.ts'
import { TableHead } from './TableHead.tsx'
import { TableRow } from './TableRow.tsx'
import { useRowDrop } from './use-row-drop.ts'
import { useTitleHits } from './use-title-hits.ts'

/** Rows read beyond those that are drawn. */
const NEAR = 60

/** Rows drawn beyond the window's edge, so that a flick of the wheel finds them there. */
const OVERSCAN = 8

export interface ArticleListHandle {
  /** Articles that fit the window, for Page up and down. */
  readonly pageSize: number
  /** Articles beside each other. */
  readonly lanes: number
  readonly scrollOffset: number
  focus(): void
  reveal(index: number): void
  rowElement(id: string): Element | null
  row(id: string): Row | undefined
}

interface ArticleListProps {
  ids: readonly string[]
  /** Rows that were read with the first of the ids. */
  firstRows: ReadonlyMap<string, Row>
  look: ListLook
  sort: ViewSort | 'best'
  onSort: (sort: ArticleSort) => void
  selection: ListSelection
  onSelect: (selection: ListSelection) => void
  words: readonly string[]
  /** What was looked for in the texts, as it was typed; empty for nothing. */
  sought: string
  /** Where the scroll bar stood, in CSS pixels, when a list is shown again. */
  startOffset: number
  onOpen: (id: string) => void
  onMenu: (row: Row, event: MouseEvent) => void
  actionsFor: (row: Row, isReachable: boolean) => ReactNode
  handle: RefObject<ArticleListHandle | null>
  /** Puts dropped articles before another, or at the end for an empty id; null where the order is not made by hand. */
  onReorder: ((articleIds: readonly string[], beforeId: string) => void) | null
}

/** Where a card stands beside others. */
const laneStyle = (lane: number, lanes: number) => ({
  insetInlineStart: `${(lane / lanes) * 100}%`,
  inlineSize: `${100 / lanes}%`,
  insetInlineEnd: 'auto',
})

const rowId = (id: string) => `article-${id}`

/** The articles as a grid that draws only the rows in sight; it holds an array of ids, so 100,000 cost no more than a hundred. */
export function ArticleList(props: ArticleListProps) {
  const { ids, look, selection, onSelect, words, sought, startOffset, onOpen, onMenu, actionsFor, handle } =
    props
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null)
  const [hovered, setHovered] = useState('')
  const isPainted = useFirstFrame()
  const rowDrop = useRowDrop(ids, props.onReorder)
  const measures = measureLook(look, useRootFontSize(), scroller?.clientWidth ?? 0)
  const { rowHeight, headHeight, lanes } = measures
  const lineOf = (index: number) => Math.floor(index / lanes)
  const active = useMemo(() => activeIndexIn(selection, ids), [selection, ids])
  const viewHeight = Math.max(0, (scroller?.clientHeight ?? 0) - headHeight)
  const scale = scrollScale(Math.ceil(ids.length / lanes) * rowHeight, viewHeight, devicePixelRatio)
  const virtualizer = useVirtualizer({
    count: ids.length,
    lanes,
    getScrollElement: () => scroller,
    // Of the scroll bar's way; what is drawn there is a whole row.
    estimateSize: () => rowHeight * scale.share,
    // Another function would have every row of the library measured anew, in each frame.
    getItemKey: useCallback((index: number) => ids[index] ?? index, [ids]),
    overscan: isPainted ? OVERSCAN : 0,
    initialOffset: startOffset,
    rangeExtractor: useCallback(
      (range: Range) => {
        const shown = defaultRangeExtractor(range)
        // The active row stays in the page: the grid's focus points at it.
        return active < 0 || shown.includes(active) ? shown : [...shown, active].sort((a, b) => a - b)
      },
      [active],
    ),
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows are measured anew when the zoom changes their height
  useEffect(() => virtualizer.measure(), [virtualizer, rowHeight * scale.share, lanes])
  const items = virtualizer.getVirtualItems()
  const scrollTop = virtualizer.scrollOffset ?? 0
  const shift = scrollTop - scale.toOffset(scrollTop)
  const inSight = items.map(({ index }) => ids[index] ?? '')
  const { startIndex, endIndex } = virtualizer.range ?? { startIndex: 0, endIndex: 0 }
  const { shown: rows, whole } = useRowsInSight(
    inSight,
    startIndex,
    ids.slice(Math.max(0, startIndex - NEAR), endIndex + NEAR),
    props.firstRows,
  )
  useStartEnd(rows.size > 0)
  const snippets = useSnippets(inSight, sought)
  // Other forms of a word are told by the language of the article.
  const titleHits = useTitleHits(sought)

  useEffect(() => {
    handle.current = {
      pageSize: Math.max(1, Math.floor(viewHeight / rowHeight) - 1) * lanes,
      lanes,
      get scrollOffset() {
        return scroller?.scrollTop ?? 0
      },
      focus: () => scroller?.focus({ preventScroll: true }),
      reveal: (index) => {
        if (!scroller || index < 0) return
        const top = lineOf(index) * rowHeight
        const highest = Math.min(scale.toOffset(scroller.scrollTop), top)
        scroller.scrollTop = scale.toScrollTop(Math.max(highest, top + rowHeight - viewHeight))
      },
      rowElement: (id) => document.getElementById(rowId(id)),
      row: (id) => whole.get(id),
    }
  })

  const press = (event: MouseEvent, index: number, id: string) => {
    if (hasModifier(event)) onSelect(toggle(selection, ids, index))
    else if (event.shiftKey) onSelect(moveTo(selection, ids, index, true))
    else {
      onSelect(moveTo(selection, ids, index))
      onOpen(id)
    }
  }

  const activeId = ids[active]
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table cannot draw only the rows in sight
    <div
      ref={setScroller}
      role="grid"
      aria-label={messages.library.list.label}
      aria-multiselectable="true"
      aria-rowcount={ids.length}
      data-look={look.view}
      data-density={look.density}
      aria-activedescendant={activeId ? rowId(activeId) : undefined}
      tabIndex={0}
      data-article-list=""
      className={styles.list}
    >
      {look.view === 'table' ? (
        <TableHead columns={look.columns} sort={props.sort} onSort={props.onSort} height={headHeight} />
      ) : null}
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      <div role="rowgroup" className={styles.sizer} style={{ blockSize: scale.boxHeight }}>
        {items.map((item) => {
          const id = ids[item.index] ?? ''
          const row = rows.get(id)
          const isActive = item.index === active
          const isSelected = selection.selected.size > 0 ? selection.selected.has(id) : isActive
          return (
            // biome-ignore lint/a11y/useSemanticElements: as above
            // biome-ignore lint/a11y/useKeyWithClickEvents: the grid has the keys
            // biome-ignore lint/a11y/useFocusableInteractive: the grid points at its active row
            <div
              key={id}
              id={rowId(id)}
              role="row"
              aria-rowindex={item.index + 1}
              aria-selected={isSelected}
              data-active={isActive || undefined}
              data-chosen={isSelected || undefined}
              className={styles.row}
              style={{
                blockSize: rowHeight,
                transform: `translateY(${lineOf(item.index) * rowHeight + shift}px)`,
                ...(lanes > 1 ? laneStyle(item.index % lanes, lanes) : {}),
              }}
              draggable
              onDragStart={(event) => {
                const targets = selection.selected.has(id) ? targetsOf(selection, ids) : [id]
                startArticleDrag(event.dataTransfer, targets)
              }}
              {...rowDrop(id, item.index)}
              onPointerEnter={() => setHovered(id)}
              onPointerLeave={() => setHovered((shown) => (shown === id ? '' : shown))}
              onMouseDown={(event) => {
                if (event.shiftKey) event.preventDefault()
              }}
              onClick={(event) => press(event, item.index, id)}
              onContextMenu={(event) => {
                event.preventDefault()
                if (!row) return
                if (!selection.selected.has(id)) onSelect(moveTo(selection, ids, item.index))
                onMenu(whole.get(id) ?? row, event)
              }}
            >
              {row ? (
                <LookedAt
                  look={look}
                  row={row}
                  words={words}
                  snippet={snippets.get(id)}
                  titleHits={titleHits(row.metadata)}
                  actions={hovered === id || isActive ? actionsFor(row, isActive) : null}
                />
              ) : (
                // biome-ignore lint/a11y/useSemanticElements: as above
                // biome-ignore lint/a11y/useFocusableInteractive: as above
                <div role="gridcell" />
              )}
            </div>
          )
        })}
      </div>
    </div>
  )
}

interface LookedAtProps {
  look: ListLook
  row: Row
  words: readonly string[]
  snippet: Snippet | undefined
  titleHits: readonly Hit[] | undefined
  actions: ReactNode
}

/** An article as the look wants it. */
function LookedAt({ look, snippet, actions, ...row }: LookedAtProps) {
  if (look.view === 'table') return <TableRow {...row} columns={look.columns} />
  if (look.view === 'cards')
    return (
      <CardRow
        {...row}
        snippet={snippet}
        actions={actions}
        hasCover={look.covers && look.density === 'comfortable'}
      />
    )
  return (
    <ArticleRow
      {...row}
      snippet={snippet}
      actions={actions}
      hasCover={look.covers}
      isCompact={look.density === 'compact'}
    />
  )
}
