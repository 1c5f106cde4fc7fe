import { hasModifier, isMac } from '../ui/shortcut.ts'

/** What a key means in the list of articles. */
export type ListKey =
  | {
      readonly kind: 'move'
      readonly by: number | 'first' | 'last' | 'page-up' | 'page-down'
      readonly extend: boolean
    }
  | {
      readonly kind:
        | 'open'
        | 'select-all'
        | 'toggle'
        | 'clear'
        | 'archive'
        | 'later'
        | 'inbox'
        | 'favourite'
        | 'tag'
        | 'edit'
        | 'trash'
        | 'menu'
    }

type KeyPress = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>

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
  if (press.altKey) return null
  const { key, shiftKey: extend } = press
  if (hasModifier(press)) {
    return key.toLowerCase() === 'a' && !extend
      ? { kind: 'select-all' }
      : key === ' '
        ? { kind: 'toggle' }
        : null
  }
  if (press.ctrlKey || press.metaKey) return null
  switch (key) {
    case 'ArrowDown':
      return { kind: 'move', by: 1, extend }
    case 'ArrowUp':
      return { kind: 'move', by: -1, extend }
    case 'j':
    case 'J':
      return { kind: 'move', by: 1, extend }
    case 'k':
    case 'K':
      return { kind: 'move', by: -1, extend }
    case 'Home':
      return { kind: 'move', by: 'first', extend }
    case 'End':
      return { kind: 'move', by: 'last', extend }
    case 'PageUp':
      return { kind: 'move', by: 'page-up', extend }
    case 'PageDown':
      return { kind: 'move', by: 'page-down', extend }
    case 'Enter':
      return { kind: 'open' }
    case ' ':
      return { kind: 'toggle' }
    case 'Escape':
      return { kind: 'clear' }
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
