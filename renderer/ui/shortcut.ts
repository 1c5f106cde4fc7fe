import { showKey } from '../../shared/commands/key-text.ts'

/** True on a Mac, where Command is the modifier for shortcuts. */
export const isMac = /Mac/.test(globalThis.navigator?.platform ?? '')

/** Whether the system's shortcut modifier is held: Command on a Mac, Ctrl elsewhere. */
export function hasModifier(event: { ctrlKey: boolean; metaKey: boolean }): boolean {
  return isMac ? event.metaKey : event.ctrlKey
}

/** A key as the system writes it: `shortcutText('Mod+Shift+Z')` is `⇧⌘Z` on a Mac, else `Ctrl+Shift+Z`. */
export function shortcutText(key: string): string {
  return showKey(key, isMac)
}

/** Whether keys belong to a field where text is typed, so that one-letter shortcuts must stand back. */
export function isTyping(target: EventTarget | null): boolean {
  if (target === null || !(target instanceof Element)) return false
  return (
    target.closest(
      'input:not([type=checkbox], [type=radio], [type=range]), textarea, select, [contenteditable]',
    ) !== null
  )
}
