import { useEffect, useLayoutEffect, useState } from 'react'

/** What a window opens with is there by then, or is nothing that says so; in milliseconds. */
const START_MS = 3_000

/** Between what a window opens with and what can come later: the first click is not to meet a busy computer. In milliseconds. */
const REST_MS = 500

/** A window that nobody sees paints nothing: longer than a slow computer takes for a frame, and no wait that shows. In milliseconds. */
const LATEST_FRAME_MS = 500

let isOver = false
const waiting = new Set<() => void>()

/** What the window opens with is rendered, and then is on the screen. */
let isDrawn = false
let isPainted = false
const unpainted = new Set<() => void>()

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

/**
 * Runs what the window's first frame does without. From the commit that draws that frame on it waits until the frame is on the screen; what
 * belongs to a commit before, which did not draw it, runs when that commit is over. @returns what calls it off
 */
export function afterFirstFrame(run: () => void): () => void {
  if (isPainted) {
    run()
    return () => undefined
  }
  let isCalledOff = false
  const due = () => {
    if (!isCalledOff) run()
  }
  unpainted.add(due)
  // By then every effect of the commit has run, also the one that says what was drawn.
  queueMicrotask(() => {
    if (!isDrawn && unpainted.delete(due)) due()
  })
  return () => {
    isCalledOff = true
    unpainted.delete(due)
  }
}

function followFirstFrame(): void {
  const observer = new PerformanceObserver((list) => {
    if (list.getEntriesByName('first-contentful-paint').length > 0) painted()
  })
  const painted = () => {
    observer.disconnect()
    if (isPainted) return
    isPainted = true
    const due = [...unpainted]
    unpainted.clear()
    // One that fails keeps none from running.
    for (const run of due) queueMicrotask(run)
  }
  observer.observe({ type: 'paint', buffered: true })
  setTimeout(painted, LATEST_FRAME_MS)
}

/** False until the window's first frame is on the screen. */
export function useFirstFrame(): boolean {
  const [known, setKnown] = useState(isPainted)
  useEffect(() => afterFirstFrame(() => setKnown(true)), [])
  return known
}

/** A screen says that it shows what it is there for. @param isShown it renders that now */
export function useStartEnd(isShown: boolean): void {
  // Before the frame is painted, whatever else there is to do.
  useLayoutEffect(() => {
    if (!isShown || isOver) return
    performance.mark('start-drawn')
    setTimeout(end, REST_MS)
    if (isDrawn) return
    isDrawn = true
    followFirstFrame()
  }, [isShown])
}

/** False until the window shows what it opened with. */
export function useStartIsOver(): boolean {
  const [known, setKnown] = useState(isOver)
  useEffect(() => whenStartIsOver(() => setKnown(true)), [])
  return known
}
