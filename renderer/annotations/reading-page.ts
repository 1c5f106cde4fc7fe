import type { CapturedMetadata } from '../../shared/article/article.ts'
import type { Version } from '../../shared/article/version.ts'
import type { MarkableElement } from '../article-text/elements.ts'

/** What marking and notes need of the page that an article is read on. The reader offers it; the two know nothing else of each other. */
export interface ReadingPage {
  readonly articleId: string
  readonly versionId: string
  readonly metadata: CapturedMetadata
  /** The version's text, in which highlights count. */
  readonly text: string
  /** Null until the text is drawn, and when what is drawn is not what was saved: then nothing can be marked. */
  readonly passages: Passages | null
  /** The highlight to open the article at; empty for none. */
  readonly openAt: string
  /** How the margin stands: beside the text, over it, or not at all. */
  readonly margin: 'beside' | 'panel' | 'hidden'
  showMargin(shown: boolean): void
  /** The address at which an image of the version was published, by its number. */
  imageSource(asset: number): string
  /** Copies a quote with its citation and says so. */
  copyQuote(quote: string): void
  /** Newest first. */
  readonly versions: readonly Version[]
  /** The version that the article shows by itself. */
  readonly ownVersionId: string
  /** Shows another version, at a highlight in it, with a way back to here. */
  showVersion(versionId: string, highlightId: string): void
  /** Looks for words in the text. */
  findWords(words: string): void
}

/** The drawn text. Offsets are UTF-16 units of the version's text, `end` exclusive. */
export interface Passages {
  /** Holds the text and nothing else. */
  readonly root: HTMLElement
  /** What scrolls. */
  readonly scroller: HTMLElement
  boundariesOf(start: number, end: number): StaticRangeInit | null
  rangeOf(start: number, end: number): Range | null
  offsetsOf(range: AbstractRange): { readonly start: number; readonly end: number } | null
  /** The headings above a place, outermost first. */
  headingPathAt(offset: number): readonly string[]
  /**
   * Where a passage begins: CSS pixels below the top of `root`, as laid out now. Exact near what is seen, estimated in parts that
   * are not laid out.
   * @param element what stands there, where that is not text
   */
  topOf(offset: number, element?: Element): number
  /**
   * Brings a passage into view, past the bars, and keeps it there while the parts around it are laid out.
   * @param element what stands there, where that is not text
   */
  reveal(start: number, end: number, element?: Element): void
  /** What can be marked as a whole, in document order. */
  elements(): readonly MarkableElement[]
  /** Calls back whenever passages may have moved. Answers with a function that stops it. */
  onLayout(listener: () => void): () => void
}
