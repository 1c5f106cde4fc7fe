import { z } from 'zod'
import { stampSchema } from '../stamp.ts'

export const tagSchema = stampSchema.extend({
  /** Parts joined by `/`, NFC, as the user wrote it; compared by `tagKey`. */
  path: z.string().min(1),
  color: z.string(),
})

export type Tag = z.infer<typeof tagSchema>

/** A tag on an article or a highlight. Id: `targetId:tagId`. */
export const taggingSchema = stampSchema.extend({
  targetKind: z.enum(['article', 'highlight']),
  targetId: z.string(),
  articleId: z.string(),
  tagId: z.string(),
  savedAt: z.number(),
})

export type Tagging = z.infer<typeof taggingSchema>
