/** Where a command works. Several of these are open at once: see `OPEN_TOGETHER`. */
export type Place =
  | 'window'
  | 'lists'
  | 'list'
  | 'notebook'
  | 'article'
  | 'marking'
  | 'versions'
  | 'comparing'
  | 'note'

/**
 * The places whose keys are heard at the same time, by screen. A key means one thing among them; that `E` archives in the list and
 * edits in the notebook is no contradiction.
 */
export const OPEN_TOGETHER: readonly (readonly Place[])[] = [
  ['window', 'lists', 'list'],
  ['window', 'lists', 'notebook'],
  ['window', 'article', 'marking', 'versions'],
  ['comparing'],
  ['note'],
]

interface CommandDefinition {
  /** Keys that a person may change, the first of which menus and tooltips show. As `key-text.ts` writes them. */
  readonly keys?: readonly string[]
  /** In place of `keys` on a Mac, where the system has other habits. */
  readonly macKeys?: readonly string[]
  /** Keys that always do this: arrows, Enter, Escape and what else every list and field has. */
  readonly fixed?: readonly string[]
  /** False where there is nothing to change: it is told among the shortcuts, and read where it is typed. */
  readonly isRemappable?: false
  /** Keeps back while somebody types, also with keys that a field would let pass. */
  readonly isOutsideFields?: true
  /** Commands that may have the same keys: this one comes first where it has something to do. */
  readonly over?: readonly string[]
}

/** The keys of text fields and of the pointer's hand, which the code around them reads itself. */
const told = (...fixed: string[]) => ({ fixed, isRemappable: false }) as const

/**
 * Every command of the reading window, by `place.name`, in the order in which people are shown them. Those of the window are called as
 * in the application's menu. What they are called in words is in `renderer/ui/messages/commands.ts`.
 */
const DEFINITIONS = {
  'window.palette': { keys: ['Mod+K', 'Mod+Shift+P'] },
  'window.new-article-address': { keys: ['Mod+N'] },
  'window.paste': told('Mod+V'),
  'window.open-files': { keys: ['Mod+O'] },
  'window.undo': { keys: ['Mod+Z'], isOutsideFields: true },
  'window.redo': { keys: ['Mod+Shift+Z', 'Mod+Y'], isOutsideFields: true },
  'window.back': { keys: ['Alt+ArrowLeft'], macKeys: ['Mod+['], isOutsideFields: true },
  'window.forward': { keys: ['Alt+ArrowRight'], macKeys: ['Mod+]'], isOutsideFields: true },
  'window.toggle-sidebar': { keys: ['Mod+B', 'Mod+\\'], isOutsideFields: true },
  'window.notebook': { keys: ['Mod+Shift+N'] },
  'window.settings': { keys: ['Mod+,'] },
  'window.zoom-in': { keys: ['Mod+=', 'Mod+Plus'] },
  'window.zoom-out': { keys: ['Mod+-'] },
  'window.zoom-reset': { keys: ['Mod+0'] },
  'window.backup': {},
  'window.restore': {},
  'window.shortcuts': { keys: ['?', 'Mod+/'] },

  'lists.filter': { keys: ['/', 'Mod+L'] },
  'lists.next-row': { keys: ['J'], fixed: ['ArrowDown'] },
  'lists.previous-row': { keys: ['K'], fixed: ['ArrowUp'] },
  'lists.extend-next': { keys: ['Shift+J'], fixed: ['Shift+ArrowDown'] },
  'lists.extend-previous': { keys: ['Shift+K'], fixed: ['Shift+ArrowUp'] },
  'lists.first-row': { fixed: ['Home', 'Shift+Home'] },
  'lists.last-row': { fixed: ['End', 'Shift+End'] },
  'lists.page-up': { fixed: ['PageUp', 'Shift+PageUp'] },
  'lists.page-down': { fixed: ['PageDown', 'Shift+PageDown'] },
  'lists.open': { fixed: ['Enter', 'Shift+Enter'] },
  'lists.toggle': { keys: ['X'], fixed: ['Space', 'Shift+Space', 'Mod+Space'] },
  'lists.select-all': { fixed: ['Mod+A'] },
  'lists.clear': { fixed: ['Escape', 'Shift+Escape'] },

  'list.archive': { keys: ['E'] },
  'list.later': { keys: ['L'] },
  'list.inbox': { keys: ['I'] },
  'list.favourite': { keys: ['F', 'S'] },
  'list.tag': { keys: ['T'] },
  'list.edit': { keys: ['D', 'F2'] },
  'list.finish': {},
  'list.collect': {},
  'list.export': {},
  'list.export-annotations': {},
  'list.open-window': {},
  'list.open-original': {},
  'list.restore': {},
  'list.trash': { keys: ['Delete'], macKeys: ['Backspace', 'Delete'] },
  'list.menu': { fixed: ['ContextMenu', 'Shift+F10'] },

  'notebook.edit': { keys: ['E', 'F2'] },
  'notebook.new-note': { keys: ['N'] },
  'notebook.tag': { keys: ['T'] },
  'notebook.color-1': { keys: ['1'] },
  'notebook.color-2': { keys: ['2'] },
  'notebook.color-3': { keys: ['3'] },
  'notebook.color-4': { keys: ['4'] },
  'notebook.color-5': { keys: ['5'] },
  'notebook.copy': { keys: ['C'] },
  'notebook.delete': { keys: ['Delete'], macKeys: ['Backspace', 'Delete'] },

  'marking.next-sentence': { keys: ['J'] },
  'marking.previous-sentence': { keys: ['K'] },
  'marking.next-paragraph': { keys: ['Shift+J'] },
  'marking.previous-paragraph': { keys: ['Shift+K'] },
  'marking.extend-sentence': told('Shift+ArrowDown', 'Shift+ArrowUp'),
  'marking.extend-paragraph': told('Alt+Shift+ArrowDown', 'Alt+Shift+ArrowUp'),
  'marking.mark': { keys: ['H'] },
  'marking.color-1': { keys: ['1'] },
  'marking.color-2': { keys: ['2'] },
  'marking.color-3': { keys: ['3'] },
  'marking.color-4': { keys: ['4'] },
  'marking.color-5': { keys: ['5'] },
  'marking.underline': { keys: ['U'] },
  'marking.underline-1': { keys: ['Shift+1'] },
  'marking.underline-2': { keys: ['Shift+2'] },
  'marking.underline-3': { keys: ['Shift+3'] },
  'marking.underline-4': { keys: ['Shift+4'] },
  'marking.underline-5': { keys: ['Shift+5'] },
  'marking.repeat': { keys: ['.'] },
  'marking.note': { keys: ['N'] },
  'marking.tag': { keys: ['T'] },
  'marking.copy': { keys: ['C'] },
  'marking.next-highlight': { keys: [']', 'Alt+ArrowDown'] },
  'marking.previous-highlight': { keys: ['[', 'Alt+ArrowUp'] },
  'marking.same-place': { keys: ['O'] },
  'marking.to-margin': { keys: ['M', 'F6'] },
  'marking.move-end': told('Shift+ArrowRight', 'Shift+ArrowLeft'),
  'marking.move-start': told('Alt+Shift+ArrowRight', 'Alt+Shift+ArrowLeft'),
  'marking.move-by-sentence': told('Shift+ArrowDown', 'Shift+ArrowUp'),
  'marking.delete': { keys: ['Delete', 'Backspace'], over: ['article.trash', 'article.back-to-list'] },

  'article.find': { keys: ['/', 'F', 'Mod+F'] },
  'article.find-next': { keys: ['F3', 'Mod+G'] },
  'article.find-previous': { keys: ['Shift+F3', 'Mod+Shift+G'] },
  'article.archive': { keys: ['E'] },
  'article.later': { keys: ['L'] },
  'article.favourite': { keys: ['S'] },
  'article.finish': {},
  'article.edit': {},
  'article.trash': { keys: ['Delete'] },
  'article.toggle-outline': { keys: ['{', 'Mod+Shift+O'] },
  'article.toggle-margin': { keys: ['}', 'Mod+Shift+M'] },
  'article.save-as-markdown': { keys: ['Mod+S'] },
  'article.copy-link': {},
  'article.open-original': {},
  'article.open-window': {},
  'article.back-to-list': { keys: ['Backspace'], fixed: ['Escape'] },

  'versions.next': { keys: ['G'] },
  'versions.previous': { keys: ['Shift+G'] },
  'versions.confirm': { keys: ['Y'] },
  'versions.put-elsewhere': { keys: ['P'] },
  'versions.leave-out': { keys: ['X'] },
  'versions.show-old': { keys: ['V'] },

  'comparing.next': { keys: ['N', 'J'] },
  'comparing.previous': { keys: ['P', 'K'] },

  'note.link-to': told('[['),
  'note.bold': told('Mod+B'),
  'note.italic': told('Mod+I'),
  'note.link': told('Mod+K'),
  'note.preview': told('Mod+Shift+P'),
  'note.done': told('Escape', 'Mod+Enter'),
} as const satisfies Record<`${Place}.${string}`, CommandDefinition>

