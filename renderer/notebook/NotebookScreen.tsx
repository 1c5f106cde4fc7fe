import { type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import type { NotebookEntry } from '../../shared/notebook/notebook-entry.ts'
import { isFiltering } from '../../shared/notebook/notebook-filter.ts'
import type { NotebookSettings } from '../../shared/settings.ts'
import type { ChosenEntries } from '../actions/export-selection.ts'
import { useKeymap } from '../commands/KeymapContext.tsx'
import { useCommandRunner } from '../commands/running-commands.ts'
import { useSettings } from '../queries/settings.ts'
import { useColorNames } from '../ui/color-names.ts'
import { activeIndexIn, clearSelected, moveTo, NOTHING_SELECTED } from '../ui/list-selection.ts'
import { messages } from '../ui/messages.ts'
import { useListKeys } from '../ui/use-list-keys.ts'
import { chosenEntries } from './chosen-entries.ts'
import { EmptyNotebook } from './EmptyNotebook.tsx'
import { EntryActions } from './EntryActions.tsx'
import { EntryNotes } from './EntryNotes.tsx'
import { EntryRow } from './EntryRow.tsx'
import { EntryTags } from './EntryTags.tsx'
import type { Exporting } from './ExportMenu.tsx'
import { FilterBar } from './FilterBar.tsx'
import { NewNote } from './NewNote.tsx'
import { NotebookHead } from './NotebookHead.tsx'
import { NotebookList, type NotebookListHandle } from './NotebookList.tsx'
import styles from './NotebookScreen.module.css'
import { needsListFocus, notebookKeyOf, readNotebookKey } from './notebook-keys.ts'
import { entriesOf } from './notebook-lines.ts'
import type { NotebookMemory } from './notebook-memory.ts'
import { SelectionBar } from './SelectionBar.tsx'
import { useEntryCommands } from './use-entry-commands.ts'
import { useNotebookActions } from './use-notebook-actions.ts'
import { useNotebookChoices } from './use-notebook-choices.ts'
import { useShownEntries } from './use-shown-entries.ts'
import { useSoughtNote } from './use-sought-note.ts'

interface NotebookScreenProps {
  /** A note to go to; empty for none. */
  noteId: string
  hasSidebar: boolean
  onToggleSidebar: () => void
  /** Opens an article at a highlight, or as a whole where that is empty. */
  onOpen: (articleId: string, highlightId: string) => void
  onBack: () => void
  onLibrary: () => void
  /** Kept by the window while something else is shown. */
  memory: RefObject<NotebookMemory | null>
  searchRef: RefObject<HTMLInputElement | null>
  /** Writes chosen highlights and notes to one file. */
  onSaveSelection: (chosen: ChosenEntries, suggestedName: string) => void
  /** Writes all notes of articles into a folder. */
  onExportArticles: (ids: readonly string[]) => void
}

/** Every highlight and note of the library in one place. */
export function NotebookScreen(props: NotebookScreenProps) {
  const stored = useSettings('notebook')
  if (!stored) return <main className={styles.main} aria-label={messages.notebook.title} />
  return <OpenNotebook stored={stored} {...props} />
}

function OpenNotebook({
  stored,
  noteId,
  memory,
  ...props
}: NotebookScreenProps & { stored: NotebookSettings }) {
  const [remembered] = useState(() => memory.current)
  const [selection, setSelection] = useState(
    remembered?.selection ?? { ...NOTHING_SELECTED, activeId: stored.line },
  )
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(remembered?.unfolded ?? new Set())
  const { choices, setChoices, setFilter, clearFilter } = useNotebookChoices(
    remembered?.choices ?? stored,
    selection.activeId,
  )
  const place = useRef({
    scrollOffset: remembered?.scrollOffset ?? 0,
    measured: remembered?.measured ?? [],
  })
  const screen = useRef<HTMLDivElement>(null)
  const list = useRef<NotebookListHandle>(null)
  const names = useColorNames()
  const commands = useEntryCommands(names)
  /** Id of the note that is being written above the list, empty before it is stored; null for none. */
  const [composed, setComposed] = useState<string | null>(null)
  const [written, setWritten] = useState('')
  const newNote = () => setComposed((now) => now ?? '')
  const { filling, entries, found, index, words } = useShownEntries(choices, composed ?? '')
  const active = activeIndexIn(selection, index.keys)

  const open = (entry: NotebookEntry) => {
    if (entry.article) props.onOpen(entry.article.id, entry.kind === 'highlight' ? entry.id : '')
  }
  const does = useNotebookActions({
    index,
    selection,
    setSelection,
    commands,
    list,
    open,
    newNote,
    onBack: props.onBack,
  })
  const keymap = useKeymap()
  useListKeys(screen, { read: (press) => readNotebookKey(keymap, press), needsListFocus }, does.onKey)
  useCommandRunner({
    whyNot(id) {
      const key = notebookKeyOf(id)
      if (!key || (index.keys.length === 0 && key.kind !== 'new-note')) return null
      const needsNone = key.kind === 'new-note' || key.kind === 'move' || key.kind === 'clear'
      return needsNone || active >= 0 ? '' : messages.commands.whyNot.noEntry
    },
    run(id) {
      const key = notebookKeyOf(id)
      if (key) does.onKey(key)
    },
  })
  const goTo = (ordinal: number) => {
    setSelection(moveTo(selection, index.keys, ordinal))
    list.current?.reveal(ordinal)
    list.current?.focus()
  }
  const isSought = useSoughtNote(noteId, {
    entries,
    index,
    clearFilter,
    goTo,
    isSettled: remembered !== null,
  })
  useSoughtNote(written, { entries, index, clearFilter: null, goTo, isSettled: false })

  useEffect(() => {
    memory.current = Object.assign(place.current, { choices, selection, unfolded })
  })
  const hasRows = index.keys.length > 0
  // After a start the list opens where one was.
  const [isFirst, setFirst] = useState(remembered === null)
  useEffect(() => {
    if (!hasRows) return
    const isNowhere = document.activeElement === document.body || document.activeElement === null
    if (isNowhere) list.current?.focus()
    if (isFirst && !isSought && active > 0) list.current?.reveal(active)
    setFirst(false)
  }, [hasRows, isFirst, isSought, active])

  // Those of them that the filter lets through: what is not seen is not changed.
  const selected = useMemo(() => entriesOf(index, [...selection.selected]), [index, selection.selected])
  const isSelecting = selected.length > 0
  const exported = isSelecting ? selected : found
  const articleCount = useMemo(
    () => new Set(exported.flatMap(({ article }) => article?.id ?? [])).size,
    [exported],
  )
  /** As they stand in the list, each once. */
  const inOrder = () => (isSelecting ? selected : entriesOf(index, index.keys))
  const exporting: Exporting = {
    entries: exported.length,
    articles: articleCount,
    onCopy: () => commands.copy(inOrder()),
    onFile: () => props.onSaveSelection(chosenEntries(inOrder()), messages.notebook.export.fileName),
    onFolder: () => props.onExportArticles([...chosenEntries(inOrder()).articles.keys()]),
  }
  const isFiltered = isFiltering(choices.filter)
  const { editing, tagging } = does
  const unfold = useMemo(
    () => (id: string) =>
      setUnfolded((now) => {
        const next = new Set(now)
        if (!next.delete(id)) next.add(id)
        return next
      }),
    [],
  )

  return (
    <div className={styles.screen} ref={screen}>
      <NotebookHead
        choices={choices}
        onChoose={setChoices}
        onSearch={(text) => setFilter({ text })}
        searchRef={props.searchRef}
        onLeaveSearch={() => {
          props.searchRef.current?.blur()
          list.current?.focus()
        }}
        hasSidebar={props.hasSidebar}
        onToggleSidebar={props.onToggleSidebar}
        onNewNote={newNote}
        exporting={exporting}
      />
      <main className={styles.main}>
        <div className={styles.heading}>
          <h1 className={styles.title}>{messages.notebook.title}</h1>
          {filling === null ? (
            <p className={styles.counts} aria-live="polite">
              {messages.notebook.counts(found.length, entries.length)}
            </p>
          ) : null}
        </div>
        <FilterBar
          entries={entries}
          filter={choices.filter}
          names={names}
          onFilter={setFilter}
          onClear={clearFilter}
        />
        {isSelecting ? (
          <SelectionBar
            entries={selected}
            names={names}
            commands={commands}
            onTag={() => does.tag(selected)}
            exporting={exporting}
            onClear={() => {
              setSelection(clearSelected(selection))
              list.current?.focus()
            }}
          />
        ) : null}
        {composed === null ? null : (
          <NewNote
            noteId={composed}
            onCreated={setComposed}
            onDone={() => {
              setComposed(null)
              setWritten(composed)
              list.current?.focus()
            }}
          />
        )}
        {filling !== null ? (
          <Filling share={filling} />
        ) : hasRows ? (
          <NotebookList
            index={index}
            selection={selection}
            onSelect={setSelection}
            onOpen={open}
            onEdit={does.edit}
            keptLine={
              editing
                ? index.lines.findIndex((line) => line.kind === 'entry' && line.entry.id === editing.entryId)
                : -1
            }
            memory={place}
            rowFor={(entry, isAtHand) => (
              <EntryRow
                entry={entry}
                words={words}
                names={names}
                namesArticle={choices.group !== 'article'}
                isUnfolded={unfolded.has(entry.id)}
                onUnfold={unfold}
                notes={
                  <EntryNotes
                    entry={entry}
                    words={words}
                    editing={editing?.entryId === entry.id ? editing : null}
                    onEdit={does.setEditing}
                    onDone={() => {
                      // Another one may have been opened while this one was stored.
                      does.setEditing((now) => (now?.entryId === entry.id ? null : now))
                      if (document.activeElement === document.body) list.current?.focus()
                    }}
                  />
                }
                actions={
                  isAtHand ? (
                    <EntryActions
                      entry={entry}
                      names={names}
                      commands={commands}
                      onOpen={() => open(entry)}
                      onEdit={() => does.edit(entry)}
                      onTag={() => does.tag([entry])}
                    />
                  ) : null
                }
              />
            )}
            handle={list}
          />
        ) : composed !== null && entries.length === 0 ? null : (
          <EmptyNotebook
            isFiltered={isFiltered && entries.length > 0}
            onClear={clearFilter}
            onLibrary={props.onLibrary}
            onNewNote={newNote}
          />
        )}
      </main>
      <EntryTags
        entries={tagging.ids && entries.filter(({ id }) => tagging.ids?.has(id))}
        anchor={tagging.anchor}
        commands={commands}
        onClose={does.endTagging}
      />
      <p className="visually-hidden" aria-live="polite">
        {isSelecting ? messages.notebook.selected(selected.length) : ''}
      </p>
    </div>
  )
}

/** How far the first reading of the notebook is; nothing in the moment in which it is only drawn again. */
function Filling({ share }: { share: number }) {
  if (share >= 1) return null
  return (
    <div className={styles.filling} role="status">
      <p>{messages.notebook.filling(share)}</p>
      <progress value={share} max={1} aria-label={messages.notebook.filling(share)} />
    </div>
  )
}
