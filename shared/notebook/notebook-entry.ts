import type { HighlightStyle, MarkedElementKind } from '../annotation/highlight.ts'
import type { HighlightColor } from '../annotation/highlight-colors.ts'

/** What a notebook says of the article that something was written on: enough to name it, to sort by it and to cite it. */
export interface NotebookArticle {
  readonly id: string
  readonly title: string
  /** The title as it is sorted by (`foldText`). */
  readonly titleKey: string
  readonly authors: readonly string[]
  readonly siteName: string
  /** `YYYY[-MM[-DD]]`, or empty. */
  readonly publishedAt: string
  readonly url: string
}

export interface NotebookNote {
  readonly id: string
  /** Markdown. */
  readonly body: string
  readonly createdAt: number
}

export interface EntryTag {
  readonly id: string
  readonly path: string
  readonly color: string
  /** `tagKey` of the path. */
  readonly key: string
}

export type EntryKind = 'highlight' | 'article-note' | 'free-note'

/** Whether a passage is where it belongs in the version that its article shows. Notes always are. */
export type EntryPlace = 'settled' | 'unsure' | 'orphan'

/** How a passage was marked, and what was marked where that is no text. */
export interface EntryMark {
  readonly color: HighlightColor
  readonly style: HighlightStyle
  readonly element: { readonly kind: MarkedElementKind; readonly label: string } | null
}

/** One thing in the notebook: a highlight with the notes on it, a note on an article, or a note that stands for itself. */
export interface NotebookEntry {
  /** The highlight's or the note's. */
  readonly id: string
  readonly kind: EntryKind
  /** Null for what stands for itself, and when the article is gone. */
  readonly article: NotebookArticle | null
  /** Empty for notes and for images. */
  readonly quote: string
  /** Null for notes. */
  readonly mark: EntryMark | null
  readonly tags: readonly EntryTag[]
  /** Those on a highlight, oldest first; of a note, itself. */
  readonly notes: readonly NotebookNote[]
  /** Unix milliseconds. */
  readonly createdAt: number
  readonly place: EntryPlace
  /** Where it stands in the article's text, in UTF-16 units; for an orphan, where it stood. */
  readonly start: number
  /** Quote, label and notes as they are searched (`foldText`). */
  readonly folded: string
}

/** Newest first, the same way each time. */
export const newestFirst = (a: NotebookEntry, b: NotebookEntry): number =>
  b.createdAt - a.createdAt || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0)

const PLACE_RANK: Readonly<Record<EntryPlace, number>> = { settled: 0, unsure: 0, orphan: 1 }

const rank = ({ kind, place }: NotebookEntry): number => (kind === 'highlight' ? PLACE_RANK[place] : 2)

/** As they stand in one article: passages in the order of the text, then those that it has no more, then notes on the whole. */
export const inOrderOfText = (a: NotebookEntry, b: NotebookEntry): number =>
  rank(a) - rank(b) || a.start - b.start || -newestFirst(a, b)
