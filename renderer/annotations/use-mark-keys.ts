import { useEffect, useRef } from 'react'
import { HIGHLIGHT_COLORS } from '../../shared/annotation/highlight.ts'
import { messages } from '../ui/messages.ts'
import { isTyping } from '../ui/shortcut.ts'
import { type Desk, type Passage, useDesk } from './desk.ts'
import { stepSentence } from './sentence-step.ts'
import type { MarkingCommands } from './use-marking-commands.ts'

/** The bars over the text: what is under them is not seen. CSS pixels. */
const TOP_BAR = 56

/**
 * Keys for marking. With a passage selected they mark it; with a highlight at hand they change it. `J` and `K` select sentence by
 * sentence, `.` and `,` go from highlight to highlight, `M` and F6 to the margin.
 */
export function useMarkKeys(keys: Omit<Situation, 'desk' | 'passage'>): void {
  const desk = useDesk()
  const latest = useRef({ ...keys, desk })
  latest.current = { ...keys, desk }

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (keepTypedAhead(event, latest.current.desk.typedAhead)) return
      const command = commandOf(event, { ...latest.current, passage: latest.current.read() })
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
  readonly commands: MarkingCommands
  readonly read: () => Passage | null
  /** Whether the toolbar is there. */
  readonly hasToolbar: boolean
  readonly dismiss: () => void
}

function commandOf(event: KeyboardEvent, situation: Situation): (() => void) | null {
  const { desk, passage, commands, hasToolbar } = situation
  const target = event.target instanceof Element ? event.target : null
  if (target?.closest('[role=dialog]:not([data-highlight-popover]),[role=menu],[role=listbox]')) return null
  if (event.key === 'F6') return () => toMargin(desk)
  if (isTyping(target) || event.ctrlKey || event.metaKey) return null
  if (event.altKey) {
    if (event.key === 'ArrowDown') return () => stepHighlight(desk, 1)
    return event.key === 'ArrowUp' ? () => stepHighlight(desk, -1) : null
  }
  const isInTools = target?.closest('[role=toolbar]') != null
  if (event.key === 'Tab' && hasToolbar && !event.shiftKey && !isInTools) return focusToolbar
  if (event.key === 'Escape' && !isInTools) return letGo(situation)
  const color = HIGHLIGHT_COLORS[Number(event.key) - 1]
  const key = event.key.toLowerCase()
  if (key === 'j') return () => selectSentence(desk, passage, 1)
  if (key === 'k') return () => selectSentence(desk, passage, -1)
  if (key === '.') return () => stepHighlight(desk, 1)
  if (key === ',') return () => stepHighlight(desk, -1)
  if (key === 'm') return () => toMargin(desk)
  if (passage) {
    if (color) return () => commands.mark(color)
    const marking: Partial<Record<string, () => void>> = {
      h: () => commands.mark(),
      u: commands.underline,
      n: commands.note,
      t: commands.tag,
      c: commands.copy,
    }
    return marking[key] ?? null
  }
  if (key === 'h') return () => desk.announce(messages.annotations.said.noSelection)
  return changeActive(desk, key, color)
}

/** What a key does to the highlight that is at hand. */
function changeActive(
  { placed, orphans, activeId, does, edit, setTagging, page }: Desk,
  key: string,
  color: (typeof HIGHLIGHT_COLORS)[number] | undefined,
): (() => void) | null {
  const active = [...placed, ...orphans].find(({ highlight }) => highlight.id === activeId)
  if (!active) return key === 'n' ? () => edit({ targetId: page.articleId, noteId: null }) : null
  const { id, style, quote } = active.highlight
  if (color) return () => does.recolor(id, color)
  const first = active.notes[0]
  const changes: Partial<Record<string, () => void>> = {
    u: () => does.restyle(id, style === 'underline' ? 'highlight' : 'underline'),
    n: () => edit({ targetId: id, noteId: first?.id ?? null }),
    t: () => setTagging(id),
    c: () => does.copy(quote),
    delete: () => does.remove(id),
    backspace: () => does.remove(id),
  }
  return changes[key] ?? null
}

