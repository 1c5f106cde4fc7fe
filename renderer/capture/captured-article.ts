import type { CapturedMetadata } from '../../shared/article/article.ts'
import type { CaptureErrorKind } from '../../shared/article/capture-job.ts'
import type { VersionAsset } from '../../shared/article/version.ts'
import type { Failure } from '../../shared/result.ts'
import type { PlacedMarks } from './place-marks.ts'
import type { SanitizedHtml } from './sanitized-html.ts'

/** An image as it is stored: once for each distinct content. */
export interface CapturedAsset {
  /** SHA-256 (hex) of the bytes. */
  readonly hash: string
  readonly blob: Blob
  readonly mime: string
  /** Bytes. */
  readonly size: number
}

export type CapturedVersionAsset = Omit<VersionAsset, 'versionId'>

/** The original bytes, kept so that a better extractor can read them again. */
export interface CapturedSource {
  /** SHA-256 (hex) of the original bytes, before compression. */
  readonly hash: string
  /** Gzipped. */
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly mime: string
  readonly charset: string
}

/** Everything storage needs to store an article in one transaction. */
export interface CapturedArticle {
  readonly captured: CapturedMetadata
  readonly urlKey: string
  readonly html: SanitizedHtml
  /** The `textContent` of `html`. */
  readonly text: string
  /** SHA-256 (hex) of `html`. */
  readonly bodyHash: string
  readonly source: CapturedSource
  /** Whether the original bytes are pasted markup, taken whole. */
  readonly isSelection: boolean
  readonly assets: CapturedAsset[]
  readonly versionAssets: CapturedVersionAsset[]
  /** After how many of its pages the rest of the article could not be had. */
  readonly cutAfter?: number
  /** Whether so little of it was had that its article may be for those who have signed in, or need a browser. */
  readonly isThin?: boolean
  readonly extractor: string
  readonly sanitizer: string
  /** Tags that the file gives it, as they were written. */
  readonly tags?: readonly string[]
  /** When it was saved elsewhere, in Unix milliseconds; 0 when it was not. */
  readonly savedAt?: number
  /** What was marked in it elsewhere. */
  readonly marks?: PlacedMarks
}

export type CaptureFailure = Failure<CaptureErrorKind | 'cancelled'>
