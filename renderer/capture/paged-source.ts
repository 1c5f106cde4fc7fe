import { z } from 'zod'

/*
 * The original bytes of an article over several pages: all of them in one, so that it can be made again as a whole. The form is our
 * own: JSON, the pages in their order, each with its address and its markup as it was decoded.
 */

/** Told of nothing that comes from outside; `getPage` sees to that. */
export const PAGED_TYPE = 'application/vnd.offprint.pages+json'

const pagedSourceSchema = z.object({
  pages: z.array(z.object({ url: z.string(), html: z.string() })).min(1),
})

export type SourcePage = z.infer<typeof pagedSourceSchema>['pages'][number]

export const isPaged = (contentType: string): boolean =>
  contentType.split(';', 1)[0]?.trim().toLowerCase() === PAGED_TYPE

export const writePages = (pages: readonly SourcePage[]): Uint8Array =>
  new TextEncoder().encode(JSON.stringify({ pages }))

/** Null for what is not of this form. */
export function readPages(bytes: Uint8Array): readonly SourcePage[] | null {
  try {
    const parsed = pagedSourceSchema.safeParse(JSON.parse(new TextDecoder().decode(bytes)))
    return parsed.success ? parsed.data.pages : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
