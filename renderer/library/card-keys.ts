import type { KeyPress } from '../commands/list-move.ts'
import type { ListKey } from './list-keys.ts'

/** What an arrow means among cards: to the one beside, or to the one above or below. Null for other keys. @param lanes cards beside each other */
export function readCardKey(press: KeyPress, lanes: number, isRtl: boolean): ListKey | null {
  if (press.altKey || press.ctrlKey || press.metaKey) return null
  const forth = isRtl ? -1 : 1
  const steps: Readonly<Record<string, number>> = {
    ArrowRight: forth,
    ArrowLeft: -forth,
    ArrowDown: lanes,
    ArrowUp: -lanes,
  }
  const by = steps[press.key]
  return by === undefined ? null : { kind: 'move', by, extend: press.shiftKey }
}
