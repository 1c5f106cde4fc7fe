import { useEffect, useRef } from 'react'
import { HIGHLIGHT_COLORS, type HighlightColor } from '../../shared/annotation/highlight.ts'
import { messages } from '../ui/messages.ts'
import { isTyping } from '../ui/shortcut.ts'
import { type Desk, type Passage, useDesk } from './desk.ts'
import type { Extension } from './extend-selection.ts'
import { copyOf } from './highlight-words.ts'
import type { Side } from './move-ends.ts'
import { nudgeEnd } from './nudge-end.ts'
import { type Round, stepAtSamePlace, stepHighlight, toMargin } from './step-highlights.ts'
import { extendSelection, nextToMark, selectStep } from './step-text.ts'
import type { MarkingCommands } from './use-marking-commands.ts'
import type { SelectedPassage } from './use-selection.ts'

/**
 * Keys for marking. With a passage selected they mark it; with a highlight at hand they change it. `J` and `K` select sentence by
 * sentence, with Shift paragraph by paragraph; `]` and `[` go from highlight to highlight, `M` and F6 to the margin. Shift and an arrow
 * change the ends of what is at hand: of the selection, else of the highlight.
 */
export function useMarkKeys(keys: Omit<Situation, 'desk' | 'passage' | 'extension' | 'round'>): void {
  const desk = useDesk()
  const latest = useRef({ ...keys, desk })
  latest.current = { ...keys, desk }
  const extension = useRef<Extension | null>(null)
  const round = useRef<Round | null>(null)

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (keepTypedAhead(event, latest.current.desk.typedAhead)) return
      const passage = latest.current.selected.read()
      const command = commandOf(event, { ...latest.current, passage, extension, round })
      if (!command) return
      event.preventDefault()
      event.stopPropagation()
      command()
    }
    // Before the reader's own keys: Escape lets go of a selection first.
    window.addEventListener('keydown', onKeyDown, true)
    return () => window.removeEventListener('keydown', onKeyDown, true)
  }, [])
}

/** A note was asked for and its field is not there yet: what is typed meanwhile is text, not a command. */
function keepTypedAhead(event: KeyboardEvent, typedAhead: Desk['typedAhead']): boolean {
  if (typedAhead.current === null || event.ctrlKey || event.metaKey) return false
  if (event.key.length === 1) typedAhead.current += event.key
  event.preventDefault()
  event.stopPropagation()
  return true
}

interface Situation {
  readonly desk: Desk
  readonly passage: Passage | null
  readonly selected: SelectedPassage
  readonly commands: MarkingCommands
  /** Whether the toolbar is there. */
  readonly hasToolbar: boolean
  readonly dismiss: () => void
  readonly extension: { current: Extension | null }
  readonly round: { current: Round | null }
}

type Command = (() => void) | null

function commandOf(event: KeyboardEvent, situation: Situation): Command {
  const { desk, passage, commands, hasToolbar, selected, round } = situation
  const { letGoOfEnd } = desk
  const target = event.target instanceof Element ? event.target : null
  if (letGoOfEnd.current) return event.key === 'Escape' ? letGoOfEnd.current : () => undefined
  if (target?.closest('[role=dialog]:not([data-highlight-popover]),[role=menu],[role=listbox]')) return null
  if (event.key === 'F6') return () => toMargin(desk)
  if (isTyping(target)) return null
  // On some keyboards `[` and `]` are written with AltGr, which Windows tells as Ctrl and Alt, or with Option.
  if (!event.metaKey && (event.altKey || !event.ctrlKey)) {
    if (event.key === ']') return () => stepHighlight(desk, 1)
    if (event.key === '[') return () => stepHighlight(desk, -1)
  }
  if (event.shiftKey && event.key.startsWith('Arrow')) return arrowCommand(event, situation)
  if (event.ctrlKey || event.metaKey) return null
  if (event.altKey) {
    if (event.key === 'ArrowDown') return () => stepHighlight(desk, 1)
    return event.key === 'ArrowUp' ? () => stepHighlight(desk, -1) : null
  }
  const isInTools = target?.closest('[role=toolbar]') != null
  if (event.key === 'Tab' && hasToolbar && !event.shiftKey && !isInTools) return focusToolbar
  if (event.key === 'Escape' && !isInTools) return letGo(situation)
  const key = event.key.toLowerCase()
  const unit = event.shiftKey ? 'paragraph' : 'sentence'
  if (key === 'j') return () => selectStep(desk, selected, 1, unit)
  if (key === 'k') return () => selectStep(desk, selected, -1, unit)
  if (key === 'm') return () => toMargin(desk)
  if (key === 'o') return () => stepAtSamePlace(desk, round)
  if (passage) return markSelected(key, colorKey(event), commands)
  return changeActive(situation, key, colorKey(event), event.repeat)
}

