import type { CapturedMetadata, EditedMetadata } from '../../shared/article/article.ts'
import { isPartialDate } from '../../shared/article/partial-date.ts'

/** The fields of the details panel as text, the way they are typed. */
export interface MetadataForm {
  readonly title: string
  /** One name to a line. */
  readonly authors: string
  readonly publishedAt: string
  readonly siteName: string
  readonly url: string
}

export type MetadataField = keyof MetadataForm

export const METADATA_FIELDS: readonly MetadataField[] = [
  'title',
  'authors',
  'publishedAt',
  'siteName',
  'url',
]

export function formOf(metadata: CapturedMetadata): MetadataForm {
  return {
    title: metadata.title,
    authors: metadata.authors.join('\n'),
    publishedAt: metadata.publishedAt,
    siteName: metadata.siteName,
    url: metadata.url,
  }
}

export interface ReadForm {
  /** Every field: what was edited, or empty for what stands as it was captured. */
  readonly edited: Required<EditedMetadata>
  readonly problems: readonly ('publishedAt' | 'url')[]
}

/** Reads the form. A field that is emptied, or says what was captured anyway, goes back to what was captured. */
export function readForm(form: MetadataForm, captured: CapturedMetadata): ReadForm {
  const differing = (text: string, original: string): string => (text.trim() === original ? '' : text.trim())
  const authors = form.authors
    .split('\n')
    .map((name) => name.trim())
    .filter((name) => name !== '')
  const edited = {
    title: differing(form.title, captured.title),
    authors: authors.join('\n') === captured.authors.join('\n') ? [] : authors,
    siteName: differing(form.siteName, captured.siteName),
    publishedAt: differing(form.publishedAt, captured.publishedAt),
    url: differing(form.url, captured.url),
  }
  const problems: ('publishedAt' | 'url')[] = []
  if (edited.publishedAt !== '' && !isPartialDate(edited.publishedAt)) problems.push('publishedAt')
  if (edited.url !== '' && !isWebAddress(edited.url)) problems.push('url')
  return { edited, problems }
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text)
}
