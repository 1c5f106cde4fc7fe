import {
  type BrowserWindow,
  type ContextMenuParams,
  clipboard,
  Menu,
  type MenuItemConstructorOptions,
} from 'electron'
import { readExternalAddress } from './external-address.ts'
import { openInBrowser } from './open-external.ts'
import { WORDS } from './words.ts'

const SEPARATOR: MenuItemConstructorOptions = { type: 'separator' }

/** The menu over text and links, where the page has not shown one of its own. */
export function showContextMenu(window: BrowserWindow, parameters: ContextMenuParams): void {
  const groups = [spelling(window, parameters), link(parameters), editing(parameters)].filter(
    (group) => group.length > 0,
  )
  if (groups.length === 0) return
  Menu.buildFromTemplate(
    groups.flatMap((group, index) => (index === 0 ? group : [SEPARATOR, ...group])),
  ).popup({
    window,
  })
}

function spelling(window: BrowserWindow, parameters: ContextMenuParams): MenuItemConstructorOptions[] {
  if (parameters.misspelledWord === '') return []
  if (parameters.dictionarySuggestions.length === 0)
    return [{ label: WORDS.menu.noSuggestions, enabled: false }]
  return parameters.dictionarySuggestions.map((suggestion) => ({
    label: suggestion,
    click: () => window.webContents.replaceMisspelling(suggestion),
  }))
}

function link({ linkURL }: ContextMenuParams): MenuItemConstructorOptions[] {
  if (!readExternalAddress(linkURL).ok) return []
  return [
    { label: WORDS.menu.openLink, click: () => void openInBrowser(linkURL) },
    { label: WORDS.menu.copyLink, click: () => clipboard.writeText(linkURL) },
  ]
}

function editing({ isEditable, editFlags, selectionText }: ContextMenuParams): MenuItemConstructorOptions[] {
  const copy: MenuItemConstructorOptions = {
    label: WORDS.menu.copy,
    role: 'copy',
    enabled: editFlags.canCopy,
  }
  if (!isEditable) return selectionText.trim() === '' ? [] : [copy]
  return [
    { label: WORDS.menu.cut, role: 'cut', enabled: editFlags.canCut },
    copy,
    { label: WORDS.menu.paste, role: 'paste', enabled: editFlags.canPaste },
    { label: WORDS.menu.selectAll, role: 'selectAll', enabled: editFlags.canSelectAll },
  ]
}
