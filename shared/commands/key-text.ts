/**
 * Keys as text: `Mod+Shift+N`, `?`, `Alt+ArrowLeft`. `Mod` is Command on a Mac and Ctrl elsewhere. A letter is written large and its Shift
 * is named; any other character is the one that the keyboard writes, whatever Shift or AltGr that takes on its layout. Named keys are
 * called as in the UI Events standard, the space bar `Space` and the plus sign `Plus`.
 */

/** What of a key press is looked at. */
export interface KeyPress {
  readonly key: string
  /** The key's place on the keyboard; only its digits are looked at. */
  readonly code?: string
  readonly shiftKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
}

const HELD = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'Fn', 'Dead', 'Process'])
const NAMED = /^[A-Z][A-Za-z]+[0-9]*$|^F[0-9]{1,2}$/
const isCharacter = (key: string): boolean => [...key].length === 1
const isLetter = (key: string) => key.toLowerCase() !== key.toUpperCase()

/** A letter as it is written here; one that has no large form of its own stays as it is. */
const large = (letter: string) => (isCharacter(letter.toUpperCase()) ? letter.toUpperCase() : letter)
const nameOf = (key: string): string => (key === ' ' ? 'Space' : key === '+' ? 'Plus' : key)

/**
 * What a press may be called, the most exact first: `/` on a German keyboard is `/` and also `Shift+7`, and `[` that is written with AltGr
 * is `Ctrl+Alt+[` and also `[`. Empty for a key that is only held.
 */
export function pressTexts(press: KeyPress, isMac: boolean): readonly string[] {
  const { key, code = '', shiftKey, altKey } = press
  if (HELD.has(key) || key === '' || key === 'Unidentified') return []
  const isMod = isMac ? press.metaKey : press.ctrlKey
  const isOther = isMac ? press.ctrlKey : press.metaKey
  const held = (alt: boolean, shift: boolean, mod = isMod) =>
    [isOther && (isMac ? 'Ctrl' : 'Meta'), mod && 'Mod', alt && 'Alt', shift && 'Shift']
      .filter(Boolean)
      .map((name) => `${name}+`)
      .join('')
  if (!isCharacter(key) || key === ' ') return [held(altKey, shiftKey) + nameOf(key)]
  if (isLetter(key)) return [held(altKey, shiftKey) + large(key)]
  const texts = [held(altKey, false) + nameOf(key)]
  const digit = /^Digit([0-9])$/.exec(code)?.[1]
  if (shiftKey && digit && digit !== key) texts.push(`${held(altKey, true)}${digit}`)
  // AltGr is told as Ctrl and Alt by Windows, and Option writes characters on a Mac.
  const isWritten = altKey && !press.metaKey && !/[0-9]/.test(key)
  if (isWritten) texts.push(nameOf(key))
  return texts
}

const MODIFIERS = ['Ctrl', 'Meta', 'Mod', 'Alt', 'Shift']

interface KeyParts {
  readonly held: readonly string[]
  readonly key: string
}

/** A key's text in parts; null for what is none. */
export function parseKey(text: string): KeyParts | null {
  const parts = text.split('+')
  const key = parts.at(-1) ?? ''
  const held = parts.slice(0, -1)
  if (held.some((name, index) => !MODIFIERS.includes(name) || held.indexOf(name) !== index)) return null
  const isKey = isCharacter(key) ? large(key) === key : NAMED.test(key)
  return isKey && key !== ' ' && !HELD.has(key) && !MODIFIERS.includes(key) ? { held, key } : null
}

/** Keys that belong to fields, lists and the system, and that no command is given. */
const KEPT = new Set([
  'Enter',
  'Escape',
  'Tab',
  'Space',
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'Home',
  'End',
  'PageUp',
  'PageDown',
  'ContextMenu',
])
/** Copying and its kin, and closing a window or the app. */
const KEPT_WITH_MOD = new Set(['A', 'C', 'V', 'X', 'Q', 'W'])

/** Whether a key must stay what it is everywhere: it moves, confirms and gives up, or edits text. */
export function isKept(text: string): boolean {
  const parts = parseKey(text)
  if (!parts) return true
  const { held, key } = parts
  const strong = held.filter((name) => name !== 'Shift')
  if (KEPT.has(key)) return strong.length === 0 || key === 'Tab'
  return strong.length === 1 && strong[0] === 'Mod' && KEPT_WITH_MOD.has(key) && held.length === 1
}

/** Keys with which text is edited, also with Ctrl or Alt. */
const EDITING = new Set([
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'Home',
  'End',
  'Backspace',
  'Delete',
])

/** Whether a field where somebody types needs a key itself. */
export function isTyped(text: string): boolean {
  const { held, key } = parseKey(text) ?? { held: [], key: '' }
  if (EDITING.has(key)) return true
  if (/^F[0-9]/.test(key)) return false
  return !held.some((name) => name === 'Mod' || name === 'Ctrl' || name === 'Meta')
}

const SHOWN: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  Delete: 'Del',
  PageUp: 'Page Up',
  PageDown: 'Page Down',
  ContextMenu: 'Menu',
  Plus: '+',
}
const MAC_SIGNS: Readonly<Record<string, string>> = { Ctrl: '⌃', Alt: '⌥', Shift: '⇧', Mod: '⌘' }
const MAC_ORDER = ['Ctrl', 'Alt', 'Shift', 'Mod']

/** A key as the system's own menus write it: `Mod+Shift+Z` is `⇧⌘Z` on a Mac, else `Ctrl+Shift+Z`. */
export function showKey(text: string, isMac: boolean): string {
  const parts = parseKey(text)
  if (!parts) return text
  const { held, key } = parts
  if (isMac) {
    const signs = MAC_ORDER.filter((name) => held.includes(name)).map((name) => MAC_SIGNS[name])
    return signs.join('') + (key === 'Backspace' ? '⌫' : (SHOWN[key] ?? key))
  }
  return [...held.map((name) => (name === 'Mod' ? 'Ctrl' : name)), SHOWN[key] ?? key].join('+')
}
