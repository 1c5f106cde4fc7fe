import { Search } from 'lucide-react'
import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useActions } from '../actions/ActionsContext.tsx'
import { useDestinations, useTitles } from '../queries/destinations.ts'
import type { View } from '../queries/models.ts'
import { useSettings } from '../queries/settings.ts'
import { messages } from '../ui/messages.ts'
import { shortcutText } from '../ui/shortcut.ts'
import styles from './CommandPalette.module.css'
import { useKeymap } from './KeymapContext.tsx'
import {
  articleEntries,
  commandEntries,
  type PaletteAim,
  type PaletteEntry,
  placeEntries,
  prepareEntries,
  type SettingsSection,
  shownEntries,
} from './palette-entries.ts'
import { type OfferedCommand, runCommand } from './running-commands.ts'

/** Choices that are remembered. */
const MOST_RECENT = 12
/** Lines that Page up and down go over. */
const PAGE = 8

interface CommandPaletteProps {
  /** What could be run when the palette was asked for: in it, nothing is selected any more. */
  offered: readonly OfferedCommand[]
  onView: (view: View) => void
  onSettings: (section: SettingsSection) => void
  onArticle: (articleId: string) => void
  onClose: () => void
}

/**
 * Every command and place by name, over the window. What is chosen is run when the palette is gone and focus and selection are where
 * they were, by the code that its key runs.
 */
export function CommandPalette({ offered, onView, onSettings, onArticle, onClose }: CommandPaletteProps) {
  const actions = useActions()
  const keymap = useKeymap()
  const destinations = useDestinations()
  const recent = useSettings('palette')?.recent ?? NOTHING
  const [query, setQuery] = useState('')
  const [active, setActive] = useState(0)
  const dialog = useRef<HTMLDialogElement>(null)
  const field = useRef<HTMLInputElement>(null)
  const selected = useRef<Range | null>(null)
  const caret = useRef<readonly [number, number] | null>(null)
  const list = useId()
  const words = messages.commands.palette

  const lately = recent.flatMap((name) =>
    name.startsWith('article:') ? [name.slice('article:'.length)] : [],
  )
  const titles = useTitles(query, lately.join(' '))
  const entries = useMemo(
    () => prepareEntries([...commandEntries(offered), ...placeEntries(destinations)]),
    [offered, destinations],
  )
  const articles = useMemo(() => articleEntries(titles ?? []), [titles])
  const shown = useMemo(
    () => shownEntries(query, entries, articles, recent),
    [query, entries, articles, recent],
  )
  const at = Math.min(active, shown.length - 1)
  const chosen = shown[at]
  const lineId = (index: number) => `${list}-${index}`

  useLayoutEffect(() => {
    const box = dialog.current
    const selection = getSelection()
    caret.current ??= caretIn(document.activeElement)
    // Typing into the field ends the selection in the text.
    if (selection && selection.rangeCount > 0 && !selection.isCollapsed)
      selected.current ??= selection.getRangeAt(0).cloneRange()
    if (box && !box.open) box.showModal()
    field.current?.focus()
    return () => box?.close()
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: when another line is at hand, also by another list
  useEffect(() => {
    document.getElementById(lineId(at))?.scrollIntoView({ block: 'nearest' })
  }, [at, shown])

  const close = () => {
    dialog.current?.close()
    // The focus is back by itself; a caret that was in a field is not.
    if (caret.current && isField(document.activeElement))
      document.activeElement.setSelectionRange(...caret.current)
    else if (selected.current) {
      const selection = getSelection()
      selection?.removeAllRanges()
      selection?.addRange(selected.current)
    }
    onClose()
  }
  const choose = (entry: PaletteEntry | undefined) => {
    if (entry?.whyNot !== '') return
    close()
    void actions.changeSettings('palette', {
      recent: [entry.name, ...recent.filter((name) => name !== entry.name)].slice(0, MOST_RECENT),
    })
    follow(entry.aim)
  }
  const follow = (aim: PaletteAim) => {
    if (aim.kind === 'command') runCommand(aim.id)
    else if (aim.kind === 'view') onView(aim.view)
    else if (aim.kind === 'settings') onSettings(aim.section)
    else onArticle(aim.articleId)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    // None of the window's keys is meant while this is open.
    event.stopPropagation()
    if (event.nativeEvent.isComposing) return
    const last = shown.length - 1
    const to: Partial<Record<string, number>> = {
      ArrowDown: at === last ? 0 : at + 1,
      ArrowUp: at <= 0 ? last : at - 1,
      PageDown: Math.min(at + PAGE, last),
      PageUp: Math.max(at - PAGE, 0),
    }
    const next = to[event.key]
    if (next !== undefined) setActive(next)
    else if (event.key === 'Enter') choose(chosen)
    else if (event.key === 'Escape' || keymap.read(['window'], event.nativeEvent) === 'window.palette')
      close()
    else if (event.key !== 'Tab') return
    event.preventDefault()
  }

  return (
    <dialog
      ref={dialog}
      // The screens' keys stand back for what says that it is a dialog.
      // biome-ignore lint/a11y/noRedundantRoles: as just said
      role="dialog"
      aria-label={words.title}
      className={styles.palette}
      onKeyDown={onKeyDown}
      onClick={(event) => {
        if (event.target === event.currentTarget) close()
      }}
      onCancel={(event) => {
        event.preventDefault()
        close()
      }}
    >
      <div className={styles.head}>
        <Search aria-hidden="true" className={styles.icon} />
        <input
          ref={field}
          className={styles.field}
          type="text"
          role="combobox"
          aria-label={words.field}
          aria-expanded={shown.length > 0}
          aria-controls={list}
          aria-autocomplete="list"
          aria-activedescendant={chosen ? lineId(at) : undefined}
          placeholder={words.field}
          autoComplete="off"
          spellCheck={false}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value)
            setActive(0)
          }}
        />
      </div>
      <div id={list} role="listbox" aria-label={words.results} className={styles.list}>
        {shown.map((entry, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys
          // biome-ignore lint/a11y/useFocusableInteractive: the field points at its active line
          <div
            key={entry.name}
            id={lineId(index)}
            role="option"
            aria-selected={index === at}
            aria-disabled={entry.whyNot !== '' || undefined}
            data-active={index === at || undefined}
            className={styles.line}
            onPointerMove={() => setActive(index)}
            onClick={() => choose(entry)}
          >
            <span className={styles.label} dir="auto">
              {entry.label}
            </span>
            <span className={styles.detail}>{entry.whyNot || entry.detail}</span>
            {entry.aim.kind === 'command' ? <Key text={keymap.shownKey(entry.aim.id)} /> : null}
          </div>
        ))}
      </div>
      {shown.length === 0 ? <p className={styles.none}>{words.none}</p> : null}
      <p className={styles.foot} aria-hidden="true">
        {words.hint}
      </p>
      <p className="visually-hidden" role="status">
        {query === '' ? '' : words.found(shown.length)}
      </p>
    </dialog>
  )
}

const NOTHING: readonly string[] = []

const isField = (element: Element | null): element is HTMLInputElement | HTMLTextAreaElement =>
  element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement

/** What is selected in a field for text; null where there is none. */
function caretIn(element: Element | null): readonly [number, number] | null {
  if (!isField(element) || element.selectionStart === null || element.selectionEnd === null) return null
  return [element.selectionStart, element.selectionEnd]
}

function Key({ text }: { text: string }) {
  if (text === '') return null
  return <kbd className={styles.key}>{shortcutText(text)}</kbd>
}
