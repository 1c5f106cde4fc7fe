import { type RefObject, useRef, useState } from 'react'
import type { NotebookEntry } from '../../shared/notebook/notebook-entry.ts'
import type { ListMove } from '../commands/list-move.ts'
import {
  activeIndexIn,
  clearSelected,
  type ListSelection,
  moveTo,
  selectAll,
  targetsOf,
  toggle,
} from '../ui/list-selection.ts'
import { messages } from '../ui/messages.ts'
import { useAnnouncer } from '../ui/StatusLine.tsx'
import type { NoteEditing } from './EntryNotes.tsx'
import type { NotebookListHandle } from './NotebookList.tsx'
import type { NotebookKey } from './notebook-keys.ts'
import { entriesOf, entryAt, type NotebookLines } from './notebook-lines.ts'
import type { EntryCommands } from './use-entry-commands.ts'

interface NotebookActionsInput {
  index: NotebookLines
  selection: ListSelection
  setSelection: (selection: ListSelection) => void
  commands: EntryCommands
  list: RefObject<NotebookListHandle | null>
  open: (entry: NotebookEntry) => void
  newNote: () => void
  onBack: () => void
}

/** What the notebook's keys do, and what of it is open: a note for writing, the tags of some highlights. */
export function useNotebookActions(input: NotebookActionsInput) {
  const { index, selection, setSelection, commands, list, open, newNote, onBack } = input
  const { keys } = index
  const { say } = useAnnouncer()
  const [editing, setEditing] = useState<NoteEditing | null>(null)
  const [taggingIds, setTagging] = useState<ReadonlySet<string> | null>(null)
  const anchor = useRef<Element | null>(null)
  const active = activeIndexIn(selection, keys)

  const edit = ({ id, notes }: NotebookEntry) =>
    setEditing({ entryId: id, noteId: notes[0]?.id ?? null, body: notes[0]?.body ?? '' })
  const tag = (entries: readonly NotebookEntry[]) => {
    const ids = entries.flatMap(({ id, kind }) => (kind === 'highlight' ? [id] : []))
    if (ids.length === 0) {
      say(messages.notebook.said.onlyHighlights)
      return
    }
    const last = keys.findIndex((_, ordinal) => entryAt(index, ordinal)?.id === ids.at(-1))
    anchor.current = list.current?.rowElement(last) ?? document.querySelector('[role=grid]')
    setTagging(new Set(ids))
  }
  const endTagging = () => {
    setTagging(null)
    list.current?.focus()
  }

  const onMove = ({ by, extend }: Extract<ListMove, { kind: 'move' }>) => {
    const page = list.current?.pageSize ?? 1
    const steps = { first: 0, last: keys.length - 1, 'page-up': active - page, 'page-down': active + page }
    const next = moveTo(selection, keys, typeof by === 'number' ? active + by : steps[by], extend)
    setSelection(next)
    list.current?.reveal(next.activeIndex)
  }

  const onKey = (key: NotebookKey) => {
    if (key.kind === 'new-note') return newNote()
    if (key.kind === 'clear')
      return selection.selected.size > 0 ? setSelection(clearSelected(selection)) : onBack()
    const entry = entryAt(index, active)
    if (!entry) return
    switch (key.kind) {
      case 'move':
        return onMove(key)
      case 'select-all':
        return setSelection(selectAll(selection, keys))
      case 'toggle':
        return setSelection(toggle(selection, keys, active))
      case 'open':
        return entry.article ? open(entry) : edit(entry)
      case 'edit':
        return edit(entry)
      default: {
        const targets = entriesOf(index, targetsOf(selection, keys))
        if (key.kind === 'color') commands.recolor(targets, key.color)
        else if (key.kind === 'tag') tag(targets)
        else if (key.kind === 'copy') commands.copy(targets)
        else commands.remove(targets)
      }
    }
  }

  return { editing, setEditing, edit, tagging: { ids: taggingIds, anchor }, tag, endTagging, onKey }
}
