import { useMemo } from 'react'
import type { HighlightColor } from '../../shared/annotation/highlight-colors.ts'
import type { NotebookEntry } from '../../shared/notebook/notebook-entry.ts'
import { quotesMarkdown } from '../../shared/notebook/quotes-markdown.ts'
import { useActions } from '../actions/ActionsContext.tsx'
import { useBridge } from '../platform/PlatformContext.tsx'
import type { ColorNames } from '../ui/color-names.ts'
import { messages } from '../ui/messages.ts'
import { useAnnouncer } from '../ui/StatusLine.tsx'
import { useActing } from '../ui/use-acting.ts'

type Entries = readonly NotebookEntry[]

/** What can be done to entries; each tells its outcome in the status line. Of a mixture, colours and tags go to the highlights. */
export interface EntryCommands {
  recolor(entries: Entries, color: HighlightColor): void
  addTag(entries: Entries, path: string): void
  removeTag(entries: Entries, path: string): void
  remove(entries: Entries): void
  removeNote(noteId: string): void
  copy(entries: Entries): void
}

/** Ids of the highlights among entries. */
const highlightIds = (entries: Entries) =>
  entries.flatMap(({ id, kind }) => (kind === 'highlight' ? [id] : []))

export function useEntryCommands(names: ColorNames): EntryCommands {
  const actions = useActions()
  const bridge = useBridge()
  const act = useActing()
  const { say } = useAnnouncer()
  return useMemo(() => {
    const { said } = messages.notebook
    const toHighlights = (entries: Entries, work: (ids: string[]) => void) => {
      const ids = highlightIds(entries)
      if (ids.length > 0) work(ids)
      else if (entries.length > 0) say(said.onlyHighlights)
    }
    return {
      recolor: (entries, color) =>
        toHighlights(
          entries,
          (ids) => void act(actions.styleHighlights(ids, { color }), said.colored(ids.length, names[color])),
        ),
      addTag: (entries, path) =>
        toHighlights(
          entries,
          (ids) => void act(actions.tagHighlights(ids, [path], []), said.tagged(ids.length, path)),
        ),
      removeTag: (entries, path) =>
        toHighlights(
          entries,
          (ids) => void act(actions.tagHighlights(ids, [], [path]), said.untagged(ids.length, path)),
        ),
      remove: (entries) => {
        const noteIds = entries.flatMap(({ id, kind }) => (kind === 'highlight' ? [] : [id]))
        const ids = { highlightIds: highlightIds(entries), noteIds }
        void act(actions.deleteAnnotations(ids), said.deleted(entries.length))
      },
      removeNote: (noteId) => void act(actions.deleteNote(noteId), said.noteDeleted),
      copy: async (entries) => {
        await bridge.call('writeClipboard', { text: quotesMarkdown(entries), html: '' })
        say(said.copied(entries.length))
      },
    }
  }, [actions, bridge, act, say, names])
}
