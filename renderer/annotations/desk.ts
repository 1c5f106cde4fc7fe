import { createContext, type Dispatch, type SetStateAction, useContext } from 'react'
import type { HighlightStyle } from '../../shared/annotation/highlight.ts'
import type { HighlightColor } from '../../shared/annotation/highlight-colors.ts'
import type { Note } from '../../shared/annotation/note.ts'
import type { Settings } from '../../shared/settings.ts'
import type { MarkableElement } from '../article-text/elements.ts'
import type { ShownHighlight } from '../queries/models.ts'
import type { ColorNames } from '../ui/color-names.ts'
import type { Placed } from './placed.ts'
import type { ReadingPage } from './reading-page.ts'

/** A stretch of text that somebody selected, or an element that they chose as a whole. */
export interface Passage {
  readonly start: number
  readonly end: number
  readonly element?: MarkableElement
}

/** What a mark looks like, and what it is filed under. */
export interface Look {
  readonly color: HighlightColor
  readonly style: HighlightStyle
  readonly tags: readonly string[]
}

/** A sentence, a paragraph or an element that was stepped to with the keyboard. */
export interface Stepped extends Passage {
  readonly unit: 'sentence' | 'paragraph'
  readonly isMarked: boolean
}

/** New ends of a highlight that are painted already and not stored yet. */
export interface MovedEnds {
  readonly id: string
  readonly start: number
  readonly end: number
  /** Whether the ends are on their way to the store, or still in somebody's hand. */
  readonly phase: 'held' | 'storing' | 'stored'
  /** When storing them began, ms; 0 before. */
  readonly since: number
}

/** The note that is being written: on which highlight (or the article), and which; null before it is stored. */
export interface Editing {
  readonly targetId: string
  readonly noteId: string | null
  /** The note that it was opened on, where what is typed has come to be another one: the same field goes on with it. Null for none. */
  readonly openedOn?: string | null
}

/** What is done to highlights, each with the words that say so and a way back. */
export interface HighlightActions {
  make(passage: Passage, how?: Partial<Look>): Promise<string>
  /** The look of the highlight that was made last. */
  lastLook(): Look
  /** Gives a highlight the look of the one that was made last; its tags stay its own. */
  repeatOn(id: string): void
  /** Stores new ends. Answers with whether that was possible. */
  resize(id: string, ends: { start: number; end: number }, isNudge: boolean): Promise<boolean>
  recolor(id: string, color: HighlightColor, style: HighlightStyle): void
  restyle(id: string, style: HighlightStyle): void
  remove(id: string): void
  tag(id: string, add: readonly string[], remove: readonly string[]): void
  removeNote(noteId: string): void
  copy(quote: string): void
}

/** An open article's highlights and notes, and which of them is at hand. */
export interface Desk {
  readonly page: ReadingPage
  readonly placed: readonly Placed[]
  readonly orphans: readonly ShownHighlight[]
  readonly articleNotes: readonly Note[]
  /** The colour and style of the next highlight, and the names that a person gave to colours. */
  readonly marking: Settings['marking']
  readonly does: HighlightActions
  /** The highlight that is at hand; empty for none. */
  readonly activeId: string
  activate(id: string): void
  /** Brings a highlight's passage into view and lets it stand out for a moment. */
  goTo(id: string): void
  readonly editing: Editing | null
  edit: Dispatch<SetStateAction<Editing | null>>
  /** Keys pressed between asking for a note and its field being there, to go into it; null while no note is awaited. */
  readonly typedAhead: { current: string | null }
  /** What was stepped to last: from there one goes on when it was marked and is selected no more. */
  readonly stepped: { current: Stepped | null }
  /** The highlight whose tags are being edited; empty for none. */
  readonly taggingId: string
  setTagging(id: string): void
  /** The card that is to take the focus as soon as it is there; empty for none. */
  readonly focusId: string
  focusCard(id: string): void
  /** What the colours are called. */
  readonly names: ColorNames
  /** Opens the field in which a colour is given a name. @param at what it stands beside */
  nameColor(color: HighlightColor, at: Element): void
  /** The highlight whose ends are being moved; null for none. */
  readonly moved: MovedEnds | null
  moveEnds: Dispatch<SetStateAction<MovedEnds | null>>
  /** Lets go of the end that is being dragged, as it was; null while none is. */
  readonly letGoOfEnd: { current: (() => void) | null }
  /** The key that marks what is selected, as it is shown; empty for none. */
  readonly markKey: string
  /** The highlight that is being put somewhere by hand; empty for none. */
  readonly placingId: string
  setPlacing(id: string): void
  /** Tells a screen reader. */
  announce(text: string): void
}

export const DeskContext = createContext<Desk | null>(null)

/** The desk of the article that is open. */
export function useDesk(): Desk {
  const desk = useContext(DeskContext)
  if (!desk) throw new Error('useDesk needs an AnnotationDesk above it')
  return desk
}
