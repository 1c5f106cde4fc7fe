import type { CommandId } from '../../shared/commands/command.ts'
import type { KeyPress } from '../../shared/commands/key-text.ts'
import type { Keymap } from '../../shared/commands/keymap.ts'
import { MENU_COMMANDS, type MenuCommand } from '../../shared/commands/menu-commands.ts'
import { FIRST_KEYMAP } from '../commands/KeymapContext.tsx'
import { isTyping } from '../ui/shortcut.ts'

type WindowKeyPress = KeyPress & Pick<KeyboardEvent, 'target' | 'defaultPrevented' | 'isComposing'>

/** What the window does for the screens in it. */
const FOR_SCREENS: Partial<Readonly<Record<CommandId, MenuCommand>>> = {
  'lists.filter': 'filter',
  'article.save-as-markdown': 'save-as-markdown',
}

/** What the window does at a command, as the menu calls it; null for one that is not the window's. */
export function windowCommandOf(id: CommandId): MenuCommand | null {
  const [place, name] = id.split('.')
  if (place !== 'window') return FOR_SCREENS[id] ?? null
  return MENU_COMMANDS.find((command) => command === name) ?? null
}

/**
 * The window's command for a key press, or null. The same commands come from the application's menu.
 *
 * @param isReading whether an article is open, which has keys of its own
 */
export function readWindowKey(
  press: WindowKeyPress,
  isReading: boolean,
  keymap: Keymap = FIRST_KEYMAP,
): MenuCommand | null {
  if (press.defaultPrevented || press.isComposing) return null
  const id = keymap.read([isReading ? 'article' : 'lists', 'window'], press, isTyping(press.target))
  return id && windowCommandOf(id)
}
