import { useSyncExternalStore } from 'react'

/** Below this the sidebar would leave the list too little room, and lies over it instead. */
const NARROW = '(max-width: 50rem)'

/** Whether the window is narrow. */
export function useNarrow(): boolean {
  return useSyncExternalStore(watch, isNarrow)
}

const isNarrow = () => window.matchMedia(NARROW).matches

function watch(changed: () => void): () => void {
  const query = window.matchMedia(NARROW)
  query.addEventListener('change', changed)
  return () => query.removeEventListener('change', changed)
}
