import { useMemo } from 'react'
import { useActions } from '../actions/ActionsContext.tsx'
import type { ShownHighlight } from '../queries/models.ts'
import { messages } from '../ui/messages.ts'
import { useActing } from '../ui/use-acting.ts'
import type { Desk, HighlightActions } from './desk.ts'
import type { ReadingPage } from './reading-page.ts'

/** The actions on highlights of one page, said aloud and undoable. */
export function useHighlightActions(
  page: ReadingPage,
  shown: readonly ShownHighlight[],
  marking: Desk['marking'],
): HighlightActions {
  const actions = useActions()
  const act = useActing()

  return useMemo(() => {
    const said = messages.annotations.said
    const find = (id: string) => shown.find(({ highlight }) => highlight.id === id)?.highlight

    return {
      async make(passage, how = {}) {
        const color = how.color ?? marking.color
        const style = how.style ?? (how.color ? 'highlight' : marking.style)
        const made = await act(
          actions.addHighlight({
            articleId: page.articleId,
            versionId: page.versionId,
            start: passage.start,
            end: passage.end,
            color,
            style,
            headingPath: page.passages?.headingPathAt(passage.start) ?? [],
          }),
          said.made(color, style),
        )
        if (!made) return ''
        if (color !== marking.color || style !== marking.style)
          await actions.changeSettings('marking', { color, style })
        return made.value.highlightId
      },
      recolor(id, color) {
        const style = find(id)?.style ?? 'highlight'
        void act(actions.styleHighlights([id], { color }), said.colored(color, style))
      },
      restyle(id, style) {
        const color = find(id)?.color ?? 'amber'
        void act(actions.styleHighlights([id], { style }), said.colored(color, style))
      },
      remove: (id) => void act(actions.deleteHighlights([id]), said.deleted),
      tag: (id, add, remove) =>
        void act(
          actions.tagHighlights([id], add, remove),
          add[0] ? said.tagged(add[0]) : said.untagged(remove[0] ?? ''),
        ),
      removeNote: (noteId) => void act(actions.deleteNote(noteId), said.noteDeleted),
      copy: page.copyQuote,
    }
  }, [actions, act, page, shown, marking])
}
