import { z } from 'zod'
import { stampSchema } from '../stamp.ts'

/** Where somebody is in an article. Its id is the article's id; kept apart, or scrolling would rewrite list rows. */
export const readingSchema = stampSchema.extend({
  articleId: z.string(),
  versionId: z.string(),
  /** First visible paragraph's start, in UTF-16 units of the version's text. */
  offset: z.number().int().nonnegative(),
  /** Furthest share of the article that was seen, 0 to 1. */
  progress: z.number().min(0).max(1),
  /** 0 or Unix milliseconds. */
  finishedAt: z.number(),
})

export type Reading = z.infer<typeof readingSchema>
