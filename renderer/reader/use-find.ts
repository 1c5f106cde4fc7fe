import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { findHits } from '../../shared/search/find-hits.ts'
import type { SoughtWords } from '../../shared/search/sought-words.ts'
import { findInText, foldText, MAX_HITS } from './find-text.ts'
import type { ArticlePassages } from './passages.ts'

const ALL_HITS = 'op-find'
const CURRENT_HIT = 'op-find-current'
/** Above every highlight, the current hit on top. */
const PRIORITY = 100

export interface Find {
  readonly isOpen: boolean
  /** How often it was opened or asked for again, when its field takes the caret. */
  readonly timesAsked: number
  readonly query: string
  readonly total: number
  /** True when there are more than are counted. */
  readonly isCapped: boolean
  /** Index of the current hit; -1 for none. */
  readonly current: number
  open(): void
  /** Opens with a query in the field. */
  openWith(query: string): void
  close(): void
  ask(query: string): void
  step(by: 1 | -1): void
}

/**
 * Find in the article. Hits are painted, not wrapped. The first one shown is the first at or after the place somebody is at; closing
 * leaves it selected, so that it can be marked or selected on from.
 * @param sought what was looked for in the library: opens with the places where these words stand, at the first
 */
export function useFind(
  text: string,
  passages: ArticlePassages | null,
  placeOffset: number,
  sought: SoughtWords | null,
): Find {
  const soughtHits = useMemo(
    () => (sought ? findHits(text, sought.terms, sought.language, MAX_HITS) : []),
    [text, sought],
  )
  // What was found in a note or a title alone is nowhere in the text.
  const [isOpen, setIsOpen] = useState(soughtHits.length > 0)
  const [isSought, setIsSought] = useState(isOpen)
  const [timesAsked, setTimesAsked] = useState(0)
  const [query, setQuery] = useState(isSought && sought ? sought.query : '')
  const [current, setCurrent] = useState(-1)
  const place = useRef(placeOffset)
  const returnTo = useRef<Element | null>(null)
  place.current = placeOffset

  const folded = useMemo(() => (isOpen ? foldText(text) : null), [text, isOpen])
  const hits = useMemo(
    () => (!folded ? [] : isSought ? soughtHits : findInText(folded, query)),
    [folded, query, isSought, soughtHits],
  )

  useEffect(() => {
    const from = isSought ? 0 : hits.findIndex(({ start }) => start >= place.current)
    setCurrent(hits.length === 0 ? -1 : Math.max(0, from))
  }, [hits, isSought])

  useEffect(() => {
    if (!passages || hits.length === 0) return
    const painted = new Highlight()
    for (const { start, end } of hits) {
      const ends = passages.boundariesOf(start, end)
      if (ends) painted.add(new StaticRange(ends))
    }
    painted.priority = PRIORITY
    CSS.highlights.set(ALL_HITS, painted)
    return () => {
      CSS.highlights.delete(ALL_HITS)
    }
  }, [passages, hits])

  useEffect(() => {
    const hit = hits[current]
    const ends = hit && passages?.boundariesOf(hit.start, hit.end)
    if (!hit || !ends || !passages) return
    const painted = new Highlight(new StaticRange(ends))
    painted.priority = PRIORITY + 1
    CSS.highlights.set(CURRENT_HIT, painted)
    passages.reveal(hit.start, hit.end)
    return () => {
      CSS.highlights.delete(CURRENT_HIT)
    }
  }, [passages, hits, current])

  const step = useCallback(
    (by: 1 | -1) => {
      if (hits.length > 0) setCurrent((index) => (index + by + hits.length) % hits.length)
    },
    [hits],
  )

  const show = useCallback(() => {
    if (!isOpen) returnTo.current = document.activeElement
    setIsOpen(true)
    setTimesAsked((times) => times + 1)
  }, [isOpen])

  const close = useCallback(() => {
    setIsOpen(false)
    const hit = hits[current]
    const range = hit && passages?.rangeOf(hit.start, hit.end)
    if (range && passages) {
      const selection = getSelection()
      selection?.removeAllRanges()
      selection?.addRange(range)
      passages.scroller.focus({ preventScroll: true })
    } else if (returnTo.current instanceof HTMLElement) returnTo.current.focus({ preventScroll: true })
  }, [hits, current, passages])

  return {
    isOpen,
    timesAsked,
    query,
    total: hits.length,
    isCapped: hits.length === MAX_HITS,
    current,
    open: useCallback(() => {
      show()
      const selected = getSelection()?.toString().trim() ?? ''
      if (selected === '' || selected.includes('\n')) return
      setQuery(selected)
      setIsSought(false)
    }, [show]),
    openWith: useCallback(
      (words: string) => {
        show()
        setQuery(words)
        setIsSought(false)
      },
      [show],
    ),
    close,
    ask: useCallback((words: string) => {
      setQuery(words)
      setIsSought(false)
    }, []),
    step,
  }
}
