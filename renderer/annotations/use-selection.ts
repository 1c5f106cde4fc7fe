import { useCallback, useEffect, useState } from 'react'
import type { Passage } from './desk.ts'
import type { ReadingPage } from './reading-page.ts'

export interface SelectedPassage {
  readonly passage: Passage | null
  /** What is selected at this moment: a key may come before the change of the selection was told. */
  read(): Passage | null
  clear(): void
}

/** What is selected in the text, without white space at its ends; null for nothing, and while the pointer is still selecting. */
export function useSelection(page: ReadingPage): SelectedPassage {
  const [passage, setPassage] = useState<Passage | null>(null)
  const { passages, text } = page

  useEffect(() => {
    if (!passages) return
    let isSelecting = false
    const look = () => {
      if (!isSelecting) setPassage((last) => same(last, selectedPassage(passages, text)))
    }
    const onDown = (event: PointerEvent) => {
      isSelecting = event.pointerType === 'mouse' && passages.root.contains(event.target as Node)
    }
    const onUp = () => {
      isSelecting = false
      // The browser settles what a click leaves selected after this event.
      requestAnimationFrame(look)
    }
    document.addEventListener('selectionchange', look)
    document.addEventListener('pointerdown', onDown, true)
    document.addEventListener('pointerup', onUp, true)
    document.addEventListener('pointercancel', onUp, true)
    return () => {
      document.removeEventListener('selectionchange', look)
      document.removeEventListener('pointerdown', onDown, true)
      document.removeEventListener('pointerup', onUp, true)
      document.removeEventListener('pointercancel', onUp, true)
      setPassage(null)
    }
  }, [passages, text])

  const clear = useCallback(() => {
    getSelection()?.removeAllRanges()
    setPassage(null)
  }, [])
  const read = useCallback(() => (passages ? selectedPassage(passages, text) : null), [passages, text])
  return { passage, read, clear }
}

function selectedPassage(passages: NonNullable<ReadingPage['passages']>, text: string): Passage | null {
  const selection = getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const offsets = passages.offsetsOf(selection.getRangeAt(0))
  return offsets && trimPassage(text, offsets)
}

/** A passage without white space at its ends; null where nothing else is in it. */
export function trimPassage(text: string, { start, end }: Passage): Passage | null {
  const quote = text.slice(start, end)
  const from = start + (quote.length - quote.trimStart().length)
  const to = end - (quote.length - quote.trimEnd().length)
  return from < to ? { start: from, end: to } : null
}

function same(last: Passage | null, next: Passage | null): Passage | null {
  return last && next && last.start === next.start && last.end === next.end ? last : next
}
