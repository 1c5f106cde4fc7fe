import {
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react'
import { parseQuery } from '../../shared/query/parse-query.ts'
import type { LibrarySettings } from '../../shared/settings.ts'
import { useKeymap } from '../commands/KeymapContext.tsx'
import { useBridge } from '../platform/PlatformContext.tsx'
import { useArticleIds, useHighlightCount } from '../queries/article-list.ts'
import { useFirstPage } from '../queries/first-page.ts'
import { useFoundArticles, useSearchState, useSuggestions } from '../queries/full-text.ts'
import type { ArticleRow, View } from '../queries/models.ts'
import { useStartEnd } from '../queries/start-is-over.ts'
import { Button } from '../ui/Button.tsx'
import { type MenuPoint, menuPoint } from '../ui/ContextMenu.tsx'
import { classNames } from '../ui/class-names.ts'
import {
  activeIndexIn,
  clearSelected,
  type ListSelection,
  NOTHING_SELECTED,
  targetsOf,
} from '../ui/list-selection.ts'
import { messages } from '../ui/messages.ts'
import { useAnnouncer } from '../ui/StatusLine.tsx'
import { useListKeys } from '../ui/use-list-keys.ts'
import { ActionBar } from './ActionBar.tsx'
import { ArticleList, type ArticleListHandle } from './ArticleList.tsx'
import { ArticleMenu } from './ArticleMenu.tsx'
import { readCardKey } from './card-keys.ts'
import { DetailsPanel } from './DetailsPanel.tsx'
import { EmptyPlace } from './EmptyPlace.tsx'
import { ExportMenu } from './ExportMenu.tsx'
import { wordsToMark } from './filter-chips.ts'
import { LibraryHead } from './LibraryHead.tsx'
import styles from './LibraryScreen.module.css'
import { needsListFocus, readListKey } from './list-keys.ts'
import type { ListMemory } from './list-memory.ts'
import { PurgeQuestion } from './PurgeQuestion.tsx'
import { RowActions } from './RowActions.tsx'
import { TagEditor } from './TagEditor.tsx'
import { useArticleCommands } from './use-article-commands.ts'
import { useListActions } from './use-list-actions.ts'
import { useListCommands } from './use-list-commands.ts'
import { useListOrder } from './use-list-order.ts'
import { useViewName } from './use-view-name.ts'
import { useViewOrder } from './use-view-order.ts'

const NONE: readonly string[] = []
const NO_ROWS: ReadonlyMap<string, ArticleRow> = new Map()

type Arranged = Pick<LibrarySettings, 'sort' | 'look'>

interface LibraryScreenProps {
  view: View
  /** Names the view; the screen starts anew for another one. */
  viewKey: string
  /** What the list is filtered by at first; empty for nothing. */
  startFilter: string
  /** How the library's lists are sorted and look, where a collection says nothing else. */
  arranged: Arranged
  onArrange: (patch: Partial<Arranged>) => void
  hasSidebar: boolean
  onToggleSidebar: () => void
  /** @param words what was looked for, to be shown in the article; empty for nothing */
  onOpen: (articleId: string, words: string) => void
  /** Kept by the window while the reader is shown. */
  memory: RefObject<ListMemory | null>
  filterRef: RefObject<HTMLInputElement | null>
  /** The control that keeps a query as a collection. */
  renderKeep: (query: string) => ReactNode
  /** The Save button. */
  saveSlot: ReactNode
  /** Opens the Save button's box, for the first step of an empty place. */
  onSave: () => void
  /** Asks for a collection or a list to put articles into. */
  onCollect: (ids: readonly string[]) => void
  /** Exports articles as Markdown. */
  onExport: (ids: readonly string[]) => void
  /** Exports what is written on articles as W3C JSON-LD. */
  onExportAnnotations: (ids: readonly string[]) => void
}

/** A list of articles with everything that can be done to them. */
export function LibraryScreen(props: LibraryScreenProps) {
  const { view, viewKey, onOpen, memory, filterRef, onExport, onExportAnnotations } = props
  const bridge = useBridge()
  const { warn } = useAnnouncer()
  const commands = useArticleCommands()
  const { name, query } = useViewName(view)
  const { list: shownList, sort, onSort, look, onLook } = useViewOrder(view, props.arranged, props.onArrange)
  const remembered = memory.current?.viewKey === viewKey ? memory.current : null
  const [filter, setFilter] = useState(remembered?.filter ?? props.startFilter)
  const [selection, setSelection] = useState<ListSelection>(remembered?.selection ?? NOTHING_SELECTED)
  const [menu, setMenu] = useState<{ row: ArticleRow; point: MenuPoint } | null>(null)
  const list = useRef<ArticleListHandle>(null)
  const main = useRef<HTMLElement>(null)
  const [isByMatch, setByMatch] = useState(true)
  const [wasWhole, setWasWhole] = useState(false)
  const page = useFirstPage(view, filter, sort, remembered === null && !wasWhole)
  const matched = useArticleIds(view, filter, sort, page !== undefined)
  const found = useFoundArticles(view, filter, isByMatch ? 'best' : sort)
  // What the titles gave stays in sight while texts are still to be indexed.
  const loaded = useMemo(
    () =>
      found && matched && !found.isWhole ? [...new Set([...found.ids, ...matched])] : (found?.ids ?? matched),
    [found, matched],
  )
  const indexed = useSearchState()
  const ids = loaded ?? page?.ids ?? NONE
  useStartEnd(loaded?.length === 0)
  useEffect(() => {
    if (loaded) setWasWhole(true)
  }, [loaded])
  const highlights = useHighlightCount(loaded ?? NONE) ?? 0
  const words = useMemo(() => wordsToMark(filter), [filter])
  const { explained, problem } = useMemo(() => explainFilter(filter), [filter])
  const describedBy = useId()
  const isTrash = view.kind === 'place' && view.place === 'trash'
  const targets = useMemo(() => targetsOf(selection, ids), [selection, ids])

  const open = useCallback(
    (id: string) => {
      const opened = { ...selection, activeId: id, activeIndex: ids.indexOf(id) }
      const scrollOffset = list.current?.scrollOffset ?? 0
      memory.current = { viewKey, filter, ids, selection: opened, scrollOffset }
      onOpen(id, found ? filter : '')
    },
    [found, memory, viewKey, filter, selection, ids, onOpen],
  )
  const openOriginal = async (url: string) => {
    const result = await bridge.call('openExternal', { url })
    if (!result.ok) warn(messages.errors.bridge(result.error.kind))
  }

  const openWindow = (articleId: string) => void bridge.call('openArticleWindow', { articleId })
  const { tagging, editing, purging, ...panels } = useListActions({
    ids,
    isWhole: loaded !== undefined,
    selection,
    setSelection,
    commands,
    isTrash,
    list,
    open,
    openWindow,
    openOriginal: (url) => void openOriginal(url),
    collect: props.onCollect,
    exportNotes: onExport,
    exportAnnotations: onExportAnnotations,
    setMenu,
  })
  const keymap = useKeymap()
  const readCards = (press: KeyboardEvent) =>
    look.view === 'cards'
      ? readCardKey(press, list.current?.lanes ?? 1, getComputedStyle(document.body).direction === 'rtl')
      : null
  // Before the list's own: among cards, down is not the next one.
  useListKeys(main, { read: readCards, needsListFocus: () => true }, panels.onKey)
  useListKeys(main, { read: (press) => readListKey(press, keymap), needsListFocus }, panels.onKey)
  const hasActive = targets.length > 0
  useListCommands(panels.onKey, { hasRows: ids.length > 0, hasActive, isTrash })
  const shownSort = found !== null && isByMatch ? 'best' : sort
  const isFiltered = filter.trim() !== ''
  const { reorder } = useListOrder({
    shown: shownList,
    sort: shownSort,
    isFiltered,
    ids,
    selection,
    main,
    list,
  })

  // Coming to a list, back to it, or out of a filter that nothing fitted, its keys work at once.
  const hasRows = ids.length > 0
  useEffect(() => {
    const isNowhere = document.activeElement === document.body || document.activeElement === null
    if (hasRows && isNowhere) list.current?.focus()
  }, [hasRows])

  /** Out of the field, to the list; one that is not drawn yet takes the focus when it has rows. */
  const leaveFilter = () => {
    filterRef.current?.blur()
    list.current?.focus()
  }

  return (
    <>
      <LibraryHead
        filter={filter}
        onFilter={setFilter}
        filterRef={filterRef}
        // No query says that something is in a list.
        keep={shownList ? null : props.renderKeep([query, filter].filter(Boolean).join(' '))}
        onLeaveFilter={leaveFilter}
        describedBy={describedBy}
        sort={shownSort}
        hasOwnOrder={shownList !== null}
        onSort={(chosen) => {
          setByMatch(chosen === 'best')
          if (chosen !== 'best') onSort(chosen)
        }}
        hasBest={found !== null}
        look={look}
        onLook={onLook}
        hasSidebar={props.hasSidebar}
        onToggleSidebar={props.onToggleSidebar}
        tools={
          <>
            <ExportMenu ids={loaded ?? NONE} onExport={onExport} onExportAnnotations={onExportAnnotations} />
            {props.saveSlot}
          </>
        }
      />
      <div className={styles.body}>
        <main className={styles.main} ref={main}>
          <div className={styles.heading}>
            <h1 className={styles.title} dir="auto">
              {name}
            </h1>
            {loaded ? (
              <p className={styles.counts}>{messages.library.list.counts(ids.length, highlights)}</p>
            ) : null}
            <p id={describedBy} role="status" className={classNames(styles.explained, styles.problem)}>
              {problem}
            </p>
            {explained ? <p className={styles.explained}>{explained}</p> : null}
            {indexed && indexed.phase !== 'whole' && indexed.total > 0 ? (
              <p className={styles.counts}>
                {messages.library.indexing[indexed.phase](indexed.done, indexed.total)}
              </p>
            ) : null}
            {isTrash && ids.length > 0 ? (
              <Button size="small" onPress={() => panels.askToPurge(ids)} className={styles.emptyTrash ?? ''}>
                {messages.library.actions.emptyTrash}
              </Button>
            ) : null}
          </div>
          {selection.selected.size > 1 ? (
            <ActionBar
              ids={targets}
              isTrash={isTrash}
              commands={commands}
              onTag={() => panels.tag(targets)}
              onPurge={() => panels.askToPurge(targets)}
              onExport={onExport}
              onExportAnnotations={onExportAnnotations}
              onClear={() => {
                setSelection(clearSelected(selection))
                list.current?.focus()
              }}
            />
          ) : null}
          {loaded?.length === 0 ? (
            <EmptyPlace
              view={view}
              isFiltered={isFiltered}
              isSearching={found === undefined}
              isList={shownList !== null}
              step={
                <FirstStep
                  {...props}
                  filter={filter.trim()}
                  onFilter={(other) => {
                    setFilter(other)
                    filterRef.current?.focus()
                  }}
                />
              }
            />
          ) : (
            <ArticleList
              ids={ids}
              firstRows={page?.rows ?? NO_ROWS}
              look={look}
              sort={shownSort}
              onSort={(chosen) => {
                setByMatch(false)
                onSort(chosen)
              }}
              selection={selection}
              onSelect={setSelection}
              words={words}
              sought={found ? filter.trim() : ''}
              startOffset={remembered?.scrollOffset ?? 0}
              onOpen={open}
              onMenu={(row, event) => setMenu({ row, point: menuPoint(event) })}
              actionsFor={(row, isReachable) => (
                <RowActions
                  row={row}
                  commands={commands}
                  isReachable={isReachable}
                  onTag={() => panels.tag([row.id])}
                  onPurge={() => panels.askToPurge([row.id])}
                />
              )}
              handle={list}
              onReorder={reorder}
            />
          )}
        </main>
        {editing === '' ? null : (
          <DetailsPanel
            key={editing}
            articleId={editing}
            onSave={commands.edit}
            onClose={panels.endEditing}
          />
        )}
      </div>
      <ArticleMenu
        at={menu}
        ids={targets}
        commands={commands}
        onClose={() => setMenu(null)}
        onOpen={open}
        onOpenWindow={openWindow}
        onOpenOriginal={(url) => void openOriginal(url)}
        onTag={() => panels.tag(targets)}
        onCollect={() => props.onCollect(targets)}
        onUnlist={shownList ? () => commands.unlist(shownList, targets) : null}
        onEdit={panels.edit}
        onPurge={() => panels.askToPurge(targets)}
        onExport={onExport}
        onExportAnnotations={onExportAnnotations}
      />
      <TagEditor ids={tagging.ids} anchor={tagging.anchor} commands={commands} onClose={panels.endTagging} />
      <PurgeQuestion
        count={purging.length}
        onConfirm={() => void commands.purge(purging)}
        onClose={() => panels.askToPurge([])}
      />
      <p className="visually-hidden" aria-live="polite">
        {selection.selected.size > 1 ? messages.library.list.selected(selection.selected.size) : ''}
        {activeIndexIn(selection, ids) < 0 && loaded && filter !== '' && found !== undefined
          ? messages.library.empty.filter.title
          : ''}
      </p>
    </>
  )
}

/** What a filter asks for, where it is more than words, or what of it was not understood; empty else. */
function explainFilter(filter: string): { readonly explained: string; readonly problem: string } {
  const {
    query,
    problems: [first],
  } = parseQuery(filter)
  if (first) return { explained: '', problem: messages.query.problem(first, filter) }
  const parts = query.kind === 'and' ? query.parts : [query]
  const isPlain = query.kind === 'all' || parts.every((part) => part.kind === 'text' && part.field === 'any')
  return { explained: isPlain ? '' : messages.query.explain(query), problem: '' }
}

interface FirstStepProps extends LibraryScreenProps {
  filter: string
  onFilter: (filter: string) => void
}

/** What to do where nothing is: another spelling, no filter, or saving something. */
function FirstStep({ view, filter, onFilter, onSave }: FirstStepProps) {
  const suggestions = useSuggestions(filter)
  const text = messages.library.filter
  if (filter !== '')
    return (
      <>
        {suggestions.map((other) => (
          <Button key={other} onPress={() => onFilter(other)}>
            {text.suggestion(other)}
          </Button>
        ))}
        <Button onPress={() => onFilter('')}>{text.clear}</Button>
      </>
    )
  const takesNew = view.kind === 'place' && (view.place === 'inbox' || view.place === 'all')
  return takesNew ? <Button onPress={onSave}>{messages.importing.box.label}</Button> : null
}
