import { useEffect, useState } from 'react'

/** What a window opens with is there by then, or is nothing that says so; in milliseconds. */
const START_MS = 3_000

/** Between what a window opens with and what can come later: the first click is not to meet a busy computer. In milliseconds. */
const REST_MS = 500

let isOver = false
const waiting = new Set<() => void>()

function end(): void {
  if (isOver) return
  isOver = true
  performance.mark('start-is-over')
  for (const tell of waiting) tell()
  waiting.clear()
}

/** Calls when the window shows what it opened with, at once if it does: what can come later would hold that up. */
export function whenStartIsOver(then: () => void): void {
  if (isOver) then()
  else {
    if (waiting.size === 0) setTimeout(end, START_MS)
    waiting.add(then)
  }
}

/** A screen says that it shows what it is there for. @param isDrawn it renders that now */
export function useStartEnd(isDrawn: boolean): void {
  useEffect(() => {
    if (!isDrawn || isOver) return
    performance.mark('start-drawn')
    setTimeout(end, REST_MS)
  }, [isDrawn])
}

/** False until the window shows what it opened with. */
export function useStartIsOver(): boolean {
  const [known, setKnown] = useState(isOver)
  useEffect(() => whenStartIsOver(() => setKnown(true)), [])
  return known
}
