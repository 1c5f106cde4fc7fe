import type { BridgeErrorKind } from '../../shared/bridge.ts'
import type { AnnotationFileFailure } from '../../shared/import/annotation-file.ts'
import type { Remark, SkipReason } from '../../shared/import/incoming-annotation.ts'

/**
 * What became of an annotation: a highlight `exact`ly where it was said to be; `found` for sure, but elsewhere or in other surroundings;
 * `moved`, so that a person is asked; `orphaned`, kept without a place; a note that was `added`; nothing yet, since its `article-missing`;
 * here already, `unchanged` or `updated`; or `skipped`.
 */
export const IMPORT_STATUSES = [
  'exact',
  'found',
  'moved',
  'orphaned',
  'added',
  'updated',
  'unchanged',
  'article-missing',
  'skipped',
] as const

export type ImportStatus = (typeof IMPORT_STATUSES)[number]

/** Why it is so, where the status alone does not say it. */
export type ImportReason =
  | SkipReason
  | Remark
  /** What is here was changed later than what came in. */
  | 'newer-here'
  | 'in-trash'
  | 'no-address'
  /** Its article, or what it answers, was deleted while the import was under way. */
  | 'gone'

export interface ImportedAnnotation {
  readonly file: string
  /** Where in the file it stands, counted from 0. */
  readonly row: number
  /** Its id in the file, or empty. */
  readonly sourceId: string
  readonly status: ImportStatus
  readonly reasons: readonly ImportReason[]
  /** Empty where there is none: notes have no highlight unless they answer one. */
  readonly highlightId: string
  readonly articleId: string
  /** The article's, or empty. */
  readonly title: string
  /** The address that the annotation names. */
  readonly source: string
  /** The passage; for a note its words. */
  readonly quote: string
}

/** A file of which nothing could be read. */
export interface UnreadableFile {
  readonly file: string
  readonly kind: AnnotationFileFailure['kind'] | BridgeErrorKind
  readonly message: string
}

export interface ImportReport {
  readonly rows: readonly ImportedAnnotation[]
  readonly unreadable: readonly UnreadableFile[]
  /** Stopped before anything was changed; then there are no rows. */
  readonly isCancelled: boolean
  /** The step of undo that it made; absent when nothing changed. */
  readonly actionId?: string | undefined
}

/** Whether an annotation did not come into the library, so that there is something to be done about it. */
export const isFailed = ({ status }: Pick<ImportedAnnotation, 'status'>): boolean =>
  status === 'article-missing' || status === 'skipped'
