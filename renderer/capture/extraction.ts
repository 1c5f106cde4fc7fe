/** What one way of reading made of a page, and what it thinks of title and byline. */
export interface Extraction {
  readonly by: 'readability' | 'defuddle' | 'whole page' | 'posts' | 'data'
  /** What holds the article: untrusted, inert, and this reading's own, to be changed in place. */
  readonly body: HTMLElement
  readonly title: string
  readonly byline: string
  readonly siteName: string
  readonly published: string
  readonly excerpt: string
  readonly lang: string
  readonly image: string
}

/** Of a candidate that reads the text and nothing else. */
export const NOTHING_KNOWN = {
  title: '',
  byline: '',
  siteName: '',
  published: '',
  excerpt: '',
  lang: '',
  image: '',
} as const
