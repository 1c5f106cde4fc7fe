import { useMemo } from 'react'
import { useActions } from '../actions/ActionsContext.tsx'
import type { ActionResult } from '../actions/actions.ts'
import type { ShownHighlight } from '../queries/models.ts'
import { messages } from '../ui/messages.ts'
import { useAnnouncer } from '../ui/StatusLine.tsx'
import type { Desk, HighlightActions } from './desk.ts'
import type { ReadingPage } from './reading-page.ts'

/** The actions on highlights of one page, said aloud and undoable. */
export function useHighlightActions(
  page: ReadingPage,
  shown: readonly ShownHighlight[],
  marking: Desk['marking'],
): HighlightActions {
  const actions = useActions()
  const { say, warn } = useAnnouncer()

  return useMemo(() => {
    const said = messages.annotations.said
    const undo = () => void actions.undo()
    const find = (id: string) => shown.find(({ highlight }) => highlight.id === id)?.highlight
    const run = async (action: Promise<ActionResult<unknown>>, words: string) => {
      const result = await action
      if (result.ok) say(words, undo)
      else warn(messages.errors.action[result.error.kind])
    }

    return {
      async make(passage, how = {}) {
        const color = how.color ?? marking.color
        const style = how.style ?? (how.color ? 'highlight' : marking.style)
        const result = await actions.addHighlight({
          articleId: page.articleId,
          versionId: page.versionId,
          start: passage.start,
          end: passage.end,
          color,
          style,
          headingPath: page.passages?.headingPathAt(passage.start) ?? [],
        })
        if (!result.ok) {
          warn(messages.errors.action[result.error.kind])
          return ''
        }
        say(said.made(color, style), undo)
        if (color !== marking.color || style !== marking.style)
          await actions.changeSettings('marking', { color, style })
        return result.value.highlightId
      },
      recolor(id, color) {
        const style = find(id)?.style ?? 'highlight'
        void run(actions.styleHighlights([id], { color }), said.colored(color, style))
      },
      restyle(id, style) {
        const color = find(id)?.color ?? 'amber'
        void run(actions.styleHighlights([id], { style }), said.colored(color, style))
      },
      remove: (id) => void run(actions.deleteHighlights([id]), said.deleted),
      tag: (id, add, remove) =>
        void run(
          actions.tagHighlights([id], add, remove),
          add[0] ? said.tagged(add[0]) : said.untagged(remove[0] ?? ''),
        ),
      removeNote: (noteId) => void run(actions.deleteNote(noteId), said.noteDeleted),
      copy: page.copyQuote,
    }
  }, [actions, say, warn, page, shown, marking])
}
