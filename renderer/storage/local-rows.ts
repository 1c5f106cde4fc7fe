import { z } from 'zod'
import type { BulkChange } from '../../shared/library/bulk-change.ts'
import type { ReplicatedTable } from './replicated.ts'

/** Some fields of a row, without what only the stamp keeps. */
export type Fields = Readonly<Record<string, unknown>>

/**
 * One row's part in one action. `before` is null when the action made the row; otherwise both hold the fields that it changed and
 * no others. The order of `hlc` is the order in which it happened.
 */
export interface Change {
  readonly hlc: string
  readonly actionId: string
  readonly table: ReplicatedTable
  readonly id: string
  readonly before: Fields | null
  /** Null when the row was taken away for good. */
  readonly after: Fields | null
}

/** Many changes of one table by one action, in one row of the log under the reading of the last: see `change-log`. */
export interface ChangePack extends Pick<Change, 'hlc' | 'actionId' | 'table'> {
  readonly pack: readonly Pick<Change, 'hlc' | 'id' | 'before' | 'after'>[]
}

/** A row of the log. */
export type LogRow = Change | ChangePack

/** A step of undo. */
export interface UndoStep {
  readonly actionId: string
  readonly kind: string
  /** When the person asked for it, in milliseconds; unique and rising on one computer. The order of the stack. */
  readonly at: number
  /** `turning`: a job is taking it back, or is doing it again. */
  readonly state: 'done' | 'undone' | 'turning'
  /** Steps with the same key that follow each other closely become one; empty for none. */
  readonly joinKey: string
  /** Of a step that was done part by part: what it is, and its parts in the order in which they were done. */
  readonly bulk?: { readonly change: BulkChange; readonly parts: readonly StepPart[] }
}

/** A part of a step: one transaction. */
export interface StepPart {
  /** The clock reading of its last change in the log. */
  readonly end: string
  /** How many articles it was for. */
  readonly articles: number
}

/** The articles of a bulk job, in the order in which they are changed; kept apart so that the job stays small. */
export interface BulkList {
  readonly jobId: string
  readonly articleIds: readonly string[]
}

/** What this computer is called in clock readings, and the last reading it gave. */
export interface Device {
  readonly id: 'this'
  readonly deviceId: string
  readonly clock: string
  /** The time of the last action, in milliseconds: no two actions share one. */
  readonly lastAt: number
}

export interface Counter {
  readonly key: string
  readonly value: number
}

/** That a person let an article be fetched from a host that may be in a private network. Of this computer: no file may bring one. */
export interface Consent {
  readonly articleId: string
  /** With its port. */
  readonly host: string
}

/** How far somebody has read the change log. */
export interface Cursor {
  readonly id: string
  readonly hlc: string
}

/** That a row was removed for good, and when. Id: `table:id`. */
export const tombstoneSchema = z.object({ id: z.string(), hlc: z.string() })

export type Tombstone = z.infer<typeof tombstoneSchema>

/** The original bytes of an article, gzipped. */
export const sourceSchema = z.object({
  hash: z.string(),
  bytes: z.instanceof(Uint8Array),
  mime: z.string(),
  charset: z.string(),
})

export type Source = z.infer<typeof sourceSchema>

/** An image, a film or a recording. */
export const assetSchema = z.object({
  hash: z.string(),
  blob: z.instanceof(Blob),
  mime: z.string(),
  size: z.number(),
})

export type Asset = z.infer<typeof assetSchema>

/** The bytes of a queued file, kept apart from its job so that a list of jobs stays small. */
export interface JobInput {
  readonly jobId: string
  readonly bytes: Uint8Array
  /** What came along with the file; rows of before have none. */
  readonly attachments?: readonly { readonly path: string; readonly bytes: Uint8Array }[]
}

/** The articles of an extraction job that is for some only, in the order of their ids; kept apart so that the job stays small. */
export interface ExtractionList {
  readonly jobId: string
  readonly articleIds: readonly string[]
}

/** One rendered block of an exported file, as it was last written. */
export interface ExportedBlock {
  readonly key: string
  readonly articleId: string
  readonly file: string
  readonly hash: string
}

/** One row of a file that was imported, and what became of it. */
export interface ImportRow {
  readonly id: string
  readonly importId: string
  readonly status: string
  readonly detail: Fields
}

/** What a stored text is compared by, under the hash of its body; null for one that is too short. A body never changes. */
export interface TextSignature {
  readonly hash: string
  readonly values: Uint32Array | null
}

/** Two articles of which a person said that they are not the same, by `pairKey`. */
export interface NotDuplicates {
  readonly pair: string
}

export interface SettingRow {
  readonly key: string
  readonly value: unknown
}

/** A stretch of the light articles, in the order of ids, as JSON: `storage/light-parts` reads and writes it. */
export interface LightPart {
  /** The id of its first article. */
  readonly from: string
  readonly rows: string
}