export type CommandId = keyof typeof DEFINITIONS

/** A command as pure data: where it works, and with which keys while nobody has changed them. */
export interface Command {
  readonly id: CommandId
  readonly place: Place
  readonly keys: readonly string[]
  readonly macKeys: readonly string[]
  readonly fixed: readonly string[]
  readonly isRemappable: boolean
  readonly isOutsideFields: boolean
  readonly over: readonly string[]
}

function complete([id, given]: [string, CommandDefinition]): Command {
  const keys = given.keys ?? []
  return {
    id: id as CommandId,
    place: id.slice(0, id.indexOf('.')) as Place,
    keys,
    macKeys: given.macKeys ?? keys,
    fixed: given.fixed ?? [],
    isRemappable: given.isRemappable ?? true,
    isOutsideFields: given.isOutsideFields ?? false,
    over: given.over ?? [],
  }
}

/** Every command, in the order of the places and within them. */
export const COMMANDS: readonly Command[] = Object.entries(DEFINITIONS).map(complete)

const BY_ID: ReadonlyMap<string, Command> = new Map(COMMANDS.map((command) => [command.id, command]))

/** A command by its id; throws for none, which the type excludes. */
export function commandOf(id: CommandId): Command {
  const command = BY_ID.get(id)
  if (!command) throw new Error(`There is no command ${id}`)
  return command
}

export const isCommandId = (id: string): id is CommandId => BY_ID.has(id)

const meet = (a: Place, b: Place): boolean =>
  OPEN_TOGETHER.some((places) => places.includes(a) && places.includes(b))

/** Whether two commands must not have the same key: both could be meant by it. */
export function exclude(a: Command, b: Command): boolean {
  if (a.id === b.id || !meet(a.place, b.place)) return false
  return !a.over.includes(b.id) && !b.over.includes(a.id)
}
