import type { CommandId } from './command.ts'
import { parseKey } from './key-text.ts'
import type { Keymap } from './keymap.ts'

/** Keys that fields for notes use: a menu would take them away. */
const NOTE_KEYS = new Set(['Mod+B', 'Mod+I', 'Mod+K', 'Mod+Shift+P'])

const NAMES: Readonly<Record<string, string>> = {
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
}
const HELD: Readonly<Record<string, string>> = { Mod: 'CmdOrCtrl', Ctrl: 'Ctrl', Meta: 'Super' }

/** An accelerator as Electron takes it: signs, letters and digits of the ASCII as they are, other keys by name. */
export const ACCELERATOR =
  /^(?:(?:CmdOrCtrl|Ctrl|Super|Alt|Shift)\+){0,4}(?:[!-*,-~]|F[0-9]{1,2}|Plus|Space|Up|Down|Left|Right|Home|End|PageUp|PageDown|Insert|Delete|Backspace)$/

/** A key as Electron writes it; empty where a menu must not have it: single letters would be taken away from text fields. */
function acceleratorOf(text: string): string {
  const { held, key } = parseKey(text) ?? { held: [], key: '' }
  const name = NAMES[key] ?? key
  const isStrong = held.some((modifier) => modifier !== 'Shift') || /^F[0-9]/.test(key)
  const accelerator = [...held.map((modifier) => HELD[modifier] ?? modifier), name].join('+')
  return isStrong && !NOTE_KEYS.has(text) && ACCELERATOR.test(accelerator) ? accelerator : ''
}

/** The key that an item of the application's menu shows and hears: the first of its command that a menu may have; empty for none. */
export function menuAccelerator(keymap: Keymap, id: CommandId): string {
  return keymap.keysOf(id).map(acceleratorOf).find(Boolean) ?? ''
}
