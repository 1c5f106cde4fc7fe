import { HIGHLIGHT_COLORS, type HighlightColor } from '../../shared/annotation/highlight.ts'
import { type KeyPress, type ListMove, readListMove } from '../ui/list-move.ts'
import { hasModifier, isMac } from '../ui/shortcut.ts'

/** What a key means in the notebook. */
export type NotebookKey =
  | ListMove
  | { readonly kind: 'color'; readonly color: HighlightColor }
  | { readonly kind: 'edit' | 'new-note' | 'tag' | 'copy' | 'delete' }

const LETTERS: Readonly<Record<string, NotebookKey>> = {
  e: { kind: 'edit' },
  F2: { kind: 'edit' },
  n: { kind: 'new-note' },
  t: { kind: 'tag' },
  c: { kind: 'copy' },
  Delete: { kind: 'delete' },
}

/** Reads a key press; null for keys that the notebook leaves alone. */
export function readNotebookKey(press: KeyPress): NotebookKey | null {
  const move = readListMove(press)
  if (move || press.altKey || press.shiftKey || hasModifier(press) || press.ctrlKey || press.metaKey)
    return move
  const color = HIGHLIGHT_COLORS[Number(press.key) - 1]
  if (color) return { kind: 'color', color }
  // The key that Macs write Delete on.
  if (press.key === 'Backspace') return isMac ? { kind: 'delete' } : null
  return LETTERS[press.key] ?? null
}

/** Whether a key only means something while the list itself has the focus: elsewhere it belongs to what is focused. */
export function needsListFocus({ kind }: NotebookKey): boolean {
  return kind === 'open' || kind === 'toggle' || kind === 'clear'
}
