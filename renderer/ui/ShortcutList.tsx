import { messages } from './messages.ts'
import styles from './ShortcutList.module.css'
import { isMac, shortcutText } from './shortcut.ts'

type ShortcutName = keyof typeof messages.library.shortcuts

const EVERYWHERE: readonly (readonly [ShortcutName, readonly string[]])[] = [
  ['save', ['Mod+N']],
  ['paste', ['Mod+V']],
  ['files', ['Mod+O']],
  ['undo', ['Mod+Z']],
  ['redo', ['Mod+Shift+Z']],
  ['back', ['Alt+←', 'Alt+→']],
  ['sidebar', ['Mod+B']],
  ['notebook', ['Mod+Shift+N']],
  ['settings', ['Mod+,']],
  ['help', ['?']],
]

const LIST: readonly (readonly [ShortcutName, readonly string[]])[] = [
  ['filter', ['/']],
  ['nextRow', ['J', 'K']],
  ['open', ['Enter']],
  ['ends', ['Home', 'End']],
  ['page', ['Page Up', 'Page Down']],
  ['extend', ['Shift+↑', 'Shift+↓']],
  ['selectAll', ['Mod+A']],
  ['clear', ['Esc']],
  ['archive', ['E']],
  ['later', ['L']],
  ['inbox', ['I']],
  ['favourite', ['S']],
  ['tag', ['T']],
  ['edit', ['D']],
  ['moveInOrder', ['Alt+↑', 'Alt+↓']],
  ['trash', ['Del']],
]

const NOTEBOOK: typeof LIST = [
  ['filter', ['/']],
  ['nextEntry', ['J', 'K']],
  ['openEntry', ['Enter']],
  ['editNote', ['E']],
  ['newNote', ['N']],
  ['tag', ['T']],
  ['color', ['1', '–', '5']],
  ['copyEntry', ['C']],
  ['deleteEntry', ['Del']],
]

const ARTICLE: typeof LIST = [
  ['find', ['/', 'F', 'Mod+F']],
  ['nextFound', ['F3', 'Shift+F3']],
  ['archiveNext', ['E']],
  ['later', ['L']],
  ['favourite', ['S']],
  ['outline', ['{']],
  ['margin', ['}']],
  ['toMargin', ['M', 'F6']],
  ['backToList', ['Esc', 'Backspace']],
]

const MARKING: typeof LIST = [
  ['sentence', ['J', 'K']],
  ['paragraph', ['Shift+J', 'Shift+K']],
  ['extendSentence', ['Shift+↓', 'Shift+↑']],
  ['extendParagraph', isMac ? ['Alt+Shift+↓', 'Alt+Shift+↑'] : ['Mod+Shift+↓', 'Mod+Shift+↑']],
  ['mark', ['H']],
  ['colors', ['1', '–', '5']],
  ['colorUnderline', ['Shift+1', '–', 'Shift+5']],
  ['underline', ['U']],
  ['repeat', ['.']],
  ['note', ['N']],
  ['tagMark', ['T']],
  ['copy', ['C']],
  ['nextHighlight', [']', '[']],
  ['sameHere', ['O']],
  ['moveEnd', ['Shift+→', 'Shift+←']],
  ['moveStart', ['Alt+Shift+→', 'Alt+Shift+←']],
  ['moveBySentence', ['Shift+↓', 'Shift+↑']],
  ['deleteHighlight', ['Del']],
]

const VERSIONS: typeof LIST = [
  ['nextMoved', ['G', 'Shift+G']],
  ['confirmPlace', ['Y']],
  ['putElsewhere', ['P']],
  ['leaveOut', ['X']],
  ['inOldVersion', ['V']],
]

const NOTE: typeof LIST = [
  ['linkTo', ['[[']],
  ['bold', ['Mod+B']],
  ['italic', ['Mod+I']],
  ['link', ['Mod+K']],
  ['preview', ['Mod+Shift+P']],
  ['endNote', ['Esc', 'Mod+Enter']],
]

const GROUPS = {
  everywhere: EVERYWHERE,
  list: LIST,
  inNotebook: NOTEBOOK,
  marking: MARKING,
  article: ARTICLE,
  versions: VERSIONS,
  inNote: NOTE,
} satisfies Partial<Record<ShortcutName, typeof LIST>>

type GroupName = keyof typeof GROUPS

export type ShortcutScreen = 'list' | 'notebook' | 'article' | 'settings'

/** What is done in which screen. */
const OWN_GROUPS: Readonly<Record<ShortcutScreen, readonly GroupName[]>> = {
  list: ['list'],
  notebook: ['inNotebook', 'inNote'],
  article: ['marking', 'article', 'versions', 'inNote'],
  settings: [],
}

/** Every key of the library, the reader and the notebook, in columns: those of one screen first. */
export function ShortcutList({ screen }: { screen: ShortcutScreen }) {
  const names = new Set([...OWN_GROUPS[screen], ...(Object.keys(GROUPS) as GroupName[])])
  return (
    <div className={styles.columns}>
      {[...names].map((name) => (
        <Keys key={name} heading={messages.library.shortcuts[name]} keys={GROUPS[name]} />
      ))}
    </div>
  )
}

function Keys({ heading, keys }: { heading: string; keys: typeof LIST }) {
  return (
    <section className={styles.group}>
      <h3 className={styles.heading}>{heading}</h3>
      <dl className={styles.keys}>
        {keys.map(([name, shortcuts]) => (
          <div key={name} className={styles.row}>
            <dt>{messages.library.shortcuts[name]}</dt>
            <dd className={styles.shortcuts}>
              {shortcuts.map((shortcut) => (
                <kbd key={shortcut} className={styles.key}>
                  {shortcutText(shortcut)}
                </kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
