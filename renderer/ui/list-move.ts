import { hasModifier } from './shortcut.ts'

export type KeyPress = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>

/** What every list does at a key: go to another row, open one, select. */
export type ListMove =
  | {
      readonly kind: 'move'
      readonly by: number | 'first' | 'last' | 'page-up' | 'page-down'
      readonly extend: boolean
    }
  | { readonly kind: 'open' | 'select-all' | 'toggle' | 'clear' }

const STEPS: Readonly<Record<string, Extract<ListMove, { kind: 'move' }>['by']>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  j: 1,
  J: 1,
  k: -1,
  K: -1,
  Home: 'first',
  End: 'last',
  PageUp: 'page-up',
  PageDown: 'page-down',
}

/** Reads a key press; null for one that means nothing to lists as such. */
export function readListMove(press: KeyPress): ListMove | null {
  const { key, shiftKey: extend } = press
  if (press.altKey) return null
  if (hasModifier(press)) {
    if (key.toLowerCase() === 'a' && !extend) return { kind: 'select-all' }
    return key === ' ' ? { kind: 'toggle' } : null
  }
  if (press.ctrlKey || press.metaKey) return null
  const by = STEPS[key]
  if (by !== undefined) return { kind: 'move', by, extend }
  if (key === 'Enter') return { kind: 'open' }
  if (key === ' ') return { kind: 'toggle' }
  return key === 'Escape' ? { kind: 'clear' } : null
}
