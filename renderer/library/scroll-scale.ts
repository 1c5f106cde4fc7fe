/**
 * Chromium lays out nothing taller than 2^25 pixels of the screen (LayoutUnit has 6 of its 32 bits for fractions, one for the sign);
 * this much is used of them. A list of 100,000 large rows is taller.
 */
const TALLEST_BOX = 30_000_000

/** How the scroll bar's way stands to the way through a list that may be too tall for a box. All in CSS pixels. */
export interface ScrollScale {
  /** Of the box that is scrolled: the list's own height while that can be laid out. */
  readonly boxHeight: number
  /** Of the list's height, what the box has of it: 1, or less where the list is too tall. */
  readonly share: number
  /** The list's offset at a scroll position. */
  toOffset(scrollTop: number): number
  /** The scroll position for an offset of the list. */
  toScrollTop(offset: number): number
}

/**
 * Both ends of the list meet both ends of the scroll bar; between them a list that is too tall passes by faster than the bar moves.
 * @param pixelRatio pixels of the screen in a CSS pixel
 */
export function scrollScale(listHeight: number, viewHeight: number, pixelRatio: number): ScrollScale {
  const boxHeight = Math.min(listHeight, Math.floor(TALLEST_BOX / pixelRatio))
  const way = Math.max(0, boxHeight - viewHeight)
  const ratio = way > 0 && boxHeight < listHeight ? (listHeight - viewHeight) / way : 1
  return {
    boxHeight,
    share: listHeight > 0 ? boxHeight / listHeight : 1,
    toOffset: (scrollTop) => scrollTop * ratio,
    toScrollTop: (offset) => offset / ratio,
  }
}
