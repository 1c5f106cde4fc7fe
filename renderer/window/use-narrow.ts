import { useWindowWidth } from '../ui/root-font-size.ts'

/** Below this the sidebar would leave the list too little room, and lies over it instead. In root font sizes. */
const NARROW = 50

/** Whether the window is narrow, for the size that everything is shown at. */
export function useNarrow(): boolean {
  return useWindowWidth() <= NARROW
}
