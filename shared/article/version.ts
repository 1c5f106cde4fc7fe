import { z } from 'zod'
import { stampSchema } from '../stamp.ts'
import { capturedMetadataSchema } from './article.ts'

/** One distinct saved text of an article. Unchanged text makes no new version. */
export const versionSchema = stampSchema.extend({
  articleId: z.string(),
  /** SHA-256 (hex) of the sanitized HTML; key into `bodies`. */
  bodyHash: z.string(),
  /** SHA-256 (hex) of the original bytes; key into `sources`. Empty where there were none. */
  sourceHash: z.string(),
  /** Version numbers of the extractor and the sanitizer that made the body. */
  extractor: z.string(),
  sanitizer: z.string(),
  /** Whether the original bytes are pasted markup, which is taken whole. Versions of before do not say. */
  isSelection: z.boolean().optional(),
  /** What the page said of itself then: the article says so while it shows this version. Versions of before do not say. */
  captured: capturedMetadataSchema.optional(),
  capturedAt: z.number(),
})

export type Version = z.infer<typeof versionSchema>

/** A saved text. Immutable; `text` is the `textContent` of `html`, and highlights count in it (UTF-16 units). */
export const bodySchema = z.object({ hash: z.string(), html: z.string(), text: z.string() })

export type Body = z.infer<typeof bodySchema>

/** Why an image of an article is not stored. */
export const missingReasonSchema = z.enum([
  'offline',
  'not-found',
  'refused',
  'too-large',
  'time-out',
  'private-address',
  'not-an-image',
  'too-many',
  'not-fetched',
  /** A file names it, and it did not come along. */
  'not-beside',
])

export type MissingReason = z.infer<typeof missingReasonSchema>

/** Films and recordings of a version are numbered from here on, in the order of its body; its images stay below. */
export const FIRST_MEDIA = 10_000

/**
 * The n-th image of a version: `<img data-asset="n">` in its body. Immutable with its version. From `FIRST_MEDIA` on a film or a
 * recording: it has a row only once somebody had it downloaded, so that none is ever missing.
 */
export const versionAssetSchema = z.object({
  versionId: z.string(),
  n: z.number().int().nonnegative(),
  url: z.string(),
  /** Key into `assets`, or empty when missing. */
  hash: z.string(),
  status: z.enum(['stored', 'missing', 'downloaded']),
  reason: z.union([missingReasonSchema, z.literal('')]),
})

export type VersionAsset = z.infer<typeof versionAssetSchema>
