import { HIGHLIGHT_COLORS, type HighlightColor } from '../../shared/annotation/highlight-colors.ts'
import type { CommandId } from '../../shared/commands/command.ts'
import type { Keymap } from '../../shared/commands/keymap.ts'
import { type KeyPress, type ListMove, listMoveOf, readListMove } from '../commands/list-move.ts'

/** What a key means in the notebook. */
export type NotebookKey =
  | ListMove
  | { readonly kind: 'color'; readonly color: HighlightColor }
  | { readonly kind: 'edit' | 'new-note' | 'tag' | 'copy' | 'delete' }

const MEANINGS: Partial<Readonly<Record<CommandId, NotebookKey>>> = {
  'notebook.edit': { kind: 'edit' },
  'notebook.new-note': { kind: 'new-note' },
  'notebook.tag': { kind: 'tag' },
  'notebook.copy': { kind: 'copy' },
  'notebook.delete': { kind: 'delete' },
}

/** What a command means in the notebook; null for one that is not the notebook's. */
export function notebookKeyOf(id: CommandId): NotebookKey | null {
  const color = HIGHLIGHT_COLORS.find((_, index) => id === `notebook.color-${index + 1}`)
  return color ? { kind: 'color', color } : (MEANINGS[id] ?? listMoveOf(id))
}

/** Reads a key press; null for keys that the notebook leaves alone. */
export function readNotebookKey(keymap: Keymap, press: KeyPress): NotebookKey | null {
  const id = keymap.read(['notebook'], press)
  return (id && notebookKeyOf(id)) ?? readListMove(keymap, press)
}

/** Whether a key only means something while the list itself has the focus: elsewhere it belongs to what is focused. */
export function needsListFocus({ kind }: NotebookKey): boolean {
  return kind === 'open' || kind === 'toggle' || kind === 'clear'
}
