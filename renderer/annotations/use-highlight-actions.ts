import { useMemo, useRef } from 'react'
import { useActions } from '../actions/ActionsContext.tsx'
import type { ShownHighlight } from '../queries/models.ts'
import type { ColorNames } from '../ui/color-names.ts'
import { messages } from '../ui/messages.ts'
import { useActing } from '../ui/use-acting.ts'
import type { Desk, HighlightActions, Look } from './desk.ts'
import type { ReadingPage } from './reading-page.ts'

/** The actions on highlights of one page, said aloud and undoable. */
export function useHighlightActions(
  page: ReadingPage,
  shown: readonly ShownHighlight[],
  marking: Desk['marking'],
  names: ColorNames,
): HighlightActions {
  const actions = useActions()
  const act = useActing()
  const made = useRef<(Look & { readonly id: string }) | null>(null)
  // Keys come faster than a choice is stored and read again: until it is, it holds over what was read before.
  const chosen = useRef<{ readonly over: Desk['marking']; readonly now: Desk['marking'] } | null>(null)

  return useMemo(() => {
    const said = messages.annotations.said
    const find = (id: string) => shown.find(({ highlight }) => highlight.id === id)?.highlight

    /** As it looks now, since it may have been recoloured or tagged since; before the first one here, the last choice anywhere. */
    const lastLook = (): Look => {
      const newest = shown.reduce<ShownHighlight | undefined>(
        (best, one) => (best && best.highlight.createdAt > one.highlight.createdAt ? best : one),
        undefined,
      )
      const last = made.current
      const one = last ? shown.find(({ highlight }) => highlight.id === last.id) : newest
      if (one) {
        const { color, style } = one.highlight
        return { color, style, tags: one.tags.map(({ path }) => path) }
      }
      return last ?? { ...marking, tags: [] }
    }

    return {
      lastLook,
      async make(passage, how = {}) {
        const last = chosen.current?.over === marking ? chosen.current.now : marking
        const color = how.color ?? last.color
        const style = how.style ?? (how.color ? 'highlight' : last.style)
        chosen.current = { over: marking, now: { ...marking, color, style } }
        const { element } = passage
        const asset = element?.kind === 'image' ? { asset: element.asset } : {}
        const added = await act(
          actions.addHighlight({
            articleId: page.articleId,
            versionId: page.versionId,
            start: passage.start,
            end: passage.end,
            color,
            style,
            tags: how.tags ?? [],
            headingPath: page.passages?.headingPathAt(passage.start) ?? [],
            ...(element ? { element: { kind: element.kind, ...asset } } : {}),
          }),
          said.made(names[color], style),
        )
        if (!added) return ''
        const id = added.value.highlightId
        made.current = { id, color, style, tags: how.tags ?? [] }
        if (color !== last.color || style !== last.style)
          await actions.changeSettings('marking', { color, style })
        return id
      },
      recolor(id, color, style) {
        void act(actions.styleHighlights([id], { color, style }), said.colored(names[color], style))
      },
      restyle(id, style) {
        const color = find(id)?.color ?? 'amber'
        void act(actions.styleHighlights([id], { style }), said.colored(names[color], style))
      },
      repeatOn(id) {
        const { color, style } = lastLook()
        void act(actions.styleHighlights([id], { color, style }), said.colored(names[color], style))
      },
      async resize(id, { start, end }, isNudge) {
        const resized = await act(
          actions.resizeHighlight(id, {
            versionId: page.versionId,
            start,
            end,
            headingPath: page.passages?.headingPathAt(start) ?? [],
            isNudge,
          }),
          said.resized,
        )
        return resized !== null
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
  }, [actions, act, page, shown, marking, names])
}
