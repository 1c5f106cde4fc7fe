import { useEffect, useRef } from 'react'
import { HIGHLIGHT_COLORS, type HighlightColor } from '../../shared/annotation/highlight-colors.ts'
import { type CommandId, commandOf } from '../../shared/commands/command.ts'
import type { Keymap } from '../../shared/commands/keymap.ts'
import { useKeymap } from '../commands/KeymapContext.tsx'
import { useCommandRunner } from '../commands/running-commands.ts'
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
  const keymap = useKeymap()
  const latest = useRef({ ...keys, desk, keymap })
  latest.current = { ...keys, desk, keymap }
  const extension = useRef<Extension | null>(null)
  const round = useRef<Round | null>(null)

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (keepTypedAhead(event, latest.current.desk.typedAhead)) return
      const passage = latest.current.selected.read()
      const { keymap, ...rest } = latest.current
      const command = commandAt(event, keymap, { ...rest, passage, extension, round })
      if (!command) return
      event.preventDefault()
      event.stopPropagation()
      command()
    }
    // Before the reader's own keys: Escape lets go of a selection first.
    window.addEventListener('keydown', onKeyDown, true)
    return () => window.removeEventListener('keydown', onKeyDown, true)
  }, [])
  const situation = () => ({ ...keys, desk, passage: keys.selected.read(), extension, round })
  useCommandRunner({
    whyNot: (id) => whyNotMark(id, situation()),
    run: (id) => markingOf(id, situation())?.(),
  })
}

/** What marks a passage or changes a highlight, and so needs one. */
const NEEDS_PASSAGE = /^marking\.(?:mark|underline|tag|copy|delete|color-[1-5]|underline-[1-5])$/

