import { z } from 'zod'
import { stampSchema } from '../stamp.ts'

const noteTargetKindSchema = z.enum(['article', 'highlight', 'free'])

/** A note in Markdown; several per target are allowed. */
export const noteSchema = stampSchema.extend({
  targetKind: noteTargetKindSchema,
  /** Id of the highlight or the article; empty for a free note. */
  targetId: z.string(),
  articleId: z.string(),
  body: z.string(),
  /** What the body links to, as `linksIn` reads it: for asking which notes lead to a thing. */
  links: z.array(z.string()).default([]),
})

export type Note = z.infer<typeof noteSchema>
