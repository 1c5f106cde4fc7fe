import { useCallback, useEffect, useMemo, useState } from 'react'
import type { MarkableElement } from '../article-text/elements.ts'
import type { Passage } from './desk.ts'
import { frameOf } from './drawn-elements.ts'
import type { ReadingPage } from './reading-page.ts'
import { trimPassage } from './text-units.ts'

/** After the handles of a selection made by touch rested so long, somebody is done with them. In milliseconds. */
const SETTLED_AFTER = 350

/** What a passage was selected with. */
export type SelectedWith = 'mouse' | 'pen' | 'touch' | 'keyboard'

export interface SelectedPassage {
  readonly passage: Passage | null
  readonly selectedWith: SelectedWith
  /** What is selected at this moment: a key may come before the change of the selection was told. */
  read(): Passage | null
  clear(): void
  /** Chooses a whole element in place of a selection of text; null lets go of it. */
  choose(element: MarkableElement | null): void
}

/**
 * What is selected in the text, without white space at its ends, or chosen as a whole element; null for nothing, while the pointer is
 * still selecting, and while the handles of a selection made by touch are still moved.
 */
export function useSelection(page: ReadingPage): SelectedPassage {
  const [passage, setPassage] = useState<Passage | null>(null)
  const [chosen, setChosen] = useState<MarkableElement | null>(null)
  const [selectedWith, setSelectedWith] = useState<SelectedWith>('mouse')
  const { passages, text } = page

  useEffect(() => {
    if (!passages) return
    let isSelecting = false
    let last: SelectedWith = 'mouse'
    let settling: ReturnType<typeof setTimeout> | undefined
    const look = () => {
      if (isSelecting) return
      const next = selectedPassage(passages, text)
      if (next) setChosen(null)
      setPassage((before) => same(before, next))
      setSelectedWith(last)
    }
    const onChange = () => {
      clearTimeout(settling)
      if (last !== 'touch') return look()
      const next = selectedPassage(passages, text)
      setPassage((before) => (before && same(before, next) === before ? before : null))
      settling = setTimeout(look, SETTLED_AFTER)
    }
    const onDown = (event: PointerEvent) => {
      last = event.pointerType === 'touch' || event.pointerType === 'pen' ? event.pointerType : 'mouse'
      const isInText = passages.root.contains(event.target as Node)
      isSelecting = last !== 'touch' && isInText
      if (isInText)
        setChosen((before) =>
          before && frameOf(before.element).contains(event.target as Node) ? before : null,
        )
    }
    const onUp = () => {
      isSelecting = false
      // The browser settles what a click leaves selected after this event.
      if (last !== 'touch') requestAnimationFrame(look)
    }
    const onKey = () => {
      last = 'keyboard'
    }
    document.addEventListener('selectionchange', onChange)
    document.addEventListener('pointerdown', onDown, true)
    document.addEventListener('pointerup', onUp, true)
    document.addEventListener('pointercancel', onUp, true)
    document.addEventListener('keydown', onKey, true)
    return () => {
      clearTimeout(settling)
      document.removeEventListener('selectionchange', onChange)
      document.removeEventListener('pointerdown', onDown, true)
      document.removeEventListener('pointerup', onUp, true)
      document.removeEventListener('pointercancel', onUp, true)
      document.removeEventListener('keydown', onKey, true)
      setPassage(null)
      setChosen(null)
    }
  }, [passages, text])

  useEffect(() => {
    const frame = chosen && frameOf(chosen.element)
    frame?.setAttribute('data-element-chosen', '')
    return () => frame?.removeAttribute('data-element-chosen')
  }, [chosen])

  const choose = useCallback((element: MarkableElement | null) => {
    if (element) getSelection()?.removeAllRanges()
    setPassage(null)
    setChosen(element)
  }, [])
  const clear = useCallback(() => {
    getSelection()?.removeAllRanges()
    choose(null)
  }, [choose])
  const read = useCallback(
    () => (chosen ? whole(chosen) : passages ? selectedPassage(passages, text) : null),
    [chosen, passages, text],
  )
  const shown = useMemo(() => (chosen ? whole(chosen) : passage), [chosen, passage])
  return { passage: shown, selectedWith, read, clear, choose }
}

const whole = (element: MarkableElement): Passage => ({ start: element.start, end: element.end, element })

function selectedPassage(passages: NonNullable<ReadingPage['passages']>, text: string): Passage | null {
  const selection = getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const offsets = passages.offsetsOf(selection.getRangeAt(0))
  return offsets && trimPassage(text, offsets)
}

function same(last: Passage | null, next: Passage | null): Passage | null {
  return last && next && last.start === next.start && last.end === next.end ? last : next
}
