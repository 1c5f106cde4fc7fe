import type { MenuCommand } from '../../shared/bridge.ts'
import { hasModifier, isMac, isTyping } from '../ui/shortcut.ts'

type KeyPress = Pick<
  KeyboardEvent,
  'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey' | 'target' | 'defaultPrevented' | 'isComposing'
>

/** With the system's modifier, wherever the focus is. */
const ALWAYS: Readonly<Record<string, MenuCommand>> = {
  n: 'new-article-address',
  o: 'open-files',
  ',': 'settings',
  '+': 'zoom-in',
  '=': 'zoom-in',
  '-': 'zoom-out',
  '0': 'zoom-reset',
}

/** With the modifier too, but a field where somebody types keeps them. */
const OUTSIDE_FIELDS: Readonly<Record<string, MenuCommand>> = { z: 'undo', y: 'redo', b: 'toggle-sidebar' }

/**
 * The window's command for a key press, or null. The same commands come from the application's menu.
 *
 * @param isReading whether an article is open, which has a use of its own for `/`
 */
export function readWindowKey(press: KeyPress, isReading: boolean): MenuCommand | null {
  if (press.defaultPrevented || press.isComposing) return null
  const key = press.key.toLowerCase()
  const typing = isTyping(press.target)
  if (press.altKey && !press.ctrlKey && !press.metaKey && !typing) {
    if (isMac) return null
    return key === 'arrowleft' ? 'back' : key === 'arrowright' ? 'forward' : null
  }
  if (hasModifier(press)) {
    if (isMac && !typing && (key === '[' || key === ']')) return key === '[' ? 'back' : 'forward'
    if (press.shiftKey && key === 'z') return typing ? null : 'redo'
    if (press.shiftKey && key === 'n') return 'notebook'
    if (press.shiftKey && key !== '+' && key !== '=') return null
    return ALWAYS[key] ?? (typing ? null : (OUTSIDE_FIELDS[key] ?? null))
  }
  if (typing || press.ctrlKey || press.metaKey || press.altKey) return null
  if (press.key === '?') return 'shortcuts'
  return press.key === '/' && !isReading ? 'filter' : null
}
