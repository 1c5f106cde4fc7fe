import { useEffect, useRef } from 'react'
import type { ShownHighlight } from '../queries/models.ts'
import { messages } from '../ui/messages.ts'
import { isTyping } from '../ui/shortcut.ts'
import { type Desk, type Passage, useDesk } from './desk.ts'
import { goToConfirm, neighbourToConfirm, startPlacing } from './place-steps.ts'
import { hasText, isMissing, isToConfirm, type Placed } from './placed.ts'
import { type PlaceActions, usePlaceActions } from './use-place-actions.ts'

/** Keys that mark a passage or take one away: while a highlight is being put somewhere, the selection is for that. */
const MARKING_KEYS = /^(?:[hnutc.]|delete|backspace)$/i
const COLOR_CODES = /^(?:Digit|Numpad)[1-5]$/

/**
 * Keys for where highlights belong. `G` goes to the next that may have moved (with Shift to the one before), `Y` confirms the one at
 * hand and goes on, `P` puts it elsewhere, `X` leaves it out of this version, `V` shows it in the old one. While a passage is chosen,
 * Enter takes it and Escape gives up. To be called before the keys for marking, which stand back where these act.
 */
export function usePlaceKeys(read: () => Passage | null): void {
  const desk = useDesk()
  const places = usePlaceActions()
  const latest = useRef({ desk, places, read })
  latest.current = { desk, places, read }

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (latest.current.desk.typedAhead.current !== null) return
      const command = commandOf(event, latest.current)
      if (!command) return
      event.preventDefault()
      event.stopImmediatePropagation()
      command()
    }
    window.addEventListener('keydown', onKeyDown, true)
    return () => window.removeEventListener('keydown', onKeyDown, true)
  }, [])
}

interface Situation {
  readonly desk: Desk
  readonly places: PlaceActions
  readonly read: () => Passage | null
}

const OVERLAYS = '[role=dialog]:not([data-highlight-popover]),[role=menu],[role=listbox],search'

function commandOf(event: KeyboardEvent, situation: Situation): (() => void) | null {
  const target = event.target instanceof Element ? event.target : null
  if (target?.closest(OVERLAYS) || isTyping(target)) return null
  if (event.ctrlKey || event.metaKey || event.altKey) return null
  const { desk } = situation
  const all = [...desk.placed, ...desk.orphans]
  const placing = all.find(({ highlight }) => highlight.id === desk.placingId)
  if (placing) return whilePlacing(event, situation, placing.highlight.id)
  const toConfirm = desk.placed.filter(isToConfirm)
  const active = all.find(({ highlight }) => highlight.id === desk.activeId)
  const key = event.key.toLowerCase()
  if (key === 'g') return () => step(desk, toConfirm, event.shiftKey ? -1 : 1)
  if (key === 'y') return () => confirmAndGoOn(situation, toConfirm, active)
  if (!active) return null
  if (key === 'v') return showOld(desk, active)
  if (key === 'x') {
    if (isToConfirm(active)) return () => leaveOutAndGoOn(situation, toConfirm, active.highlight.id)
    return isMissing(active) ? () => void situation.places.leaveOut([active.highlight.id]) : null
  }
  if (key !== 'p' || !hasText(active) || !mayBePut(active)) return null
  return () => startPlacing(desk, active.highlight.id, active.highlight.quote)
}

function whilePlacing(
  event: KeyboardEvent,
  { desk, places, read }: Situation,
  id: string,
): (() => void) | null {
  const target = event.target instanceof Element ? event.target : null
  if (event.key === 'Escape')
    return () => {
      desk.setPlacing('')
      desk.announce(messages.places.said.cancelled)
      desk.page.passages?.scroller.focus({ preventScroll: true })
    }
  if (event.key === 'Enter' && !target?.closest('button,a')) {
    const passage = read()
    return passage ? () => void places.attach(id, passage) : () => desk.announce(messages.places.said.select)
  }
  return MARKING_KEYS.test(event.key) || COLOR_CODES.test(event.code)
    ? () => desk.announce(messages.places.said.select)
    : null
}

/** Whether a person may say where a highlight belongs here: it was lost, or found, or put by hand; not where it was made. */
function mayBePut({ anchor }: ShownHighlight): boolean {
  return anchor === null || anchor.status === 'unsure' || anchor.confirmedAt > 0
}

function step(desk: Desk, toConfirm: readonly Placed[], by: 1 | -1): void {
  const next = neighbourToConfirm(desk.placed, desk.activeId, by)
  const only = toConfirm.find(({ highlight }) => highlight.id === desk.activeId)
  goOn(desk, next ?? only ?? null, toConfirm)
}

function goOn(desk: Desk, next: Placed | null, among: readonly Placed[]): void {
  if (!next) {
    desk.announce(messages.places.said.none)
    return
  }
  const isInMargin = document.activeElement?.closest('[data-highlight]') != null
  goToConfirm(desk, next, among)
  if (isInMargin) desk.focusCard(next.highlight.id)
  else desk.page.passages?.scroller.focus({ preventScroll: true })
}

async function confirmAndGoOn(
  { desk, places }: Situation,
  toConfirm: readonly Placed[],
  active: ShownHighlight | undefined,
): Promise<void> {
  if (!active || !isToConfirm(active)) return step(desk, toConfirm, 1)
  const { id } = active.highlight
  const next = neighbourToConfirm(desk.placed, id, 1)
  if (!(await places.confirm([id])) || !next) return
  goOn(
    desk,
    next,
    toConfirm.filter(({ highlight }) => highlight.id !== id),
  )
}

async function leaveOutAndGoOn(
  { desk, places }: Situation,
  toConfirm: readonly Placed[],
  id: string,
): Promise<void> {
  const next = neighbourToConfirm(desk.placed, id, 1)
  if (!(await places.leaveOut([id]))) return
  if (next)
    goOn(
      desk,
      next,
      toConfirm.filter(({ highlight }) => highlight.id !== id),
    )
  else {
    desk.activate('')
    desk.page.passages?.scroller.focus({ preventScroll: true })
  }
}

function showOld({ page }: Desk, { highlight }: ShownHighlight): (() => void) | null {
  const isThere =
    highlight.versionId !== page.versionId && page.versions.some(({ id }) => id === highlight.versionId)
  return isThere ? () => page.showVersion(highlight.versionId, highlight.id) : null
}
