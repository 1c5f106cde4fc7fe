import { z } from 'zod'
import { flagSchema, stampSchema } from '../stamp.ts'

/** What is saved and answers the query gets the tags. */
export const tagRuleSchema = stampSchema.extend({
  /** As the person wrote it; `judgeRuleQuery` says whether it can be judged. */
  query: z.string(),
  /** Paths, as `normalizeTagPath` gives them. */
  tags: z.array(z.string().min(1)),
  /** Whether it is run when an article is saved. */
  isOn: flagSchema,
})

export type TagRule = z.infer<typeof tagRuleSchema>
