import { useMemo } from 'react'
import { useWindowWidth } from '../ui/root-font-size.ts'

/** Under this the margin is a panel that slides in. In root font sizes: 1200 pixels when nothing is zoomed. */
const ROOM_FOR_MARGIN = 75
/** Under this the outline is a menu; 900 pixels. */
const ROOM_FOR_OUTLINE = 56.25

/** What the window has room for beside the text. */
export function useRoom(): { readonly margin: boolean; readonly outline: boolean } {
  const width = useWindowWidth()
  const margin = width >= ROOM_FOR_MARGIN
  const outline = width >= ROOM_FOR_OUTLINE
  return useMemo(() => ({ margin, outline }), [margin, outline])
}
