import { messages } from '../ui/messages.ts'
import type { Desk } from './desk.ts'
import { isToConfirm, type Placed } from './placed.ts'

/** Enough of a quote to know which one is meant. */
const SPOKEN_CHARACTERS = 90

export function brief(quote: string): string {
  const line = quote.replace(/\s+/g, ' ').trim()
  return line.length > SPOKEN_CHARACTERS ? `${line.slice(0, SPOKEN_CHARACTERS).trimEnd()}…` : line
}

/** The highlight to confirm before or after the one at hand, in the order of the text; round again at the ends. Null for none. */
export function neighbourToConfirm(placed: readonly Placed[], activeId: string, by: 1 | -1): Placed | null {
  const from = placed.findIndex(({ highlight }) => highlight.id === activeId)
  const start = from === -1 && by === -1 ? 0 : from
  for (let step = 1; step <= placed.length; step++) {
    const one = placed[(start + by * step + placed.length * 2) % placed.length]
    if (one && isToConfirm(one) && one.highlight.id !== activeId) return one
  }
  return null
}

/** Goes to a highlight that is to be confirmed, and says which of how many it is, and what its words were and are. */
export function goToConfirm(desk: Desk, { highlight, anchor }: Placed, among: readonly Placed[]): void {
  const { page, goTo, announce } = desk
  goTo(highlight.id)
  const index = among.findIndex((one) => one.highlight.id === highlight.id)
  const now = page.text.slice(anchor.start, anchor.end)
  announce(messages.places.said.at(index + 1, among.length, brief(highlight.quote), brief(now)))
}

/** Lets a person choose the passage where a highlight belongs. */
export function startPlacing({ page, setPlacing, announce }: Desk, id: string, quote: string): void {
  // A panel over the text would be in the way of the passage.
  if (page.margin === 'panel') page.showMargin(false)
  setPlacing(id)
  page.passages?.scroller.focus({ preventScroll: true })
  announce(messages.places.attach.hint(brief(quote)))
}
