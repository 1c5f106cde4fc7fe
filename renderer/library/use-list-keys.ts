import { useEffect, useRef } from 'react'
import { isTyping } from '../ui/shortcut.ts'
import { type ListKey, needsListFocus, readListKey } from './list-keys.ts'

/**
 * Keys for the list while the library is shown: from the list, from anything in the main part, and from nowhere in particular.
 * Fields, menus and dialogs keep their own keys; the sidebar keeps its arrows.
 */
export function useListKeys(main: React.RefObject<HTMLElement | null>, onKey: (key: ListKey) => void): void {
  const latest = useRef(onKey)
  useEffect(() => {
    latest.current = onKey
  })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || isTyping(event.target)) return
      const target = event.target instanceof Element ? event.target : null
      const isNowhere = target === document.body || target === null
      if (!isNowhere && !main.current?.contains(target)) return
      const key = readListKey(event)
      if (!key) return
      const inList = isNowhere || target.matches('[data-article-list]')
      if (!inList && (needsListFocus(key) || target.closest('aside'))) return
      event.preventDefault()
      latest.current(key)
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [main])
}
