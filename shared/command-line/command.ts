import { z } from 'zod'
import { highlightColorSchema } from '../annotation/highlight.ts'

/*
 * A command as the renderer gets it from the shell: parsed, checked, and with every path replaced by a handle
 * (`readChunk`, `writeChunk`, `writeExportFile` of the bridge take them).
 */

const savedItemSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('url'), url: z.string() }),
  /** A file, or standard input (`name` is `-`). `problem` says why it could not be opened; then there is no handle. */
  z.object({
    kind: z.literal('file'),
    name: z.string(),
    handle: z.string(),
    size: z.number(),
    problem: z.enum(['', 'not-found', 'no-permission', 'too-large', 'unexpected']),
  }),
])

export const commandSchema = z.discriminatedUnion('name', [
  z.object({
    name: z.literal('save'),
    items: z.array(savedItemSchema),
    baseUrl: z.string(),
    tags: z.array(z.string()),
    allowPrivate: z.boolean(),
    rendered: z.boolean(),
  }),
  z.object({ name: z.literal('list'), query: z.string() }),
  z.object({ name: z.literal('show'), id: z.string(), format: z.enum(['json', 'html', 'text', 'markdown']) }),
  z.object({
    name: z.literal('highlight'),
    id: z.string(),
    quote: z.string(),
    prefix: z.string(),
    suffix: z.string(),
    color: highlightColorSchema,
    note: z.string(),
    tags: z.array(z.string()),
  }),
  z.object({ name: z.literal('note'), id: z.string(), body: z.string() }),
  z.object({ name: z.literal('tag'), id: z.string(), add: z.array(z.string()), remove: z.array(z.string()) }),
  z.object({ name: z.literal('collection-add'), collection: z.string(), query: z.string() }),
  z.object({ name: z.literal('rules') }),
  z.object({ name: z.literal('rules-add'), query: z.string(), tags: z.array(z.string()) }),
  z.object({ name: z.literal('rules-apply') }),
  z.object({ name: z.literal('export'), ids: z.array(z.string()), query: z.string(), folder: z.string() }),
  /** Exactly one of the three: ids, a query, or `isAll`. */
  z.object({
    name: z.literal('extract-again'),
    ids: z.array(z.string()),
    query: z.string(),
    isAll: z.boolean(),
    onlyOlder: z.boolean(),
  }),
  /** Either ids or `isAll`. */
  z.object({
    name: z.literal('repair'),
    ids: z.array(z.string()),
    isAll: z.boolean(),
    allowPrivate: z.boolean(),
  }),
  z.object({ name: z.literal('media'), ids: z.array(z.string()), allowPrivate: z.boolean() }),
  z.object({
    name: z.literal('annotations-export'),
    ids: z.array(z.string()),
    query: z.string(),
    handle: z.string(),
  }),
  z.object({ name: z.literal('annotations-import'), items: z.array(savedItemSchema) }),
  z.object({ name: z.literal('backup'), handle: z.string() }),
  z.object({ name: z.literal('restore'), handle: z.string(), size: z.number() }),
])

export type Command = z.infer<typeof commandSchema>
