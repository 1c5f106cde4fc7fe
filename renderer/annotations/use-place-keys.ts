import { useEffect, useRef } from 'react'
import type { CommandId } from '../../shared/commands/command.ts'
import type { Keymap } from '../../shared/commands/keymap.ts'
import { useKeymap } from '../commands/KeymapContext.tsx'
import { useCommandRunner } from '../commands/running-commands.ts'
import type { ShownHighlight } from '../queries/models.ts'
import { messages } from '../ui/messages.ts'
import { isTyping } from '../ui/shortcut.ts'
import { type Desk, type Passage, useDesk } from './desk.ts'
import { goToConfirm, neighbourToConfirm, startPlacing } from './place-steps.ts'
import { hasText, isMissing, isToConfirm, type Placed } from './placed.ts'
import { type PlaceActions, usePlaceActions } from './use-place-actions.ts'

/** What marks a passage or takes one away: while a highlight is being put somewhere, the selection is for that. */
const MARKING = /^marking\.(?:mark|note|underline|tag|copy|repeat|delete|color-[1-5]|underline-[1-5])$/

/**
 * Keys for where highlights belong. `G` goes to the next that may have moved (with Shift to the one before), `Y` confirms the one at
 * hand and goes on, `P` puts it elsewhere, `X` leaves it out of this version, `V` shows it in the old one. While a passage is chosen,
 * Enter takes it and Escape gives up. To be called before the keys for marking, which stand back where these act.
 */
export function usePlaceKeys(read: () => Passage | null): void {
  const desk = useDesk()
  const places = usePlaceActions()
  const keymap = useKeymap()
  const latest = useRef({ desk, places, read, keymap })
  latest.current = { desk, places, read, keymap }

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (latest.current.desk.typedAhead.current !== null) return
      const command = commandAt(event, latest.current.keymap, latest.current)
      if (!command) return
      event.preventDefault()
      event.stopImmediatePropagation()
      command()
    }
    window.addEventListener('keydown', onKeyDown, true)
    return () => window.removeEventListener('keydown', onKeyDown, true)
  }, [])
  const situation = { desk, places, read }
  useCommandRunner({
    whyNot: (id) => (desk.placingId === '' && placingOf(id, situation) && mayPlace(desk) ? '' : null),
    run: (id) => placingOf(id, situation)?.(),
  })
}

/** Whether there is anything to be placed: only then these commands are worth a line. */
const mayPlace = ({ placed, orphans }: Desk) => orphans.length > 0 || placed.some(isToConfirm)

interface Situation {
  readonly desk: Desk
  readonly places: PlaceActions
  readonly read: () => Passage | null
}

const OVERLAYS = '[role=dialog]:not([data-highlight-popover]),[role=menu],[role=listbox],search'

function commandAt(event: KeyboardEvent, keymap: Keymap, situation: Situation): (() => void) | null {
  const target = event.target instanceof Element ? event.target : null
  if (target?.closest(OVERLAYS) || isTyping(target)) return null
  const { desk } = situation
  const placing = [...desk.placed, ...desk.orphans].find(({ highlight }) => highlight.id === desk.placingId)
  if (placing) return whilePlacing(event, keymap, situation, placing.highlight.id)
  const id = keymap.read(['versions'], event)
  return id && placingOf(id, situation)
}

/** What a command for the places of highlights does at this moment; null where it means nothing. */
function placingOf(id: CommandId, situation: Situation): (() => void) | null {
  const { desk } = situation
  const toConfirm = desk.placed.filter(isToConfirm)
  const active = [...desk.placed, ...desk.orphans].find(({ highlight }) => highlight.id === desk.activeId)
  if (id === 'versions.next') return () => step(desk, toConfirm, 1)
  if (id === 'versions.previous') return () => step(desk, toConfirm, -1)
  if (id === 'versions.confirm') return () => void confirmAndGoOn(situation, toConfirm, active)
  if (!active) return null
  if (id === 'versions.show-old') return showOld(desk, active)
  if (id === 'versions.leave-out') {
    if (isToConfirm(active)) return () => void leaveOutAndGoOn(situation, toConfirm, active.highlight.id)
    return isMissing(active) ? () => void situation.places.leaveOut([active.highlight.id]) : null
  }
  if (id !== 'versions.put-elsewhere' || !hasText(active) || !mayBePut(active)) return null
  return () => startPlacing(desk, active.highlight.id, active.highlight.quote)
}

function whilePlacing(
  event: KeyboardEvent,
  keymap: Keymap,
  { desk, places, read }: Situation,
  id: string,
): (() => void) | null {
  const target = event.target instanceof Element ? event.target : null
  if (event.ctrlKey || event.metaKey || event.altKey) return null
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
  return MARKING.test(keymap.read(['marking'], event) ?? '')
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
