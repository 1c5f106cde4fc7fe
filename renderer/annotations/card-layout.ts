/** A card in the margin: where its passage is and how high it is, in CSS pixels. */
export interface CardBox {
  readonly id: string
  readonly passageTop: number
  readonly height: number
}

/** Room between two cards. */
export const CARD_GAP = 8

/** A stretch of the margin, CSS pixels from its head. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/**
 * Where each card stands so that none covers another: in line with its passage where it can, pushed down by those before it, or
 * up by the active one, which stands at its passage, or so much higher that its end is seen too.
 *
 * @param boxes in document order
 * @param activeId the card that comes to its passage; empty for none
 * @param floor where the first card may begin at the earliest: below the notes on the article
 * @param view what is seen of the margin, without the bars; null where that does not count
 * @returns the top of each card
 */
export function layOutCards(
  boxes: readonly CardBox[],
  activeId: string,
  floor: number,
  view: Stretch | null = null,
): ReadonlyMap<string, number> {
  const tops = boxes.map(({ passageTop }) => Math.max(passageTop, floor))
  const active = boxes.findIndex(({ id }) => id === activeId)
  pushDown(boxes, tops, 0)
  const box = boxes[active]
  if (box) {
    tops[active] = Math.max(view ? lifted(box, view) : box.passageTop, floor)
    pushUp(boxes, tops, active)
    // Where there is no room above, the active card gives way after all.
    if ((tops[0] ?? floor) < floor) {
      tops[0] = floor
      pushDown(boxes, tops, 0)
    }
  }
  if (active >= 0) {
    for (let index = active + 1; index < boxes.length; index++)
      tops[index] = Math.max(boxes[index]?.passageTop ?? 0, floor)
    pushDown(boxes, tops, active)
  }
  return new Map(boxes.map(({ id }, index) => [id, tops[index] ?? 0]))
}

/** No higher than the view begins: where a card is longer than the view, its head is what is seen. A passage out of view lifts none. */
function lifted({ passageTop, height }: CardBox, { from, to }: Stretch): number {
  if (passageTop < from || passageTop > to) return passageTop
  return Math.max(from, Math.min(passageTop, to - height))
}

function pushDown(boxes: readonly CardBox[], tops: number[], from: number): void {
  for (let index = from + 1; index < boxes.length; index++) {
    const earliest = (tops[index - 1] ?? 0) + (boxes[index - 1]?.height ?? 0) + CARD_GAP
    tops[index] = Math.max(tops[index] ?? 0, earliest)
  }
}

function pushUp(boxes: readonly CardBox[], tops: number[], from: number): void {
  for (let index = from - 1; index >= 0; index--) {
    const latest = (tops[index + 1] ?? 0) - (boxes[index]?.height ?? 0) - CARD_GAP
    if ((tops[index] ?? 0) <= latest) return
    tops[index] = latest
  }
}
