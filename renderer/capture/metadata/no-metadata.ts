import type { PageMetadata } from './read-metadata.ts'

/** What is known of a text that says nothing about itself. */
export const NO_METADATA: PageMetadata = {
  title: '',
  authors: [],
  siteName: '',
  publishedAt: '',
  modifiedAt: '',
  lang: '',
  dir: '',
  excerpt: '',
  leadImage: '',
  canonicalUrl: '',
}
