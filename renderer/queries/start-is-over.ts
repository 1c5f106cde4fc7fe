import { useEffect, useState } from 'react'

/** What a window shows first is there by then; in milliseconds. */
const START_MS = 1_000

let isOver = false

/** False while the window shows what it opens with: what can come later would hold it up. */
export function useStartIsOver(): boolean {
  const [known, setKnown] = useState(isOver)
  useEffect(() => {
    if (known) return
    const timer = setTimeout(() => {
      isOver = true
      setKnown(true)
    }, START_MS)
    return () => clearTimeout(timer)
  }, [known])
  return known
}
