import type { KeyboardEvent } from 'react'
import { messages } from '../ui/messages.ts'
import { isTyping } from '../ui/shortcut.ts'
import { useDesk } from './desk.ts'

/** Keys of the cards: up and down from one to the next, Enter to the passage, Escape back to the text. */
export function useMarginKeys(): (event: KeyboardEvent) => void {
  const { page, placed, orphans, activate, focusCard, goTo, announce } = useDesk()
  const all = [...placed, ...orphans]

  return (event) => {
    if (isTyping(event.target) || event.altKey || event.ctrlKey || event.metaKey) return
    const card =
      event.target instanceof Element ? event.target.closest<HTMLElement>('[data-highlight]') : null
    const index = all.findIndex(({ highlight }) => highlight.id === card?.dataset.highlight)
    const moveTo = (next: number) => {
      const one = all[Math.min(Math.max(next, 0), all.length - 1)]
      if (!one) return
      activate(one.highlight.id)
      focusCard(one.highlight.id)
      const drawn = placed.find(({ highlight }) => highlight.id === one.highlight.id)?.drawn
      if (one.anchor) page.passages?.reveal(one.anchor.start, one.anchor.end, drawn)
    }
    if (event.key === 'Escape') {
      activate('')
      page.passages?.scroller.focus({ preventScroll: true })
    } else if (index === -1) return
    else if (event.key === 'ArrowDown') moveTo(index + 1)
    else if (event.key === 'ArrowUp') moveTo(index - 1)
    else if (event.key === 'Home') moveTo(0)
    else if (event.key === 'End') moveTo(all.length - 1)
    else if (event.key === 'Enter' && event.target === card) {
      const id = all[index]?.highlight.id ?? ''
      goTo(id)
      page.passages?.scroller.focus({ preventScroll: true })
      announce(messages.annotations.said.at(index + 1, all.length))
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
}
