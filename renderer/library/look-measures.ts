import type { ListLook } from '../../shared/library/list-look.ts'

/**
 * Heights of rows, the space around them counted, in root font sizes. In a list: a title, two lines of excerpt and a line of facts; close
 * together, without the excerpt.
 */
const ROW_HEIGHTS: Readonly<Record<ListLook['view'], Readonly<Record<ListLook['density'], number>>>> = {
  list: { comfortable: 7, compact: 4 },
  table: { comfortable: 2.625, compact: 2 },
  cards: { comfortable: 18, compact: 10 },
}

/** The names of a table's columns. */
const HEAD_HEIGHT = 2

/** A card is no narrower, in root font sizes. */
const NARROWEST_CARD = 15

/** What a look makes of the room that there is. Lengths in CSS pixels. */
export interface LookMeasures {
  readonly rowHeight: number
  /** Of what stays at the top; 0 for nothing. */
  readonly headHeight: number
  /** Articles beside each other. */
  readonly lanes: number
}

/** @param rootFontSize and width in CSS pixels */
export function measureLook(
  { view, density, covers }: ListLook,
  rootFontSize: number,
  width: number,
): LookMeasures {
  const height = ROW_HEIGHTS[view][density]
  const isBareCard = view === 'cards' && !covers
  return {
    rowHeight: rootFontSize * (isBareCard ? Math.min(height, 10) : height),
    headHeight: view === 'table' ? rootFontSize * HEAD_HEIGHT : 0,
    lanes: view === 'cards' ? Math.max(1, Math.floor(width / (rootFontSize * NARROWEST_CARD))) : 1,
  }
}
