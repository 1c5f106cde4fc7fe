import type { ComponentType, ReactNode } from 'react'
import type { CapturedMetadata } from '../../shared/article/article.ts'
import type { Version } from '../../shared/article/version.ts'
import type { ArticlePassages } from './passages.ts'

/** An open article, for what is joined to the reader: marking and notes. */
export interface ReaderPage {
  readonly articleId: string
  readonly versionId: string
  readonly metadata: CapturedMetadata
  readonly text: string
  /** Null until the text is drawn, and when what is drawn is not what was saved: then nothing can be marked. */
  readonly passages: ArticlePassages | null
  /** The highlight to open at; empty for none. */
  readonly openAt: string
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

/** What stands in the reader and is not its own. */
export interface ReaderSlots {
  /** Around the whole open article. */
  readonly Desk: ComponentType<{ page: ReaderPage; children: ReactNode }>
  /** What stands in the margin beside the text. */
  readonly Margin: ComponentType
  /** What is painted on the text and floats over it. */
  readonly Marks: ComponentType
}

/** What the screen around the reader does when asked. */
export interface ReaderDoors {
  /** Where one came from, in words. */
  readonly backLabel: string
  onBack(): void
  /** After archiving or deleting: on to the next article, or back to the list. */
  onNext(): void
  onEditDetails(articleId: string): void
  /** Asks for a collection or a list to put it into. */
  onCollect(articleId: string): void
  onExport(articleId: string): void
  onExportAnnotations(articleId: string): void
  onOpenWindow(articleId: string): void
}
