import { useSyncExternalStore } from 'react'

/** Under this the margin is a panel that slides in; CSS pixels, as in Reader.module.css. */
const ROOM_FOR_MARGIN = '(min-width: 1200px)'
/** Under this the outline is a menu. */
const ROOM_FOR_OUTLINE = '(min-width: 900px)'

/** What the window has room for beside the text. */
export function useRoom(): { readonly margin: boolean; readonly outline: boolean } {
  return { margin: useMedia(ROOM_FOR_MARGIN), outline: useMedia(ROOM_FOR_OUTLINE) }
}

function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = matchMedia(query)
      media.addEventListener('change', listener)
      return () => media.removeEventListener('change', listener)
    },
    () => matchMedia(query).matches,
  )
}
