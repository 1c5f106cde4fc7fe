import type { CommandId } from '../../shared/commands/command.ts'
import type { Keymap } from '../../shared/commands/keymap.ts'
import { FIRST_KEYMAP } from '../commands/KeymapContext.tsx'
import { type KeyPress, type ListMove, listMoveOf, readListMove } from '../commands/list-move.ts'

/** What a key means in the list of articles. */
export type ListKey =
  | ListMove
  | {
      readonly kind:
        | 'archive'
        | 'later'
        | 'inbox'
        | 'favourite'
        | 'tag'
        | 'edit'
        | 'trash'
        | 'restore'
        | 'menu'
    }
  | {
      readonly kind: 'finish' | 'collect' | 'export' | 'export-annotations' | 'open-window' | 'open-original'
    }

const MEANINGS: Partial<Readonly<Record<CommandId, ListKey>>> = {
  'list.archive': { kind: 'archive' },
  'list.later': { kind: 'later' },
  'list.inbox': { kind: 'inbox' },
  'list.favourite': { kind: 'favourite' },
  'list.tag': { kind: 'tag' },
  'list.edit': { kind: 'edit' },
  'list.finish': { kind: 'finish' },
  'list.collect': { kind: 'collect' },
  'list.export': { kind: 'export' },
  'list.export-annotations': { kind: 'export-annotations' },
  'list.open-window': { kind: 'open-window' },
  'list.open-original': { kind: 'open-original' },
  'list.restore': { kind: 'restore' },
  'list.trash': { kind: 'trash' },
  'list.menu': { kind: 'menu' },
}

/** What a command means in the list of articles; null for one that is not the list's. */
export function listKeyOf(id: CommandId): ListKey | null {
  return MEANINGS[id] ?? listMoveOf(id)
}

/** Reads a key press; null for keys that the list leaves alone. */
export function readListKey(press: KeyPress, keymap: Keymap = FIRST_KEYMAP): ListKey | null {
  const id = keymap.read(['list'], press)
  return (id && listKeyOf(id)) ?? readListMove(keymap, press)
}

/** Whether a key only means something while the list itself has the focus: elsewhere it belongs to what is focused. */
export function needsListFocus(key: ListKey): boolean {
  return key.kind === 'open' || key.kind === 'toggle' || key.kind === 'menu' || key.kind === 'clear'
}
