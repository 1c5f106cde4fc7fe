import type { HighlightColor } from '../../shared/annotation/highlight-colors.ts'
import type { CapturedMetadata } from '../../shared/article/article.ts'
import type { VersionAsset } from '../../shared/article/version.ts'
import type { Asset, Source } from './local-rows.ts'

/** A captured page, complete: all that is stored of it goes into one transaction. */
export interface StorableArticle {
  readonly captured: CapturedMetadata
  readonly urlKey: string
  /** Sanitized; whoever hands it over has seen to that. */
  readonly html: string
  /** The `textContent` of `html`. */
  readonly text: string
  /** SHA-256 (hex) of `html`. */
  readonly bodyHash: string
  readonly source: Source | null
  /** Whether the original bytes are pasted markup, taken whole. */
  readonly isSelection?: boolean
  readonly assets: readonly Asset[]
  readonly versionAssets: readonly Omit<VersionAsset, 'versionId'>[]
  /** After how many of its pages the rest of the article could not be had. */
  readonly cutAfter?: number
  /** Whether so little of it was had that its article may be for those who have signed in, or need a browser. */
  readonly isThin?: boolean
  readonly extractor: string
  readonly sanitizer: string
  /** Tags that its file gives it, as they were written. */
  readonly tags?: readonly string[]
  /** When it was saved elsewhere before, in Unix milliseconds; 0 when it was not. */
  readonly savedAt?: number
  /** What was marked in it elsewhere: passages of `text`, and notes on the whole, in Markdown. */
  readonly marks?: {
    readonly highlights: readonly {
      readonly start: number
      readonly end: number
      readonly color: HighlightColor
      readonly headingPath: readonly string[]
      readonly notes: readonly string[]
    }[]
    readonly notes: readonly string[]
  }
}
