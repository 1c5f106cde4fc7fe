import type { CapturedMetadata } from '../../shared/article/article.ts'
import type { CaptureErrorKind } from '../../shared/article/capture-job.ts'
import { type Failure, fail, type Result } from '../../shared/result.ts'
import type { CapturedArticle } from './captured-article.ts'
import { completeArticle } from './complete-article.ts'
import { type KnownImage, keepImages } from './keep-images.ts'
import { readBytes } from './read-input.ts'
import { readSource } from './source-bytes.ts'

/** An article as it was captured, with its original bytes. */
export interface KeptArticle {
  readonly captured: CapturedMetadata
  readonly source: {
    readonly hash: string
    /** Gzipped. */
    readonly bytes: Uint8Array
    readonly mime: string
    readonly charset: string
  }
  /** Undefined where nobody wrote it down. */
  readonly isSelection: boolean | undefined
  /** The images of its versions, newest version first. */
  readonly images: readonly KnownImage[]
}

type ExtractionFailure = Failure<'damaged' | 'undecodable' | 'unsupported-type' | 'no-article' | 'empty'>

/**
 * Makes an article of its original bytes, with the extractor and the sanitizer of today, as a capture would. Nothing is fetched and
 * nothing is stored.
 */
export async function extractAgain({
  captured,
  source,
  isSelection,
  images,
}: KeptArticle): Promise<Result<CapturedArticle, ExtractionFailure>> {
  const bytes = await readSource(source)
  if (!bytes) return fail('damaged', `The bytes kept as ${source.hash} are not what they were`)
  const { mime, charset } = source
  const kept = {
    bytes,
    contentType: charset === '' ? mime : `${mime}; charset=${charset}`,
    // What has no title of its own was named after its file or its first words, and keeps that name.
    name: '',
    url: captured.url,
    selection: isSelection ?? wasSelection(mime, captured),
  }
  const read = await readBytes(kept)
  if (!read.ok) return fail(kindOf(read.error.kind), read.error.message)
  return completeArticle(read.value, { ...kept, name: captured.title }, (wanted) =>
    keepImages(wanted, images),
  )
}

/** What the bytes were taken for once they are no longer, if the reasons for which a file is refused have changed. */
function kindOf(kind: CaptureErrorKind): ExtractionFailure['kind'] {
  const known = ['damaged', 'undecodable', 'no-article', 'empty'] as const
  return known.find((one) => one === kind) ?? 'unsupported-type'
}

/** Pasted markup says nothing about itself but a title; of a page something is always known. */
function wasSelection(mime: string, captured: CapturedMetadata): boolean {
  const { authors, siteName, publishedAt, modifiedAt, excerpt, leadImage, canonicalUrl } = captured
  const known = [...authors, siteName, publishedAt, modifiedAt, excerpt, leadImage, canonicalUrl]
  return mime === 'text/html' && known.every((value) => value === '')
}
