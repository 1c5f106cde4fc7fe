import { z } from 'zod'
import { bridgeErrorKindSchema } from '../bridge.ts'

/** Many files that were given at once, and go through the queue together. Local to this computer. */
export const saveBatchSchema = z.object({
  id: z.string(),
  /** In Unix milliseconds; its jobs have the same time, by which they are found. */
  startedAt: z.number(),
  /** How many files were given. */
  total: z.number().int().nonnegative(),
  /** How many of them are in the queue, or were. */
  taken: z.number().int().nonnegative(),
  /** `taking` while files are read; `stopped` when the window went away before all of them were. */
  status: z.enum(['taking', 'taken', 'stopped', 'cancelled']),
  /** Files that could not be read. */
  unread: z.array(z.object({ name: z.string(), kind: bridgeErrorKindSchema })),
})

export type SaveBatch = z.infer<typeof saveBatchSchema>

/** The lock that a window holds while it reads the files of a batch. */
export const batchLock = (batchId: string) => `offprint-batch-${batchId}`
