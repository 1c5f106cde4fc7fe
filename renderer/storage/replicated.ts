import type { z } from 'zod'
import { anchorSchema, highlightSchema } from '../../shared/annotation/highlight.ts'
import { noteSchema } from '../../shared/annotation/note.ts'
import { articleSchema } from '../../shared/article/article.ts'
import { readingSchema } from '../../shared/article/reading.ts'
import { versionSchema } from '../../shared/article/version.ts'
import { collectionItemSchema, collectionSchema } from '../../shared/library/collection.ts'
import { taggingSchema, tagSchema } from '../../shared/library/tag.ts'
import { tagRuleSchema } from '../../shared/library/tag-rule.ts'
import type { Stamp } from '../../shared/stamp.ts'

/** The tables whose rows travel: to a backup now, to other devices later. Only the write door and a restore write them. */
export const replicatedSchemas = {
  articles: articleSchema,
  readings: readingSchema,
  versions: versionSchema,
  highlights: highlightSchema,
  anchors: anchorSchema,
  notes: noteSchema,
  tags: tagSchema,
  taggings: taggingSchema,
  tagRules: tagRuleSchema,
  collections: collectionSchema,
  collectionItems: collectionItemSchema,
} as const

export type ReplicatedTable = keyof typeof replicatedSchemas

export type Row<T extends ReplicatedTable> = z.infer<(typeof replicatedSchemas)[T]>

/** What a caller of the write door gives for a new row; the door adds the rest of the stamp. */
export type NewRow<T extends ReplicatedTable> = Omit<Row<T>, Exclude<keyof Stamp, 'id'>>

/** New values for some of a row's own fields. */
export type Patch<T extends ReplicatedTable> = Partial<Omit<Row<T>, keyof Stamp>>

export const REPLICATED_TABLES = Object.keys(replicatedSchemas) as readonly ReplicatedTable[]

export const isReplicated = (table: string): table is ReplicatedTable =>
  Object.hasOwn(replicatedSchemas, table)
