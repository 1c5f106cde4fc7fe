import { useMemo } from 'react'
import { useActions } from '../actions/ActionsContext.tsx'
import { messages } from '../ui/messages.ts'
import { useActing } from '../ui/use-acting.ts'
import { type Desk, type Passage, useDesk } from './desk.ts'
import { flashPassage } from './paint-marks.ts'
import { isMissing, isToConfirm } from './placed.ts'

/** A person's word on where highlights belong in the version that is shown. Each is said and can be undone; false when it failed. */
export interface PlaceActions {
  confirm(ids: readonly string[]): Promise<boolean>
  /** Puts a highlight on a passage, and goes there. */
  attach(id: string, passage: Passage): Promise<boolean>
  /** The highlights are not in this version. */
  leaveOut(ids: readonly string[]): Promise<boolean>
}

export function usePlaceActions(): PlaceActions {
  const desk = useDesk()
  const actions = useActions()
  const act = useActing()

  return useMemo(() => {
    const { page, activate, setPlacing } = desk
    const { versionId, passages } = page
    const words = messages.places.said
    const said = (done: string, ids: readonly string[]) => (settles(desk, ids) ? words.nowRead(done) : done)
    return {
      confirm: async (ids) => {
        const done = ids.length > 1 ? words.confirmedAll(ids.length) : words.confirmed
        return (await act(actions.confirmPlaces(versionId, ids), said(done, ids))) !== null
      },
      attach: async (id, { start, end }) => {
        const wasOrphan = desk.orphans.some(({ highlight }) => highlight.id === id)
        const done = said(wasOrphan ? words.attached : words.moved, [id])
        if (!(await act(actions.attachHighlight(id, { versionId, start, end }), done))) return false
        setPlacing('')
        getSelection()?.removeAllRanges()
        activate(id)
        passages?.scroller.focus({ preventScroll: true })
        passages?.reveal(start, end)
        if (passages) flashPassage(passages, start, end)
        return true
      },
      leaveOut: async (ids) =>
        (await act(actions.detachHighlights(versionId, ids), said(words.leftOut, ids))) !== null,
    }
  }, [desk, actions, act])
}

/** Whether a word on these highlights settles the last of them in a version newer than the article's own, which is then shown. */
function settles({ page, placed, orphans }: Desk, ids: readonly string[]): boolean {
  const { versions, versionId, ownVersionId } = page
  const capturedAt = (id: string) => versions.find((version) => version.id === id)?.capturedAt ?? 0
  if (capturedAt(versionId) <= capturedAt(ownVersionId)) return false
  const unsettled = [...placed.filter(isToConfirm), ...orphans.filter(isMissing)]
  return unsettled.every(({ highlight }) => ids.includes(highlight.id))
}
