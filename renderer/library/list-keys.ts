import { type KeyPress, type ListMove, readListMove } from '../ui/list-move.ts'
import { hasModifier, isMac } from '../ui/shortcut.ts'

/** What a key means in the list of articles. */
export type ListKey =
  | ListMove
  | {
      readonly kind: 'archive' | 'later' | 'inbox' | 'favourite' | 'tag' | 'edit' | 'trash' | 'menu'
    }

const LETTERS: Readonly<Record<string, ListKey>> = {
  e: { kind: 'archive' },
  l: { kind: 'later' },
  i: { kind: 'inbox' },
  s: { kind: 'favourite' },
  t: { kind: 'tag' },
  d: { kind: 'edit' },
}

/** Reads a key press; null for keys that the list leaves alone. */
export function readListKey(press: KeyPress): ListKey | null {
  const move = readListMove(press)
  if (move || press.altKey || hasModifier(press) || press.ctrlKey || press.metaKey) return move
  const { key, shiftKey: extend } = press
  switch (key) {
    case 'Delete':
      return { kind: 'trash' }
    case 'Backspace':
      // The key that Macs write Delete on.
      return isMac ? { kind: 'trash' } : null
    case 'ContextMenu':
      return { kind: 'menu' }
    case 'F10':
      return extend ? { kind: 'menu' } : null
    case 'F2':
      return { kind: 'edit' }
    default:
      return extend ? null : (LETTERS[key] ?? null)
  }
}

/** Whether a key only means something while the list itself has the focus: elsewhere it belongs to what is focused. */
export function needsListFocus(key: ListKey): boolean {
  return key.kind === 'open' || key.kind === 'toggle' || key.kind === 'menu' || key.kind === 'clear'
}
