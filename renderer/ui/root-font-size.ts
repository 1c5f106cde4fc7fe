import { useSyncExternalStore } from 'react'

/** The root's font size in CSS pixels, followed when the zoom changes. */
export function useRootFontSize(): number {
  return useSyncExternalStore(watchRoot, rootFontSize)
}

/** How many root font sizes the window is wide. Media queries do not know of the zoom: they count in the browser's own size. */
export function useWindowWidth(): number {
  return useSyncExternalStore(watchWidth, () => innerWidth / rootFontSize())
}

function rootFontSize(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
}

function watchRoot(changed: () => void): () => void {
  const observer = new MutationObserver(changed)
  observer.observe(document.documentElement, { attributeFilter: ['style'] })
  return () => observer.disconnect()
}

function watchWidth(changed: () => void): () => void {
  const stop = watchRoot(changed)
  addEventListener('resize', changed)
  return () => {
    stop()
    removeEventListener('resize', changed)
  }
}
