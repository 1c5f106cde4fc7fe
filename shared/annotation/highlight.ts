import { z } from 'zod'
import { stampSchema } from '../stamp.ts'
import { HIGHLIGHT_COLORS } from './highlight-colors.ts'

export const highlightColorSchema = z.enum(HIGHLIGHT_COLORS)

export const highlightStyleSchema = z.enum(['highlight', 'underline'])

export type HighlightStyle = z.infer<typeof highlightStyleSchema>

/**
 * How a passage is found again: W3C Web Annotation's TextPositionSelector and TextQuoteSelector
 * (https://www.w3.org/TR/annotation-model/#selectors). Offsets are UTF-16 units of the version's text; export converts to code points.
 */
export const textSelectorsSchema = z.object({
  position: z.object({ start: z.number().int().nonnegative(), end: z.number().int().nonnegative() }),
  quote: z.object({ exact: z.string(), prefix: z.string(), suffix: z.string() }),
})

export type TextSelectors = z.infer<typeof textSelectorsSchema>

export const markedElementKindSchema = z.enum(['image', 'table', 'code', 'formula'])

export type MarkedElementKind = z.infer<typeof markedElementKindSchema>

/** A whole element that was marked: it is more than the text in it, and of an image there is no text at all. */
export const markedElementSchema = z.object({
  kind: markedElementKindSchema,
  /** What it held when it was marked, as Markdown: exported when the passage is gone, too. */
  markdown: z.string(),
  /** An image's address as it was published; empty for the others. */
  source: z.string(),
  /** What to call it: an image's text alternative, a caption, a language. May be empty. */
  label: z.string(),
})

export type MarkedElement = z.infer<typeof markedElementSchema>

export const highlightSchema = stampSchema.extend({
  articleId: z.string(),
  /** The version it was made on. */
  versionId: z.string(),
  selectors: textSelectorsSchema,
  /** The passage as it was marked. */
  quote: z.string(),
  color: highlightColorSchema,
  style: highlightStyleSchema,
  /** The headings above the passage, outermost first. */
  headingPath: z.array(z.string()),
  /** Set when a whole element was marked. An image's position is empty: it stands between two characters. */
  element: markedElementSchema.optional(),
})

export type Highlight = z.infer<typeof highlightSchema>

const anchorStatusSchema = z.enum(['exact', 'sure', 'unsure', 'orphan'])

/** Where a highlight stands in one version. Id: `versionId:highlightId`. */
export const anchorSchema = stampSchema.extend({
  versionId: z.string(),
  highlightId: z.string(),
  start: z.number().int().nonnegative(),
  end: z.number().int().nonnegative(),
  status: anchorStatusSchema,
  /** 0 to 1. */
  confidence: z.number().min(0).max(1),
  /** When a person confirmed the place; 0 when nobody did. */
  confirmedAt: z.number(),
})

export type Anchor = z.infer<typeof anchorSchema>

/** Whether an anchor is where the passage is: surely found, or confirmed by a person. Else a person is asked. */
export function isSettled({ status, confirmedAt }: Pick<Anchor, 'status' | 'confirmedAt'>): boolean {
  return confirmedAt > 0 || status === 'exact' || status === 'sure'
}
