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
  readonly extractor: string
  readonly sanitizer: string
}
