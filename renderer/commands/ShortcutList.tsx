import type { CommandId } from '../../shared/commands/command.ts'
import type { Keymap } from '../../shared/commands/keymap.ts'
import { messages } from '../ui/messages.ts'
import { isMac, shortcutText } from '../ui/shortcut.ts'
import { useKeymap } from './KeymapContext.tsx'
import styles from './ShortcutList.module.css'

type ShortcutName = keyof typeof messages.library.shortcuts

/** What is told in one line: a command with all its keys, several with the first of each, or keys that are read where they are typed. */
type Told = CommandId | readonly CommandId[] | { readonly typed: readonly string[] }
type Group = readonly (readonly [ShortcutName, Told])[]

const EVERYWHERE: Group = [
  ['palette', 'window.palette'],
  ['save', 'window.new-article-address'],
  ['paste', { typed: ['Mod+V'] }],
  ['files', 'window.open-files'],
  ['undo', 'window.undo'],
  ['redo', 'window.redo'],
  ['back', ['window.back', 'window.forward']],
  ['sidebar', 'window.toggle-sidebar'],
  ['notebook', 'window.notebook'],
  ['settings', 'window.settings'],
  ['help', 'window.shortcuts'],
]

const LIST: Group = [
  ['filter', 'lists.filter'],
  ['nextRow', ['lists.next-row', 'lists.previous-row']],
  ['open', 'lists.open'],
  ['ends', { typed: ['Home', 'End'] }],
  ['page', { typed: ['PageUp', 'PageDown'] }],
  ['toggle', 'lists.toggle'],
  ['extend', ['lists.extend-next', 'lists.extend-previous']],
  ['selectAll', 'lists.select-all'],
  ['clear', { typed: ['Escape'] }],
  ['archive', 'list.archive'],
  ['later', 'list.later'],
  ['inbox', 'list.inbox'],
  ['favourite', 'list.favourite'],
  ['tag', 'list.tag'],
  ['edit', 'list.edit'],
  ['moveInOrder', { typed: ['Alt+ArrowUp', 'Alt+ArrowDown'] }],
  ['trash', 'list.trash'],
]

const NOTEBOOK: Group = [
  ['filter', 'lists.filter'],
  ['nextEntry', ['lists.next-row', 'lists.previous-row']],
  ['openEntry', 'lists.open'],
  ['toggle', 'lists.toggle'],
  ['editNote', 'notebook.edit'],
  ['newNote', 'notebook.new-note'],
  ['tag', 'notebook.tag'],
  [
    'color',
    ['notebook.color-1', 'notebook.color-2', 'notebook.color-3', 'notebook.color-4', 'notebook.color-5'],
  ],
  ['copyEntry', 'notebook.copy'],
  ['deleteEntry', 'notebook.delete'],
]

const ARTICLE: Group = [
  ['find', 'article.find'],
  ['nextFound', ['article.find-next', 'article.find-previous']],
  ['archiveNext', 'article.archive'],
  ['later', 'article.later'],
  ['favourite', 'article.favourite'],
  ['outline', 'article.toggle-outline'],
  ['margin', 'article.toggle-margin'],
  ['toMargin', 'marking.to-margin'],
  ['backToList', 'article.back-to-list'],
]

const MARKING: Group = [
  ['sentence', ['marking.next-sentence', 'marking.previous-sentence']],
  ['paragraph', ['marking.next-paragraph', 'marking.previous-paragraph']],
  ['extendSentence', { typed: ['Shift+ArrowDown', 'Shift+ArrowUp'] }],
  [
    'extendParagraph',
    { typed: ['ArrowDown', 'ArrowUp'].map((arrow) => `${isMac ? 'Alt' : 'Mod'}+Shift+${arrow}`) },
  ],
  ['mark', 'marking.mark'],
  ['colors', ['marking.color-1', 'marking.color-2', 'marking.color-3', 'marking.color-4', 'marking.color-5']],
  [
    'colorUnderline',
    [
      'marking.underline-1',
      'marking.underline-2',
      'marking.underline-3',
      'marking.underline-4',
      'marking.underline-5',
    ],
  ],
  ['underline', 'marking.underline'],
  ['repeat', 'marking.repeat'],
  ['note', 'marking.note'],
  ['tagMark', 'marking.tag'],
  ['copy', 'marking.copy'],
  ['nextHighlight', ['marking.next-highlight', 'marking.previous-highlight']],
  ['sameHere', 'marking.same-place'],
  ['moveEnd', { typed: ['Shift+ArrowRight', 'Shift+ArrowLeft'] }],
  ['moveStart', { typed: ['Alt+Shift+ArrowRight', 'Alt+Shift+ArrowLeft'] }],
  ['moveBySentence', { typed: ['Shift+ArrowDown', 'Shift+ArrowUp'] }],
  ['deleteHighlight', 'marking.delete'],
]

