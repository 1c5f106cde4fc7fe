import type { HighlightStyle, MarkedElement, TextSelectors } from '../annotation/highlight.ts'
import type { HighlightColor } from '../annotation/highlight-colors.ts'

/** Why nothing could be made of an annotation. */
export type SkipReason =
  | 'not-an-annotation'
  | 'no-target'
  | 'no-place'
  | 'empty'
  | 'too-long'
  /** The rest of a collection lies at an address; importing fetches nothing. */
  | 'page-elsewhere'
  /** It answers an annotation that is neither in the file nor in the library. */
  | 'answers-nothing'

/** What of an annotation was not taken over. */
export type Remark =
  /** A selector that another one refines was taken as if it stood alone. */
  | 'refined-by'
  /** Its place is described in a way that cannot be read; what was written is kept as a note on the article. */
  | 'unknown-selector'
  | 'unknown-body'
  | 'unusable-tag'
  | 'too-many-tags'

/** Where and in what words a passage stands; at least one of both is there. */
export interface IncomingSelectors {
  readonly quote: TextSelectors['quote'] | null
  /** In code points; null where none is said or where it counts in another text. */
  readonly position: TextSelectors['position'] | null
  /** In UTF-16 units, where code points cannot say it. */
  readonly unitPosition: TextSelectors['position'] | null
  /** SHA-256 (hex) of the text that positions count in; empty where it is not said. */
  readonly textHash: string
}

export interface IncomingNote {
  /** Where it has one of its own; else empty. */
  readonly uuid: string
  /** Markdown. */
  readonly body: string
  /** Unix milliseconds, or 0. */
  readonly createdAt: number
  readonly modifiedAt: number
}

/** What an annotation is about. */
export type IncomingTarget =
  | {
      readonly kind: 'passage'
      /** The address of the article, or an `urn:uuid:` of its id. */
      readonly source: string
      /** By what the article is known where its address does not say; or empty. */
      readonly articleKey: string
      readonly selectors: IncomingSelectors
    }
  | { readonly kind: 'article'; readonly source: string; readonly articleKey: string }
  /** It answers one of the annotations with these keys, the nearest last. */
  | { readonly kind: 'reply'; readonly answers: readonly string[] }
  | { readonly kind: 'free' }

/** An annotation as another program, or another library, has it. */
export interface IncomingAnnotation {
  /** Where in the file it stands, counted from 0. */
  readonly row: number
  /** Its id elsewhere, as it is written there; empty where it has none. */
  readonly sourceId: string
  /** What tells it from every other annotation anywhere; empty where its id does not. */
  readonly key: string
  readonly target: IncomingTarget
  readonly notes: readonly IncomingNote[]
  /** As they were written. */
  readonly tags: readonly string[]
  /** Null where it is not said. */
  readonly color: HighlightColor | null
  readonly style: HighlightStyle | null
  readonly headingPath: readonly string[] | null
  readonly element: MarkedElement | null
  /** The passage to the unit, where the quote selector says more; null where it is the quote. */
  readonly passage: string | null
  /** Unix milliseconds, or 0. */
  readonly createdAt: number
  readonly modifiedAt: number
  readonly remarks: readonly Remark[]
}

/** An annotation of which nothing could be made. */
export interface SkippedAnnotation {
  readonly row: number
  readonly sourceId: string
  readonly source: string
  readonly quote: string
  readonly reason: SkipReason
}

export type ReadAnnotation =
  | { readonly kind: 'read'; readonly annotation: IncomingAnnotation }
  | { readonly kind: 'skipped'; readonly skipped: SkippedAnnotation }
