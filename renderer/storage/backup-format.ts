import { z } from 'zod'
import { bodySchema, versionAssetSchema } from '../../shared/article/version.ts'
import { tombstoneSchema } from './local-rows.ts'
import { replicatedSchemas } from './replicated.ts'

/*
 * A backup: one zip with `manifest.json`, rows as JSON lines in `tables/`, images in `assets/` and original pages in `sources/`, both named
 * by hash. A table may be in several parts; of two rows with the same key the later counts.
 */

export const BACKUP_FORMAT = 'offprint-backup'

/** Raised when an older Offprint could not read the file any more. */
export const BACKUP_VERSION = 2

export const MANIFEST_NAME = 'manifest.json'

const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/)

/** An image without its bytes, which are in `assets/<hash>`. */
export const assetLineSchema = z.object({
  hash: sha256Schema,
  mime: z.string(),
  size: z.number().int().nonnegative(),
})

/** An original page without its bytes; `stored` is the hash of the gzipped bytes in `sources/<hash>.gz`. */
export const sourceLineSchema = z.object({
  hash: sha256Schema,
  mime: z.string(),
  charset: z.string(),
  stored: sha256Schema,
})

/** What each line of a table is. */
export const lineSchemas = {
  ...replicatedSchemas,
  bodies: bodySchema,
  versionAssets: versionAssetSchema,
  tombstones: tombstoneSchema,
  assets: assetLineSchema,
  sources: sourceLineSchema,
} as const

export type BackupTable = keyof typeof lineSchemas

export type Line<T extends BackupTable> = z.infer<(typeof lineSchemas)[T]>

export const BACKUP_TABLES = Object.keys(lineSchemas) as readonly BackupTable[]

/** An image or an original page that could not be read when the backup was made, and so is not in it. */
const damagedSchema = z.object({ table: z.enum(['assets', 'sources']), hash: z.string() })

export type Damaged = z.infer<typeof damagedSchema>

const partSchema = z.object({
  name: z.string(),
  rows: z.number().int().nonnegative(),
  sha256: sha256Schema,
})

export const manifestSchema = z.object({
  format: z.literal(BACKUP_FORMAT),
  version: z.number().int().positive(),
  /** Unix milliseconds. */
  createdAt: z.number(),
  /** The database's own version. */
  schema: z.number().int().positive(),
  tables: z.partialRecord(z.enum(BACKUP_TABLES), z.array(partSchema)),
  /** Rows (`table:id`) that were copied and then purged, while the backup was made. */
  gone: z.array(z.string()),
  damaged: z.array(damagedSchema).default([]),
})

export type Manifest = z.infer<typeof manifestSchema>

export const assetName = (hash: string) => `assets/${hash}`
export const sourceName = (hash: string) => `sources/${hash}.gz`

export async function sha256(bytes: Uint8Array): Promise<string> {
  // What comes here is in no shared memory; a copy to prove that would be one of a whole film.
  const digest = await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
