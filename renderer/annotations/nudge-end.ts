import { messages } from '../ui/messages.ts'
import type { Desk } from './desk.ts'
import { changedWords, moveEnd, type Side } from './move-ends.ts'
import type { TextUnit } from './text-units.ts'

/** Moves an end of the highlight at hand by a word or a sentence, stores that, and tells what was gained or lost. */
export function nudgeEnd(desk: Desk, side: Side, by: 1 | -1, unit: TextUnit): void {
  const { page, placed, activeId, moved, announce } = desk
  const said = messages.annotations.said
  const active = placed.find(({ highlight }) => highlight.id === activeId)
  if (!active || !page.passages) return
  if (active.highlight.element) {
    announce(said.wholeElement)
    return
  }
  // A key that comes before the last one is stored goes on from there.
  const from = moved?.id === activeId ? moved : active.anchor
  const next = moveEnd(page.text, from, side, by, unit)
  if (!next) {
    const isOutward = (side === 'end') === (by === 1)
    announce(isOutward ? said.noFurther : said.shortest)
    return
  }
  void storeEnds(desk, activeId, next, true)
  const edge = next[side]
  page.passages.reveal(Math.max(0, edge - 1), edge)
  const { gained, lost } = changedWords(page.text, from, next)
  announce(gained ? said.longer(gained) : said.shorter(lost))
}

let storedLast: Promise<unknown> = Promise.resolve()

/** Stores new ends, which stay painted until they come back from the store. One after the other: the last one counts. */
export async function storeEnds(
  { does, moveEnds }: Desk,
  id: string,
  ends: { readonly start: number; readonly end: number },
  isNudge: boolean,
): Promise<void> {
  const storing = { id, start: ends.start, end: ends.end, phase: 'storing', since: 0 } as const
  moveEnds(storing)
  const work = storedLast.then(async () => {
    const since = Date.now()
    const isStored = await does.resize(id, ends, isNudge)
    moveEnds((now) => (now !== storing ? now : isStored ? { ...storing, phase: 'stored', since } : null))
  })
  storedLast = work.then(noMatter, noMatter)
  await work
}

/** Whatever became of the one before, the next one has its turn. */
const noMatter = () => undefined
