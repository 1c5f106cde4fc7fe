import { z } from 'zod'

/*
 * What a second start and the process that holds the profile say to each other. The second start listens on a socket in a
 * private folder and leaves word of it with the lock; the holder connects and speaks in JSON lines. The other way go, once
 * asked for, the bytes of standard input.
 */

/** What the second start leaves with the lock. */
const callSchema = z.object({
  kind: z.enum(['open', 'command']),
  words: z.array(z.string()).readonly(),
  cwd: z.string(),
  socket: z.string(),
  /** Shown first by who connects: only the holder has seen it. */
  token: z.string(),
})

export type Call = z.infer<typeof callSchema>

const sealedSchema = z.object({
  call: z.base64().transform((sealed, context): unknown => {
    try {
      return JSON.parse(Buffer.from(sealed, 'base64').toString())
    } catch (error) {
      context.addIssue(String(error))
      return z.NEVER
    }
  }),
})

/** What `sealCall` closed; null for anything else. */
export function unsealCall(data: unknown): Call | null {
  return (
    sealedSchema
      .transform(({ call }) => call)
      .pipe(callSchema)
      .safeParse(data).data ?? null
  )
}

/** What the holder answers. */
export const answerSchema = z.discriminatedUnion('say', [
  z.object({ say: z.literal('hello'), token: z.string() }),
  /** It cannot do this now, and its end will be seen by the end of the connection: try again then. */
  z.object({ say: z.literal('later') }),
  z.object({ say: z.literal('input') }),
  z.object({ say: z.literal('out'), line: z.string() }),
  z.object({ say: z.literal('err'), line: z.string() }),
  z.object({ say: z.literal('exit'), code: z.union([z.literal(0), z.literal(1), z.literal(2)]) }),
])

export type Answer = z.infer<typeof answerSchema>
