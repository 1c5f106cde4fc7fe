import { app, BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron'
import type { MenuCommand } from '../shared/commands/menu-commands.ts'
import { FIRST_MENU_KEYS, pageOf, type ShellPage } from './shell-page.ts'
import { WORDS } from './words.ts'

const isMac = process.platform === 'darwin'
/** A world of the shell's own, apart from the page's and the preload script's. */
const SHELL_WORLD = 1_000
const IS_EDITING = `(() => {
  const active = document.activeElement
  return active instanceof HTMLElement && (active.isContentEditable || active.matches('input, textarea'))
})()`

const SEPARATOR: MenuItemConstructorOptions = { type: 'separator' }
const t = WORDS.menu

/** Keeps the application menu to what the window in front can do. */
export function followFocusWithMenu(): void {
  showMenu(null)
  app.on('browser-window-focus', (_event, window) => {
    const page = pageOf(window.webContents)
    showMenu(page?.kind === 'reading' ? page : null)
  })
}

/** Shows the menu as this page has it; without a page what needs one is grey. */
export function showMenu(page: ShellPage | null): void {
  const menus = [
    ...(isMac ? [{ role: 'appMenu' as const }] : []),
    { label: t.file, submenu: fileMenu(page) },
    { label: t.edit, submenu: editMenu(page) },
    { label: t.view, submenu: viewMenu(page) },
    { label: t.article, submenu: articleMenu(page) },
    { label: t.go, submenu: goMenu(page) },
    { role: 'window' as const, label: t.window, submenu: [{ role: 'minimize' as const, label: t.minimize }] },
    { role: 'help' as const, label: t.help, submenu: helpMenu(page) },
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(menus))
}

/** The key of an item, as the page in front has it; without a page, as it is at first. */
function keyOf(page: ShellPage | null, command: MenuCommand): string {
  return (page?.menu.keys ?? FIRST_MENU_KEYS)[command] ?? ''
}

/** An item that tells the page to do something; what that means is the page's. */
function item(
  page: ShellPage | null,
  label: string,
  command: MenuCommand,
  enabled = true,
): MenuItemConstructorOptions {
  const accelerator = keyOf(page, command)
  return {
    id: command,
    label,
    ...(accelerator ? { accelerator } : {}),
    enabled: enabled && page !== null,
    click: (_item, window) => {
      const target = window instanceof BrowserWindow ? pageOf(window.webContents) : page
      if (target?.kind === 'reading') target.send('menu', { command })
    },
  }
}

function fileMenu(page: ShellPage | null): MenuItemConstructorOptions[] {
  return [
    item(page, t.newArticle, 'new-article-address'),
    item(page, t.openFiles, 'open-files'),
    SEPARATOR,
    item(page, t.saveAsMarkdown, 'save-as-markdown', page?.menu.articleOpen),
    item(page, t.backup, 'backup'),
    item(page, t.restore, 'restore'),
    SEPARATOR,
    item(page, t.settings, 'settings'),
    SEPARATOR,
    { role: 'close', label: t.close },
    ...(isMac ? [] : [{ role: 'quit' as const, label: t.quit, accelerator: 'Ctrl+Q' }]),
  ]
}

function editMenu(page: ShellPage | null): MenuItemConstructorOptions[] {
  return [
    undoItem(page, t.undo, 'undo'),
    undoItem(page, t.redo, 'redo'),
    SEPARATOR,
    { role: 'cut', label: t.cut },
    { role: 'copy', label: t.copy },
    { role: 'paste', label: t.paste },
    { role: 'selectAll', label: t.selectAll },
    SEPARATOR,
    item(page, t.find, 'find', page?.menu.articleOpen),
    item(page, t.findNext, 'find-next', page?.menu.articleOpen),
    item(page, t.findPrevious, 'find-previous', page?.menu.articleOpen),
    item(page, t.filter, 'filter'),
  ]
}

/**
 * Undo belongs to the text field that is being edited, and to the library everywhere else. The shell decides which, by looking
 * where the caret is; the page only ever hears of the library's.
 */
function undoItem(
  page: ShellPage | null,
  verb: string,
  command: 'undo' | 'redo',
): MenuItemConstructorOptions {
  const action = page?.menu[command] ?? null
  const accelerator = keyOf(page, command)
  return {
    id: command,
    label: action ? `${verb} ${action}` : verb,
    ...(accelerator ? { accelerator } : {}),
    enabled: page !== null,
    click: () => void (page && undoWhereTheCaretIs(page, command)),
  }
}

async function undoWhereTheCaretIs(page: ShellPage, command: 'undo' | 'redo'): Promise<void> {
  const isEditing: unknown = await page.contents.executeJavaScriptInIsolatedWorld(SHELL_WORLD, [
    { code: IS_EDITING },
  ])
  if (isEditing === true) page.contents[command]()
  else page.send('menu', { command })
}

function viewMenu(page: ShellPage | null): MenuItemConstructorOptions[] {
  return [
    item(page, t.sidebar, 'toggle-sidebar'),
    item(page, t.outline, 'toggle-outline', page?.menu.articleOpen),
    item(page, t.margin, 'toggle-margin', page?.menu.articleOpen),
    SEPARATOR,
    item(page, t.zoomIn, 'zoom-in'),
    item(page, t.zoomOut, 'zoom-out'),
    item(page, t.zoomReset, 'zoom-reset'),
    SEPARATOR,
    { role: 'togglefullscreen', label: t.fullScreen },
    ...(app.isPackaged ? [] : [{ role: 'toggleDevTools' as const, label: t.developerTools }]),
  ]
}

/** No keys here: the page has single letters for these, which a menu would take away from every text field. */
function articleMenu(page: ShellPage | null): MenuItemConstructorOptions[] {
  return [
    item(page, t.archive, 'archive'),
    item(page, t.favourite, 'favourite'),
    item(page, t.trash, 'trash'),
  ]
}

function goMenu(page: ShellPage | null): MenuItemConstructorOptions[] {
  return [
    item(page, t.back, 'back', page?.menu.canGoBack),
    item(page, t.forward, 'forward', page?.menu.canGoForward),
    SEPARATOR,
    item(page, t.notebook, 'notebook'),
  ]
}

function helpMenu(page: ShellPage | null): MenuItemConstructorOptions[] {
  return [
    item(page, t.palette, 'palette'),
    item(page, t.shortcuts, 'shortcuts'),
    { role: 'about', label: t.about },
  ]
}
