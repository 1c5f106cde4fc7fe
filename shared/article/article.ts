import { z } from 'zod'
import { flagSchema, stampSchema } from '../stamp.ts'

/** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, as much as is known; empty when nothing is. */
export const partialDateSchema = z.string().regex(/^(\d{4}(-\d{2}(-\d{2})?)?)?$/)

/** What capture read from the page. Replaced as a whole by each new version. */
export const capturedMetadataSchema = z.object({
  title: z.string(),
  authors: z.array(z.string()),
  siteName: z.string(),
  publishedAt: partialDateSchema,
  modifiedAt: partialDateSchema,
  /** BCP 47, or empty. */
  lang: z.string(),
  dir: z.enum(['ltr', 'rtl', '']),
  excerpt: z.string(),
  /** Address of the lead image, or empty. */
  leadImage: z.string(),
  /** Hash of the stored lead image (`assets`), or empty. */
  leadAsset: z.string(),
  canonicalUrl: z.string(),
  /** The address it was fetched from; empty for pasted text and files without one. */
  url: z.string(),
  wordCount: z.number().int().nonnegative(),
})

export type CapturedMetadata = z.infer<typeof capturedMetadataSchema>

/** What the user overrode. Survives every new version. */
export const editedMetadataSchema = capturedMetadataSchema
  .pick({ title: true, authors: true, siteName: true, publishedAt: true, url: true })
  .partial()

export type EditedMetadata = z.infer<typeof editedMetadataSchema>

export const locationSchema = z.enum(['inbox', 'later', 'archive'])

export type Location = z.infer<typeof locationSchema>

export const articleSchema = stampSchema.extend({
  captured: capturedMetadataSchema,
  edited: editedMetadataSchema,
  /** Identity: the canonical URL without tracking parameters, or `text:<hash of the decoded text>`. */
  urlKey: z.string(),
  savedAt: z.number(),
  location: locationSchema,
  favorite: flagSchema,
  /** The version that the reader shows. */
  versionId: z.string(),
  /** Addresses of films and recordings that were downloaded and then removed; their bytes go when that cannot be undone any more. */
  removedMedia: z.array(z.string()).optional(),
})

export type Article = z.infer<typeof articleSchema>

/** The metadata a person sees: what they edited over what was captured. */
export function shownMetadata(article: Pick<Article, 'captured' | 'edited'>): CapturedMetadata {
  const { title, authors, siteName, publishedAt, url } = article.edited
  const { captured } = article
  return {
    ...captured,
    title: title ?? captured.title,
    authors: authors ?? captured.authors,
    siteName: siteName ?? captured.siteName,
    publishedAt: publishedAt ?? captured.publishedAt,
    url: url ?? captured.url,
  }
}
