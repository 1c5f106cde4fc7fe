import { type RefCallback, useCallback, useLayoutEffect, useRef } from 'react'

const ITEM = '[data-sidebar-item]'

/** Where the focus was: on which item, and which of them all it was. */
interface Place {
  readonly item: HTMLElement
  readonly index: number
}

interface KeptFocus {
  /** For the element that holds the items. */
  readonly ref: RefCallback<HTMLElement>
  /** Says what the item that has the focus will be called when it is made anew: its `data-sidebar-item`. */
  readonly becomes: (key: string) => void
}

/** An item that is moved in the page, made anew or taken away loses the focus. It gets it back, or the one that stands in its place now. */
export function useKeptFocus(): KeptFocus {
  const tree = useRef<HTMLElement | null>(null)
  const place = useRef<Place | null>(null)
  const next = useRef('')
  useLayoutEffect(() => {
    const isNowhere = document.activeElement === document.body || document.activeElement === null
    if (!tree.current || !place.current || !isNowhere) return
    const { item, index } = place.current
    const items = itemsOf(tree.current)
    const anew = items.find(({ dataset }) => dataset.sidebarItem === next.current)
    next.current = ''
    const there = item.isConnected ? item : (anew ?? items[Math.min(index, items.length - 1)])
    there?.focus()
  })
  const becomes = useCallback((key: string) => {
    next.current = key
  }, [])
  const ref = useCallback<RefCallback<HTMLElement>>((root) => {
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
  return { ref, becomes }
}

const itemsOf = (root: HTMLElement) => [...root.querySelectorAll<HTMLElement>(ITEM)]
