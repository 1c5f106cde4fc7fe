import { type RefCallback, useCallback, useLayoutEffect, useRef } from 'react'

const ITEM = '[data-sidebar-item]'

/** Where the focus was: on which item, and which of them all it was. */
interface Place {
  readonly item: HTMLElement
  readonly index: number
}

/**
 * An item that is moved in the page or taken away loses the focus. It gets it back, or the one that stands in its place now.
 * @returns for the element that holds the items
 */
export function useKeptFocus(): RefCallback<HTMLElement> {
  const tree = useRef<HTMLElement | null>(null)
  const place = useRef<Place | null>(null)
  useLayoutEffect(() => {
    const isNowhere = document.activeElement === document.body || document.activeElement === null
    if (!tree.current || !place.current || !isNowhere) return
    const { item, index } = place.current
    const items = itemsOf(tree.current)
    const next = item.isConnected ? item : items[Math.min(index, items.length - 1)]
    next?.focus()
  })
  return useCallback((root) => {
    tree.current = root
    if (!root) return
    const stop = new AbortController()
    const { signal } = stop
    const enter = ({ target }: FocusEvent) => {
      const item = (target as Element).closest<HTMLElement>(ITEM)
      place.current = item && { item, index: itemsOf(root).indexOf(item) }
    }
    const leave = ({ relatedTarget }: FocusEvent) => {
      // To another element; what is taken out of the page, or pressed beside of, goes nowhere.
      if (relatedTarget !== null) place.current = null
    }
    const press = ({ target }: PointerEvent) => {
      if (!root.contains(target as Node)) place.current = null
    }
    root.addEventListener('focusin', enter, { signal })
    root.addEventListener('focusout', leave, { signal })
    document.addEventListener('pointerdown', press, { signal, capture: true })
    return () => {
      tree.current = null
      place.current = null
      stop.abort()
    }
  }, [])
}

const itemsOf = (root: HTMLElement) => [...root.querySelectorAll<HTMLElement>(ITEM)]
