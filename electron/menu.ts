import { app, BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron'
import type { MenuCommand } from '../shared/bridge.ts'
import { pageOf, type ShellPage } from './shell-page.ts'
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

/** An item that tells the page to do something; what that means is the page's. */
function item(
  page: ShellPage | null,
  label: string,
  command: MenuCommand,
  accelerator = '',
  enabled = true,
): MenuItemConstructorOptions {
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
    item(page, t.newArticle, 'new-article-address', 'CmdOrCtrl+N'),
    item(page, t.openFiles, 'open-files', 'CmdOrCtrl+O'),
    SEPARATOR,
    item(page, t.saveAsMarkdown, 'save-as-markdown', 'CmdOrCtrl+S', page?.menu.articleOpen),
    item(page, t.backup, 'backup'),
    item(page, t.restore, 'restore'),
    SEPARATOR,
    item(page, t.settings, 'settings', 'CmdOrCtrl+,'),
    SEPARATOR,
    { role: 'close', label: t.close },
    ...(isMac ? [] : [{ role: 'quit' as const, label: t.quit, accelerator: 'Ctrl+Q' }]),
  ]
}

function editMenu(page: ShellPage | null): MenuItemConstructorOptions[] {
  return [
    undoItem(page, t.undo, 'undo', 'CmdOrCtrl+Z'),
    undoItem(page, t.redo, 'redo', isMac ? 'Cmd+Shift+Z' : 'Ctrl+Y'),
    SEPARATOR,
    { role: 'cut', label: t.cut },
    { role: 'copy', label: t.copy },
    { role: 'paste', label: t.paste },
    { role: 'selectAll', label: t.selectAll },
    SEPARATOR,
    item(page, t.find, 'find', 'CmdOrCtrl+F', page?.menu.articleOpen),
    item(page, t.findNext, 'find-next', 'CmdOrCtrl+G', page?.menu.articleOpen),
    item(page, t.findPrevious, 'find-previous', 'CmdOrCtrl+Shift+G', page?.menu.articleOpen),
    item(page, t.filter, 'filter', 'CmdOrCtrl+L'),
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
  accelerator: string,
): MenuItemConstructorOptions {
  const action = page?.menu[command] ?? null
  return {
    id: command,
    label: action ? `${verb} ${action}` : verb,
    accelerator,
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
    item(page, t.sidebar, 'toggle-sidebar', 'CmdOrCtrl+\\'),
    item(page, t.outline, 'toggle-outline', 'CmdOrCtrl+Shift+O', page?.menu.articleOpen),
    item(page, t.margin, 'toggle-margin', 'CmdOrCtrl+Shift+M', page?.menu.articleOpen),
    SEPARATOR,
    item(page, t.zoomIn, 'zoom-in', 'CmdOrCtrl+='),
    item(page, t.zoomOut, 'zoom-out', 'CmdOrCtrl+-'),
    item(page, t.zoomReset, 'zoom-reset', 'CmdOrCtrl+0'),
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
    item(page, t.back, 'back', isMac ? 'Cmd+[' : 'Alt+Left', page?.menu.canGoBack),
    item(page, t.forward, 'forward', isMac ? 'Cmd+]' : 'Alt+Right', page?.menu.canGoForward),
    SEPARATOR,
    item(page, t.notebook, 'notebook', 'CmdOrCtrl+Shift+N'),
  ]
}

function helpMenu(page: ShellPage | null): MenuItemConstructorOptions[] {
  return [item(page, t.shortcuts, 'shortcuts', 'CmdOrCtrl+/'), { role: 'about', label: t.about }]
}
