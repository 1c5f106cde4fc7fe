import { messages } from '../ui/messages.ts'
import type { Desk } from './desk.ts'
import { wordsOf } from './highlight-words.ts'
import type { Placed } from './placed.ts'
import { TOP_BAR } from './use-floating.ts'

/** To the card of the highlight at hand, or of the first one from what is seen on. */
export function toMargin(desk: Desk): void {
  const { page, placed, activeId, activate, focusCard, announce } = desk
  if (page.margin === 'hidden') page.showMargin(true)
  const id = activeId !== '' ? activeId : (placed[nextInView(desk)] ?? placed.at(-1))?.highlight.id
  if (!id) {
    announce(messages.annotations.said.none)
    return
  }
  activate(id)
  focusCard(id)
}

/** To the next or previous highlight in the order of the text. Each is reached, also where several are at one place. */
export function stepHighlight(desk: Desk, by: 1 | -1): void {
  const { placed, activeId, announce } = desk
  const current = placed.findIndex(({ highlight }) => highlight.id === activeId)
  const next = current !== -1 ? current + by : by === 1 ? nextInView(desk) : nextInView(desk) - 1
  const one = placed[Math.min(Math.max(next, 0), placed.length - 1)]
  if (one) goAndSay(desk, one, placed)
  else announce(messages.annotations.said.none)
}

/** Where one began to go round among the highlights at one place, and which of them is at hand. */
export interface Round {
  readonly place: { readonly start: number; readonly end: number }
  readonly activeId: string
}

/** To the next of the highlights that lie over the one at hand; after the last of them comes the first again. */
export function stepAtSamePlace(desk: Desk, round: { current: Round | null }): void {
  const { placed, activeId, announce } = desk
  const active = placed.find(({ highlight }) => highlight.id === activeId)
  if (!active) {
    stepHighlight(desk, 1)
    return
  }
  const place = round.current?.activeId === activeId ? round.current.place : active.anchor
  const here = placed.filter(({ anchor }) => touches(anchor, place))
  const next = here[(here.indexOf(active) + 1) % here.length]
  if (!next || here.length < 2) {
    announce(messages.annotations.said.alone)
    return
  }
  round.current = { place, activeId: next.highlight.id }
  goAndSay(desk, next, here)
}

type Stretch = Round['place']

/** Whether two share text; an image, which has none, lies in what goes on around it. */
function touches(one: Stretch, other: Stretch): boolean {
  const isEmpty = one.start === one.end || other.start === other.end
  return isEmpty
    ? one.start <= other.end && other.start <= one.end
    : one.start < other.end && other.start < one.end
}

function goAndSay(desk: Desk, one: Placed, among: readonly Placed[]): void {
  const { goTo, announce, page, names } = desk
  goTo(one.highlight.id)
  const { color, style, headingPath } = one.highlight
  const name = messages.annotations.card.name({
    color: names[color],
    style,
    quote: wordsOf(one.highlight),
    heading: headingPath.join(', '),
    note: one.notes.map(({ body }) => body).join(' '),
    isOrphan: false,
  })
  announce(`${messages.annotations.said.at(among.indexOf(one) + 1, among.length)}. ${name}`)
  page.passages?.scroller.focus({ preventScroll: true })
}

/** Index of the first highlight that begins in or below what is seen. */
function nextInView({ page, placed }: Desk): number {
  const { passages } = page
  if (!passages) return 0
  const top =
    passages.scroller.getBoundingClientRect().top + TOP_BAR - passages.root.getBoundingClientRect().top
  const index = placed.findIndex(({ anchor, drawn }) => passages.topOf(anchor.start, drawn) >= top)
  return index === -1 ? placed.length : index
}
