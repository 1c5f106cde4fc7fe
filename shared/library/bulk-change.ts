import { z } from 'zod'
import { locationSchema } from '../article/article.ts'

/** So many articles are changed at once, before the action answers; more become a job. */
export const CHANGED_AT_ONCE = 500

/** What can be done to any number of articles. */
export const bulkChangeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('tag'), path: z.string() }),
  z.object({ kind: z.literal('untag'), path: z.string() }),
  z.object({ kind: z.literal('move'), location: locationSchema }),
  z.object({ kind: z.literal('favorite'), isOn: z.boolean() }),
  z.object({ kind: z.literal('finish'), isOn: z.boolean() }),
  z.object({ kind: z.literal('list'), collectionId: z.string(), name: z.string() }),
  z.object({ kind: z.literal('unlist'), collectionId: z.string(), name: z.string() }),
  /** Gives them what a collection demands. */
  z.object({
    kind: z.literal('fit'),
    name: z.string(),
    tags: z.array(z.string()).readonly(),
    favorite: z.boolean(),
    location: locationSchema.nullable(),
  }),
  z.object({ kind: z.literal('trash') }),
  z.object({ kind: z.literal('restore') }),
  z.object({ kind: z.literal('purge') }),
])

export type BulkChange = z.infer<typeof bulkChangeSchema>

/** A change to many articles, or taking one back, that is done part by part. Local to this computer. */
export const bulkJobSchema = z.object({
  id: z.string(),
  /** What is done; when it is taken back or done again, what the step had done. */
  change: bulkChangeSchema,
  direction: z.enum(['do', 'undo', 'redo']),
  /** `stopped`: by a person, or by a failure. What was done until then stays. */
  status: z.enum(['open', 'stopped', 'done']),
  /** The step of undo that all of its parts are of. */
  actionId: z.string(),
  /** Articles. */
  total: z.number().int().nonnegative(),
  done: z.number().int().nonnegative(),
  /** Articles of those done that could not be changed, and stay as they were; jobs of before do not tell. */
  failed: z.number().int().nonnegative().optional(),
  /** Of a step that is taken back or done again: how many of its parts are. */
  partsDone: z.number().int().nonnegative(),
  /** Whether a failure stopped it. */
  isBroken: z.boolean(),
  createdAt: z.number(),
  finishedAt: z.number(),
})

export type BulkJob = z.infer<typeof bulkJobSchema>
