import { z } from 'zod'

/** Why an article could not be made again from its original bytes: the closed list. The words stand in the message catalogue. */
export const extractionErrorKindSchema = z.enum([
  'not-found',
  'damaged',
  'undecodable',
  'unsupported-type',
  'no-article',
  'empty',
  'crashed',
  'unexpected',
])

export type ExtractionErrorKind = z.infer<typeof extractionErrorKindSchema>

/** What became of the articles that were looked at; `done` is their sum. */
export const extractionCountsSchema = z.object({
  /** How many are to be looked at; 0 until they are counted. */
  total: z.number().int().nonnegative(),
  done: z.number().int().nonnegative(),
  updated: z.number().int().nonnegative(),
  unchanged: z.number().int().nonnegative(),
  failed: z.number().int().nonnegative(),
  /** Articles whose original bytes are not kept. */
  withoutSource: z.number().int().nonnegative(),
})

export type ExtractionCounts = z.infer<typeof extractionCountsSchema>

/**
 * Making articles again from the bytes that were kept, for one article or for a whole library: one row, worked in the order of the
 * articles' ids. Local to this computer.
 */
export const extractionJobSchema = z.object({
  id: z.string(),
  /** `selection`: those in the list that is kept apart. */
  scope: z.enum(['all', 'selection']),
  /** Leaves out what the present extractor and sanitizer made already. */
  onlyOlder: z.boolean(),
  /** The title, when it is for one article; else empty. */
  label: z.string(),
  status: z.enum(['open', 'done', 'cancelled']),
  isPaused: z.boolean(),
  counts: extractionCountsSchema,
  /** The last article, by id, that is settled; empty at the start. */
  cursor: z.string(),
  /** The article in work, and how often it was begun; empty and 0 between two articles. */
  working: z.string(),
  tries: z.number().int().nonnegative(),
  createdAt: z.number(),
  finishedAt: z.number(),
})

export type ExtractionJob = z.infer<typeof extractionJobSchema>

/** Where an article's highlights stand in the version that was made: settled, to be confirmed, or nowhere. */
export interface CarriedHighlights {
  readonly sure: number
  readonly unsure: number
  readonly orphaned: number
}

/** What became of one article. */
export type ExtractionOutcome =
  | {
      readonly status: 'updated' | 'unchanged'
      readonly versionId: string
      readonly highlights: CarriedHighlights
      /** Whether it has so much less text than the version that is shown that this one stays. */
      readonly isThinner?: boolean
    }
  | { readonly status: 'no-source' }
  | {
      readonly status: 'failed'
      readonly error: { readonly kind: ExtractionErrorKind; readonly message: string }
    }

/** An article in the report of a job: one that failed, or one with highlights, or too little text, that a person should look at. */
export interface ExtractionRemark {
  /** `jobId:articleId` */
  readonly id: string
  readonly jobId: string
  readonly kind: 'failed' | 'look'
  readonly articleId: string
  /** The version that was made; empty for a failure. */
  readonly versionId: string
  readonly error: { readonly kind: ExtractionErrorKind; readonly message: string } | null
}

export const NOTHING_DONE: ExtractionCounts = {
  total: 0,
  done: 0,
  updated: 0,
  unchanged: 0,
  failed: 0,
  withoutSource: 0,
}

const COUNTED = {
  updated: 'updated',
  unchanged: 'unchanged',
  failed: 'failed',
  'no-source': 'withoutSource',
} as const satisfies Record<ExtractionOutcome['status'], keyof ExtractionCounts>

/** The counts with one more article. */
export function countOutcome(
  counts: ExtractionCounts,
  status: ExtractionOutcome['status'],
): ExtractionCounts {
  const name = COUNTED[status]
  const done = counts.done + 1
  // What was saved or brought back since the count is looked at as well.
  return { ...counts, done, total: Math.max(counts.total, done), [name]: counts[name] + 1 }
}
