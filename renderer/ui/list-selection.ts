/**
 * Which row of a list is active and which are selected. Held by id, with the index as a hint, because the list is live: rows come,
 * go and move while it is shown.
 */
export interface ListSelection {
  readonly activeId: string
  /** Where the active row stood; when it goes away the row that takes its place becomes active. */
  readonly activeIndex: number
  /** Where a range began that Shift extends. */
  readonly anchorId: string
  /** Rows selected by hand. Empty: only the active one is meant. */
  readonly selected: ReadonlySet<string>
}

const NONE: ReadonlySet<string> = new Set()

export const NOTHING_SELECTED: ListSelection = { activeId: '', activeIndex: 0, anchorId: '', selected: NONE }

/** The index of the active row in the list as it is now; -1 for an empty list. */
export function activeIndexIn(selection: ListSelection, ids: readonly string[]): number {
  if (ids[selection.activeIndex] === selection.activeId) return selection.activeIndex
  const found = selection.activeId === '' ? -1 : ids.indexOf(selection.activeId)
  return found >= 0 ? found : Math.min(selection.activeIndex, ids.length - 1)
}

/** Makes the row at `index` active (held within the list); with `extend` selects from the anchor to it. */
export function moveTo(
  selection: ListSelection,
  ids: readonly string[],
  index: number,
  extend = false,
): ListSelection {
  const held = Math.max(0, Math.min(index, ids.length - 1))
  const activeId = ids[held]
  if (activeId === undefined) return NOTHING_SELECTED
  if (!extend) return { activeId, activeIndex: held, anchorId: activeId, selected: NONE }
  const anchorId = ids.includes(selection.anchorId)
    ? selection.anchorId
    : (ids[activeIndexIn(selection, ids)] ?? activeId)
  const anchor = ids.indexOf(anchorId)
  const range = ids.slice(Math.min(anchor, held), Math.max(anchor, held) + 1)
  return { activeId, activeIndex: held, anchorId, selected: new Set(range) }
}

/** Adds the row to the selection or takes it off, and makes it active. The row that was active joins a selection that begins. */
export function toggle(selection: ListSelection, ids: readonly string[], index: number): ListSelection {
  const activeId = ids[index]
  if (activeId === undefined) return selection
  const selected = new Set(selection.selected)
  const active = ids[activeIndexIn(selection, ids)]
  if (selected.size === 0 && active !== undefined && selection.activeId !== '') selected.add(active)
  if (selected.has(activeId) && selection.selected.size > 0) selected.delete(activeId)
  else selected.add(activeId)
  return { activeId, activeIndex: index, anchorId: activeId, selected }
}

export function selectAll(selection: ListSelection, ids: readonly string[]): ListSelection {
  const index = Math.max(0, activeIndexIn(selection, ids))
  const activeId = ids[index] ?? ''
  return { activeId, activeIndex: index, anchorId: activeId, selected: new Set(ids) }
}

/** Back to the active row alone. */
export function clearSelected(selection: ListSelection): ListSelection {
  return selection.selected.size === 0 ? selection : { ...selection, selected: NONE }
}

/** The rows an action is for, in the order of the list: those selected, else the active one. */
export function targetsOf(selection: ListSelection, ids: readonly string[]): readonly string[] {
  if (selection.selected.size > 0) {
    const chosen = ids.filter((id) => selection.selected.has(id))
    if (chosen.length > 0) return chosen
  }
  const active = ids[activeIndexIn(selection, ids)]
  return active === undefined ? [] : [active]
}
