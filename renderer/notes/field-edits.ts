import {
  continueBlock,
  indentItems,
  makeLink,
  type TextEdit,
  toggleMark,
} from '../../shared/annotation/markdown-edit.ts'
import { hasModifier } from '../ui/shortcut.ts'

interface Field {
  readonly value: string
  readonly selectionStart: number
  readonly selectionEnd: number
}

interface KeyPress {
  readonly key: string
  readonly shiftKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
}

/** What a key does to Markdown: strong, emphasis, link, and in lists Enter and Tab. Null where the key is the field's own. */
export function markdownKey(press: KeyPress, field: Field): TextEdit | null {
  const { value } = field
  const selection = { start: field.selectionStart, end: field.selectionEnd }
  if (press.altKey) return null
  if (hasModifier(press)) {
    if (press.shiftKey) return null
    const key = press.key.toLowerCase()
    if (key === 'b') return toggleMark(value, selection, '**')
    if (key === 'i') return toggleMark(value, selection, '*')
    return key === 'k' ? makeLink(value, selection) : null
  }
  if (press.ctrlKey || press.metaKey) return null
  if (press.key === 'Enter' && !press.shiftKey) return continueBlock(value, selection)
  if (press.key === 'Tab') return indentItems(value, selection, press.shiftKey ? 'out' : 'in')
  return null
}

/** Types an edit as the person would have: the field's own undo takes it back. */
export function applyEdit(field: HTMLTextAreaElement, { from, to, insert, selected }: TextEdit): void {
  field.focus({ preventScroll: true })
  field.setSelectionRange(from, to)
  if (insert !== '') document.execCommand('insertText', false, insert)
  else if (to > from) document.execCommand('delete')
  field.setSelectionRange(selected.start, selected.end)
}