const VERSIONS: Group = [
  ['nextMoved', ['versions.next', 'versions.previous']],
  ['confirmPlace', 'versions.confirm'],
  ['putElsewhere', 'versions.put-elsewhere'],
  ['leaveOut', 'versions.leave-out'],
  ['inOldVersion', 'versions.show-old'],
]

const NOTE: Group = [
  ['linkTo', { typed: ['[['] }],
  ['bold', { typed: ['Mod+B'] }],
  ['italic', { typed: ['Mod+I'] }],
  ['link', { typed: ['Mod+K'] }],
  ['preview', { typed: ['Mod+Shift+P'] }],
  ['endNote', { typed: ['Escape', 'Mod+Enter'] }],
]

const GROUPS = {
  everywhere: EVERYWHERE,
  list: LIST,
  inNotebook: NOTEBOOK,
  marking: MARKING,
  article: ARTICLE,
  versions: VERSIONS,
  inNote: NOTE,
} satisfies Partial<Record<ShortcutName, Group>>

type GroupName = keyof typeof GROUPS

export type ShortcutScreen = 'list' | 'notebook' | 'article' | 'settings'

/** What is done in which screen. */
const OWN_GROUPS: Readonly<Record<ShortcutScreen, readonly GroupName[]>> = {
  list: ['list'],
  notebook: ['inNotebook', 'inNote'],
  article: ['marking', 'article', 'versions', 'inNote'],
  settings: [],
}

/** Every key of the library, the reader and the notebook as it is now, in columns: those of one screen first. */
export function ShortcutList({ screen }: { screen: ShortcutScreen }) {
  const names = new Set([...OWN_GROUPS[screen], ...(Object.keys(GROUPS) as GroupName[])])
  return (
    <div className={styles.columns}>
      {[...names].map((name) => (
        <Keys key={name} heading={messages.library.shortcuts[name]} group={GROUPS[name]} />
      ))}
    </div>
  )
}

/** From so many keys on, the first and the last of a row say it. */
const MANY = 5

/** The keys of a line. */
function keysIn(keymap: Keymap, told: Told): readonly string[] {
  if (typeof told === 'string') {
    const keys = keymap.keysOf(told)
    return keys.length > 0 ? keys : [keymap.shownKey(told)].filter(Boolean)
  }
  if ('typed' in told) return told.typed
  const keys = told.map((id) => keymap.shownKey(id)).filter(Boolean)
  return keys.length >= MANY && areRow(keys) ? [keys[0] ?? '', '–', keys.at(-1) ?? ''] : keys
}

/** Whether keys are `1`, `2`, `3` and so on, with the same keys held. */
const areRow = (keys: readonly string[]) =>
  keys.every((key, index) => key === `${keys[0]?.slice(0, -1)}${index + 1}`)

function Keys({ heading, group }: { heading: string; group: Group }) {
  const keymap = useKeymap()
  return (
    <section className={styles.group}>
      <h3 className={styles.heading}>{heading}</h3>
      <dl className={styles.keys}>
        {group.map(([name, told]) => (
          <div key={name} className={styles.row}>
            <dt>{messages.library.shortcuts[name]}</dt>
            <dd className={styles.shortcuts}>
              {keysIn(keymap, told).map((key) => (
                <kbd key={key} className={styles.key}>
                  {shortcutText(key)}
                </kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
