import { z } from 'zod'
import { HIGHLIGHT_COLORS } from '../annotation/highlight-colors.ts'
import { stampSchema } from '../stamp.ts'

/** A saved query over the library, or (kind `list`) a list put together by hand. */
export const collectionSchema = stampSchema.extend({
  /** Of the collection that it is in; empty at the top. */
  parentId: z.string(),
  /** Where it stands among those beside it; see `order-key.ts`. */
  orderKey: z.string(),
  kind: z.enum(['query', 'list']),
  name: z.string().min(1),
  /** Empty for a list. */
  query: z.string(),
  /** The order in which a list is looked at; empty for its own. */
  sort: z.string(),
  view: z.string(),
  /** One of `COLLECTION_ICONS`, or empty for the icon of its kind. One that is not known here is shown as if it were empty. */
  icon: z.string(),
  /** A highlight's colour, or empty. */
  color: z.string(),
})

export type Collection = z.infer<typeof collectionSchema>

/** What a person chooses from. The names are stored. */
export const COLLECTION_ICONS = [
  'book',
  'bookmark',
  'newspaper',
  'quote',
  'pen',
  'lightbulb',
  'flag',
  'heart',
  'calendar',
  'hourglass',
  'briefcase',
  'users',
  'globe',
  'map',
  'landmark',
  'scale',
  'coins',
  'microscope',
  'atom',
  'code',
  'leaf',
  'palette',
  'music',
  'house',
] as const

export type CollectionIcon = (typeof COLLECTION_ICONS)[number]

/** What a collection looks like, as it is chosen. */
export const collectionLookSchema = z.object({
  icon: z.enum(['', ...COLLECTION_ICONS]),
  color: z.enum(['', ...HIGHLIGHT_COLORS]),
})

export type CollectionLook = Partial<z.infer<typeof collectionLookSchema>>

/** An article's place in a list. Id: `collectionId:articleId`. */
export const collectionItemSchema = stampSchema.extend({
  collectionId: z.string(),
  articleId: z.string(),
  orderKey: z.string(),
})

export type CollectionItem = z.infer<typeof collectionItemSchema>
