import { createContext, type KeyboardEvent, useContext } from 'react'

interface RovingFocus {
  /** The item that Tab reaches; empty for the current place's. */
  readonly focused: string
  readonly setFocused: (key: string) => void
}

/** One Tab stop for the whole sidebar; arrows go from item to item. */
export const RovingFocusContext = createContext<RovingFocus>({ focused: '', setFocused: () => undefined })

/** What makes an element one of the sidebar's items. */
export function useRovingItem(key: string, isCurrent: boolean) {
  const { focused, setFocused } = useContext(RovingFocusContext)
  const isReachable = focused === '' ? isCurrent : focused === key
  return {
    tabIndex: isReachable ? 0 : -1,
    'data-sidebar-item': key,
    onFocus: () => setFocused(key),
  }
}

/** From an item of a tree to the one above it: the nearest before it with a lower level. */
export function focusParentItem(item: HTMLElement): void {
  const level = Number(item.dataset.level)
  let before = item.previousElementSibling
  while (before instanceof HTMLElement && Number(before.dataset.level) >= level)
    before = before.previousElementSibling
  if (before instanceof HTMLElement) before.focus()
}

/** Goes to another item by an arrow, Home or End. */
export function moveRovingFocus(event: KeyboardEvent<HTMLElement>): void {
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-sidebar-item]')]
  const at = items.indexOf(document.activeElement as HTMLElement)
  if (at < 0) return
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key]
  if (next === undefined) return
  event.preventDefault()
  items[Math.max(0, Math.min(next, items.length - 1))]?.focus()
}
