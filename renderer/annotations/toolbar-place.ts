/** A rectangle in the window, CSS pixels. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

export interface Size {
  readonly width: number
  readonly height: number
}

/** Between the selection and the toolbar: near enough to belong, far enough not to touch descenders. */
export const TOOLBAR_GAP = 8

/** Below a selection made by touch hang its handles. */
export const HANDLE_GAP = 36

/**
 * Where the toolbar stands: above the selection, below it where there is no room above, and where the selection fills the view, at
 * the view's lower edge. Never over a selection that leaves room. For touch below is tried first, since the system's own menu stands
 * above.
 *
 * @param lines the selection's lines, in document order
 * @param view what of the window text is seen in, without the bars
 */
export function placeToolbar(
  lines: readonly Box[],
  toolbar: Size,
  view: Box,
  byTouch = false,
): { left: number; top: number } | null {
  const seen = lines.filter((line) => line.bottom > view.top && line.top < view.bottom)
  const first = seen[0]
  if (!first) return null
  const top = Math.min(...seen.map((line) => line.top))
  const bottom = Math.max(...seen.map((line) => line.bottom))
  const above = top - TOOLBAR_GAP - toolbar.height
  const below = bottom + (byTouch ? HANDLE_GAP : TOOLBAR_GAP)
  const fitsBelow = below + toolbar.height <= view.bottom
  const isAbove = above >= view.top && !(byTouch && fitsBelow)
  const place = isAbove ? above : below
  const line = isAbove ? first : (seen.at(-1) ?? first)
  const left = (line.left + line.right) / 2 - toolbar.width / 2
  return {
    left: Math.round(Math.min(Math.max(left, view.left), Math.max(view.left, view.right - toolbar.width))),
    top: Math.round(isAbove || fitsBelow ? place : view.bottom - toolbar.height),
  }
}
