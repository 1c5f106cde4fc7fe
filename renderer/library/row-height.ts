import { useSyncExternalStore } from 'react'

/** A row's height: a title, two lines of excerpt and a line of facts, with the space around them; in root font sizes. */
export const ROW_HEIGHT_REM = 7

/** The root's font size in CSS pixels, followed when the zoom changes. */
export function useRootFontSize(): number {
  return useSyncExternalStore(watchRoot, rootFontSize)
}

function rootFontSize(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
}

function watchRoot(changed: () => void): () => void {
  const observer = new MutationObserver(changed)
  observer.observe(document.documentElement, { attributeFilter: ['style'] })
  return () => observer.disconnect()
}
