import { menuAccelerator } from './accelerators.ts'
import type { CommandId } from './command.ts'
import type { Keymap } from './keymap.ts'
import type { MenuCommand } from './menu-commands.ts'

/** The commands whose keys the application's menu shows. Those for articles have single letters, of which each screen has its own. */
const IN_MENU: Partial<Readonly<Record<MenuCommand, CommandId>>> = {
  'new-article-address': 'window.new-article-address',
  'open-files': 'window.open-files',
  'save-as-markdown': 'article.save-as-markdown',
  backup: 'window.backup',
  restore: 'window.restore',
  settings: 'window.settings',
  undo: 'window.undo',
  redo: 'window.redo',
  find: 'article.find',
  'find-next': 'article.find-next',
  'find-previous': 'article.find-previous',
  filter: 'lists.filter',
  back: 'window.back',
  forward: 'window.forward',
  'zoom-in': 'window.zoom-in',
  'zoom-out': 'window.zoom-out',
  'zoom-reset': 'window.zoom-reset',
  'toggle-sidebar': 'window.toggle-sidebar',
  'toggle-outline': 'article.toggle-outline',
  'toggle-margin': 'article.toggle-margin',
  shortcuts: 'window.shortcuts',
  notebook: 'window.notebook',
  palette: 'window.palette',
}

export type MenuKeys = Partial<Readonly<Record<MenuCommand, string>>>

/** Electron's accelerators for the application's menu, as the keys are now. Items without one are left out. */
export function menuKeys(keymap: Keymap): MenuKeys {
  const keys = Object.entries(IN_MENU).flatMap(([item, id]) => {
    const accelerator = menuAccelerator(keymap, id)
    return accelerator === '' ? [] : [[item, accelerator]]
  })
  return Object.fromEntries(keys)
}
