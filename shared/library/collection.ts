import { z } from 'zod'
import { stampSchema } from '../stamp.ts'

/** A saved query over the library, or (kind `list`) a list put together by hand. */
export const collectionSchema = stampSchema.extend({
  parentId: z.string(),
  orderKey: z.string(),
  kind: z.enum(['query', 'list']),
  name: z.string().min(1),
  query: z.string(),
  sort: z.string(),
  view: z.string(),
  icon: z.string(),
  color: z.string(),
})

export type Collection = z.infer<typeof collectionSchema>

/** An article's place in a list. Id: `collectionId:articleId`. */
export const collectionItemSchema = stampSchema.extend({
  collectionId: z.string(),
  articleId: z.string(),
  orderKey: z.string(),
})
