import type { CommandId } from '../../shared/commands/command.ts'
import type { KeyPress } from '../../shared/commands/key-text.ts'
import type { Keymap } from '../../shared/commands/keymap.ts'

export type { KeyPress }

/** What every list does at a key: go to another row, open one, select. */
export type ListMove =
  | {
      readonly kind: 'move'
      readonly by: number | 'first' | 'last' | 'page-up' | 'page-down'
      readonly extend: boolean
    }
  | { readonly kind: 'open' | 'select-all' | 'toggle' | 'clear' }

const MOVES: Partial<Readonly<Record<CommandId, ListMove>>> = {
  'lists.next-row': { kind: 'move', by: 1, extend: false },
  'lists.previous-row': { kind: 'move', by: -1, extend: false },
  'lists.extend-next': { kind: 'move', by: 1, extend: true },
  'lists.extend-previous': { kind: 'move', by: -1, extend: true },
  'lists.first-row': { kind: 'move', by: 'first', extend: false },
  'lists.last-row': { kind: 'move', by: 'last', extend: false },
  'lists.page-up': { kind: 'move', by: 'page-up', extend: false },
  'lists.page-down': { kind: 'move', by: 'page-down', extend: false },
  'lists.open': { kind: 'open' },
  'lists.toggle': { kind: 'toggle' },
  'lists.select-all': { kind: 'select-all' },
  'lists.clear': { kind: 'clear' },
}

/** What a command means to any list; null for one that is not of lists as such. */
export function listMoveOf(id: CommandId): ListMove | null {
  return MOVES[id] ?? null
}

/** Reads a key press; null for one that means nothing to lists as such. */
export function readListMove(keymap: Keymap, press: KeyPress): ListMove | null {
  const id = keymap.read(['lists'], press)
  const move = id && listMoveOf(id)
  const isFar = move?.kind === 'move' && typeof move.by !== 'number'
  // Home, End and Page up and down go as far with Shift.
  return isFar ? { ...move, extend: press.shiftKey } : move
}