function letGo({ desk, hasToolbar, dismiss }: Situation): (() => void) | null {
  if (hasToolbar) return dismiss
  return desk.activeId === '' ? null : () => desk.activate('')
}

function focusToolbar(): void {
  document.querySelector<HTMLElement>('[data-selection-toolbar] button')?.focus()
}

/** To the card of the highlight at hand, or of the first one from what is seen on. */
function toMargin(desk: Desk): void {
  const { page, placed, activeId, activate, focusCard, announce } = desk
  if (page.margin === 'hidden') page.showMargin(true)
  const id = activeId !== '' ? activeId : (placed[nextInView(desk)] ?? placed.at(-1))?.highlight.id
  if (!id) {
    announce(messages.annotations.said.none)
    return
  }
  activate(id)
  focusCard(id)
}

function stepHighlight(desk: Desk, by: 1 | -1): void {
  const { placed, activeId, goTo, announce, page } = desk
  const current = placed.findIndex(({ highlight }) => highlight.id === activeId)
  const next = current !== -1 ? current + by : by === 1 ? nextInView(desk) : nextInView(desk) - 1
  const one = placed[Math.min(Math.max(next, 0), placed.length - 1)]
  if (!one) {
    announce(messages.annotations.said.none)
    return
  }
  goTo(one.highlight.id)
  const { color, style, quote, headingPath } = one.highlight
  const name = messages.annotations.card.name({
    color,
    style,
    quote,
    heading: headingPath.join(', '),
    note: one.notes.map(({ body }) => body).join(' '),
    isOrphan: false,
  })
  announce(`${messages.annotations.said.at(placed.indexOf(one) + 1, placed.length)}. ${name}`)
  page.passages?.scroller.focus({ preventScroll: true })
}

/** Index of the first highlight that begins in or below what is seen. */
function nextInView({ page, placed }: Desk): number {
  const { passages } = page
  if (!passages) return 0
  const top =
    passages.scroller.getBoundingClientRect().top + TOP_BAR - passages.root.getBoundingClientRect().top
  const index = placed.findIndex(({ anchor }) => passages.topOf(anchor.start) >= top)
  return index === -1 ? placed.length : index
}

/** Selects the next or previous sentence: from the selection, else from the last one while it is seen, else from the first seen. */
function selectSentence({ page, announce, stepped }: Desk, passage: Passage | null, by: 1 | -1): void {
  const { passages, text } = page
  if (!passages) {
    announce(messages.annotations.said.off)
    return
  }
  const last = passage ?? (stepped.current && isSeen(passages, stepped.current) ? stepped.current : null)
  const from = last ? (by === 1 ? last.end : last.start) : firstSeen(passages, text.length)
  const sentence = stepSentence(text, from, by)
  const range = sentence && passages.rangeOf(sentence.start, sentence.end)
  if (!sentence || !range) {
    announce(messages.annotations.said.noSentence)
    return
  }
  const selection = getSelection()
  selection?.removeAllRanges()
  selection?.addRange(range)
  stepped.current = sentence
  passages.reveal(sentence.start, sentence.end)
  announce(text.slice(sentence.start, sentence.end))
}

function isSeen(passages: NonNullable<Desk['page']['passages']>, { start }: Passage): boolean {
  const view = passages.scroller.getBoundingClientRect()
  const top = passages.root.getBoundingClientRect().top + passages.topOf(start)
  return top >= view.top && top <= view.bottom
}

/** The first place in the text that is seen, by halving: places further on stand further down. */
function firstSeen(passages: NonNullable<Desk['page']['passages']>, length: number): number {
  const top =
    passages.scroller.getBoundingClientRect().top + TOP_BAR - passages.root.getBoundingClientRect().top
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >> 1
    if (passages.topOf(middle) < top) low = middle + 1
    else high = middle
  }
  return low
}
