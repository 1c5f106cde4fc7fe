/** A card in the margin: where its passage is and how high it is, in CSS pixels. */
export interface CardBox {
  readonly id: string
  readonly passageTop: number
  readonly height: number
}

/** Room between two cards. */
export const CARD_GAP = 8

/**
 * Where each card stands so that none covers another: in line with its passage where it can, pushed down by those before it, or
 * up by the active one, which always stands at its passage.
 *
 * @param boxes in document order
 * @param activeId the card that comes to its passage; empty for none
 * @param floor where the first card may begin at the earliest: below the notes on the article
 * @returns the top of each card
 */
export function layOutCards(
  boxes: readonly CardBox[],
  activeId: string,
  floor: number,
): ReadonlyMap<string, number> {
  const tops = boxes.map(({ passageTop }) => Math.max(passageTop, floor))
  const active = boxes.findIndex(({ id }) => id === activeId)
  pushDown(boxes, tops, 0)
  if (active > 0) {
    tops[active] = Math.max(boxes[active]?.passageTop ?? 0, floor)
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
