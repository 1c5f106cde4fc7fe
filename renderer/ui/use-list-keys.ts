import { type RefObject, useEffect, useRef } from 'react'
import { isTyping } from './shortcut.ts'

interface ListKeys<K> {
  /** What a key press means; null for keys that the list leaves alone. */
  readonly read: (press: KeyboardEvent) => K | null
  /** Whether a key only means something while the list itself has the focus: elsewhere it belongs to what is focused. */
  readonly needsListFocus: (key: K) => boolean
}

/**
 * Keys for a list while its screen is shown: from the list, from anything in the main part, and from nowhere in particular.
 * Fields, menus and dialogs keep their own keys; the sidebar keeps its arrows.
 */
export function useListKeys<K>(
  main: RefObject<HTMLElement | null>,
  keys: ListKeys<K>,
  onKey: (key: K) => void,
): void {
  const latest = useRef({ ...keys, onKey })
  useEffect(() => {
    latest.current = { ...keys, onKey }
  })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || isTyping(event.target)) return
      const target = event.target instanceof Element ? event.target : null
      const isNowhere = target === document.body || target === null
      if (!isNowhere && !main.current?.contains(target)) return
      const { read, needsListFocus, onKey } = latest.current
      const key = read(event)
      if (!key) return
      const inList = isNowhere || target.matches('[role=grid]')
      if (!inList && (needsListFocus(key) || target.closest('aside'))) return
      event.preventDefault()
      onKey(key)
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [main])
}
