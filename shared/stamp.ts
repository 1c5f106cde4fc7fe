import { z } from 'zod'

/**
 * What every replicated row carries. The write door of storage fills it in and nothing else does.
 * `deletedAt` is 0 for a living row, so that it can stand in an index.
 */
export const stampSchema = z.object({
  id: z.string().min(1),
  createdAt: z.number(),
  updatedAt: z.number(),
  deletedAt: z.number(),
  clocks: z.record(z.string(), z.string()),
})

export type Stamp = z.infer<typeof stampSchema>

/** A flag that can stand in an index: IndexedDB has no boolean keys. */
export const flagSchema = z.union([z.literal(0), z.literal(1)])