interface ColorKey {
  readonly color: HighlightColor
  readonly isUnderline: boolean
}

/** `1` to `5` are the colours; with Shift, whatever that writes on this keyboard, they are underlines. */
function colorKey({ key, code, shiftKey }: KeyboardEvent): ColorKey | null {
  const plain = HIGHLIGHT_COLORS[Number(key) - 1]
  if (plain) return { color: plain, isUnderline: false }
  const shifted = shiftKey && code.startsWith('Digit') && HIGHLIGHT_COLORS[Number(code.slice(-1)) - 1]
  return shifted ? { color: shifted, isUnderline: true } : null
}

/** Shift with an arrow: the ends of the selection, else those of the highlight at hand. */
function arrowCommand(event: KeyboardEvent, { desk, passage, selected, extension }: Situation): Command {
  const isVertical = event.key === 'ArrowDown' || event.key === 'ArrowUp'
  const active = desk.placed.some(({ highlight }) => highlight.id === desk.activeId)
  if (!passage && active) {
    if (event.ctrlKey || event.metaKey) return null
    const side: Side = event.altKey ? 'start' : 'end'
    const isOn = event.key === 'ArrowDown' || event.key === (isRightToLeft(desk) ? 'ArrowLeft' : 'ArrowRight')
    return () => nudgeEnd(desk, side, isOn ? 1 : -1, isVertical ? 'sentence' : 'word')
  }
  const isFar = event.altKey || event.ctrlKey || event.metaKey
  if (!isVertical) {
    if (!passage || passage.element) return null
    const way = event.key === 'ArrowRight' ? 'right' : 'left'
    return () => getSelection()?.modify('extend', way, isFar ? 'word' : 'character')
  }
  const unit = isFar ? 'paragraph' : 'sentence'
  return () => extendSelection(desk, selected, extension, event.key === 'ArrowDown' ? 1 : -1, unit)
}

/** Whether the text of the highlight at hand runs from right to left: its arrows are those of the eye. */
function isRightToLeft({ page, placed, activeId }: Desk): boolean {
  const anchor = placed.find(({ highlight }) => highlight.id === activeId)?.anchor
  const ends = anchor && page.passages?.boundariesOf(anchor.start, anchor.end)
  const block = ends?.endContainer.parentElement
  return block ? getComputedStyle(block).direction === 'rtl' : false
}

function markSelected(key: string, color: ColorKey | null, commands: MarkingCommands): Command {
  if (color) return () => (color.isUnderline ? commands.underline(color.color) : commands.mark(color.color))
  const marking: Partial<Record<string, () => void>> = {
    h: () => commands.mark(),
    u: () => commands.underline(),
    n: commands.note,
    t: commands.tag,
    c: commands.copy,
    '.': () => commands.repeat(),
    // A selected passage cannot be deleted, and the article is not what was meant.
    delete: () => undefined,
    backspace: () => undefined,
  }
  return marking[key] ?? null
}

/** What a key does to the highlight that is at hand, and where there is none. */
function changeActive(
  { desk, commands }: Situation,
  key: string,
  color: ColorKey | null,
  isRepeated: boolean,
): Command {
  const { placed, orphans, activeId, activate, does, edit, setTagging, page, announce } = desk
  const active = [...placed, ...orphans].find(({ highlight }) => highlight.id === activeId)
  const isDelete = key === 'delete' || key === 'backspace'
  if (!active) {
    if (key === 'h') return () => announce(messages.annotations.said.noSelection)
    if (key === 'n') return () => edit({ targetId: page.articleId, noteId: null })
    if (key === '.')
      return () => {
        const next = nextToMark(desk)
        if (next) commands.repeat(next)
        else announce(messages.annotations.said.noSelection)
      }
    // The highlight at hand was deleted a moment ago: the same key once more must not take the article with it.
    return isDelete && activeId !== '' ? () => activate('') : null
  }
  const { id, style } = active.highlight
  const first = active.notes[0]
  if (color) return () => does.recolor(id, color.color, color.isUnderline ? 'underline' : style)
  if (isDelete) return () => (isRepeated ? undefined : does.remove(id))
  const changes: Partial<Record<string, () => void>> = {
    h: () => does.restyle(id, 'highlight'),
    u: () => does.restyle(id, 'underline'),
    n: () => edit({ targetId: id, noteId: first?.id ?? null }),
    t: () => setTagging(id),
    c: () => does.copy(copyOf(active.highlight)),
    '.': () => does.repeatOn(id),
  }
  return changes[key] ?? null
}

function letGo({ desk, passage, selected, hasToolbar, dismiss }: Situation): Command {
  if (passage?.element) return () => selected.choose(null)
  if (hasToolbar) return dismiss
  return desk.activeId === '' ? null : () => desk.activate('')
}

function focusToolbar(): void {
  document.querySelector<HTMLElement>('[data-selection-toolbar] button')?.focus()
}