function whyNotMark(id: CommandId, situation: Situation): string | null {
  const { desk, passage } = situation
  if (!id.startsWith('marking.') || !commandOf(id).isRemappable || !desk.page.passages) return null
  if (desk.placingId !== '') return null
  const hasActive = [...desk.placed, ...desk.orphans].some(({ highlight }) => highlight.id === desk.activeId)
  if (id === 'marking.delete') return hasActive && !passage ? '' : messages.commands.whyNot.noHighlight
  return NEEDS_PASSAGE.test(id) && !passage && !hasActive ? messages.commands.whyNot.noPassage : ''
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

function commandAt(event: KeyboardEvent, keymap: Keymap, situation: Situation): Command {
  const { desk, hasToolbar } = situation
  const { letGoOfEnd } = desk
  const target = event.target instanceof Element ? event.target : null
  if (letGoOfEnd.current) return event.key === 'Escape' ? letGoOfEnd.current : () => undefined
  if (target?.closest('[role=dialog]:not([data-highlight-popover]),[role=menu],[role=listbox]')) return null
  const id = keymap.read(['marking'], event, isTyping(target))
  if (id) return event.repeat && id === 'marking.delete' ? heldDelete(situation) : markingOf(id, situation)
  if (isTyping(target)) return null
  if (event.shiftKey && event.key.startsWith('Arrow')) return arrowCommand(event, situation)
  if (event.ctrlKey || event.metaKey || event.altKey) return null
  const isInTools = target?.closest('[role=toolbar]') != null
  if (event.key === 'Tab' && hasToolbar && !event.shiftKey && !isInTools) return focusToolbar
  return event.key === 'Escape' && !isInTools ? letGo(situation) : null
}

/** A key that is held down deletes one highlight, and then nothing more. */
function heldDelete(situation: Situation): Command {
  return markingOf('marking.delete', situation) && (() => undefined)
}

/** What a command for marking does, in the text as it is at this moment; null where it means nothing. */
function markingOf(id: CommandId, situation: Situation): Command {
  const { desk, passage, commands, selected, round } = situation
  switch (id) {
    case 'marking.next-highlight':
      return () => stepHighlight(desk, 1)
    case 'marking.previous-highlight':
      return () => stepHighlight(desk, -1)
    case 'marking.next-sentence':
      return () => selectStep(desk, selected, 1, 'sentence')
    case 'marking.previous-sentence':
      return () => selectStep(desk, selected, -1, 'sentence')
    case 'marking.next-paragraph':
      return () => selectStep(desk, selected, 1, 'paragraph')
    case 'marking.previous-paragraph':
      return () => selectStep(desk, selected, -1, 'paragraph')
    case 'marking.to-margin':
      return () => toMargin(desk)
    case 'marking.same-place':
      return () => stepAtSamePlace(desk, round)
    default:
      return passage ? markSelected(id, commands) : changeActive(situation, id)
  }
}

interface ColorChoice {
  readonly color: HighlightColor
  readonly isUnderline: boolean
}

/** The colour that a command gives, as a highlight or as an underline; null for one that gives none. */
function colorOf(id: CommandId): ColorChoice | null {
  const [, look, number] = /^marking\.(color|underline)-([1-5])$/.exec(id) ?? []
  const color = HIGHLIGHT_COLORS[Number(number) - 1]
  return color ? { color, isUnderline: look === 'underline' } : null
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

function markSelected(id: CommandId, commands: MarkingCommands): Command {
  const color = colorOf(id)
  if (color) return () => (color.isUnderline ? commands.underline(color.color) : commands.mark(color.color))
  const marking: Partial<Record<CommandId, () => void>> = {
    'marking.mark': () => commands.mark(),
    'marking.underline': () => commands.underline(),
    'marking.note': commands.note,
    'marking.tag': commands.tag,
    'marking.copy': commands.copy,
    'marking.repeat': () => commands.repeat(),
    // A selected passage cannot be deleted, and the article is not what was meant.
    'marking.delete': () => undefined,
  }
  return marking[id] ?? null
}

/** What a command does to the highlight that is at hand, and where there is none. */
function changeActive({ desk, commands }: Situation, id: CommandId): Command {
  const { placed, orphans, activeId, activate, does, edit, setTagging, page, announce } = desk
  const active = [...placed, ...orphans].find(({ highlight }) => highlight.id === activeId)
  if (!active) {
    if (id === 'marking.mark') return () => announce(messages.annotations.said.noSelection)
    if (id === 'marking.note') return () => edit({ targetId: page.articleId, noteId: null })
    if (id === 'marking.repeat')
      return () => {
        const next = nextToMark(desk)
        if (next) commands.repeat(next)
        else announce(messages.annotations.said.noSelection)
      }
    // The highlight at hand was deleted a moment ago: the same key once more must not take the article with it.
    return id === 'marking.delete' && activeId !== '' ? () => activate('') : null
  }
  const { id: highlightId, style } = active.highlight
  const first = active.notes[0]
  const color = colorOf(id)
  if (color) return () => does.recolor(highlightId, color.color, color.isUnderline ? 'underline' : style)
  const changes: Partial<Record<CommandId, () => void>> = {
    'marking.mark': () => does.restyle(highlightId, 'highlight'),
    'marking.underline': () => does.restyle(highlightId, 'underline'),
    'marking.note': () => edit({ targetId: highlightId, noteId: first?.id ?? null }),
    'marking.tag': () => setTagging(highlightId),
    'marking.copy': () => does.copy(copyOf(active.highlight)),
    'marking.repeat': () => does.repeatOn(highlightId),
    'marking.delete': () => does.remove(highlightId),
  }
  return changes[id] ?? null
}

function letGo({ desk, passage, selected, hasToolbar, dismiss }: Situation): Command {
  if (passage?.element) return () => selected.choose(null)
  if (hasToolbar) return dismiss
  return desk.activeId === '' ? null : () => desk.activate('')
}

function focusToolbar(): void {
  document.querySelector<HTMLElement>('[data-selection-toolbar] button')?.focus()
}
