import { z } from 'zod'
import { uuidOf } from '../annotation/web-annotation-terms.ts'
import { normalizeTagPath } from '../library/tag-path.ts'
import { LONGEST_TEXT, MOST_PARTS, MOST_TAGS } from './annotation-limits.ts'
import type { IncomingNote, Remark } from './incoming-annotation.ts'
import { isRecord, looseList, looseText, looseTexts, looseTime } from './loose-json.ts'

export interface FoundBodies {
  readonly notes: readonly IncomingNote[]
  readonly tags: readonly string[]
  readonly remarks: readonly Remark[]
}

const bodySchema = z.object({
  id: looseText,
  '@id': looseText,
  value: z.string().optional().catch(undefined),
  purpose: looseTexts,
  source: looseText,
  created: looseTime,
  modified: looseTime,
  /** Of a Choice or a List of bodies. */
  items: looseList,
})

/**
 * Reads what was written: texts as notes, tags as tags, pages that a body names as links to them. A text stays to the letter what it is,
 * HTML too: it is never read as markup.
 * @returns null when a text is longer than a note can be
 */
export function readBodies(given: readonly unknown[], motivations: readonly string[]): FoundBodies | null {
  const notes: IncomingNote[] = []
  const tags: string[] = []
  const remarks = new Set<Remark>()
  const onlyTags = motivations.includes('tagging') && motivations.length === 1
  const queue = given.slice(0, MOST_PARTS)
  for (let seen = 0; seen < MOST_PARTS && queue.length > 0; seen++) {
    const body = toBody(queue.shift())
    if (!body) {
      remarks.add('unknown-body')
      continue
    }
    queue.push(...body.items.slice(0, MOST_PARTS))
    const sourceId = body.id || body['@id']
    const { value = linkTo(body.source || sourceId), created, modified } = body
    if (value.length > LONGEST_TEXT) return null
    if (body.purpose.includes('tagging') || (onlyTags && body.purpose.length === 0)) {
      if (!normalizeTagPath(value).ok) remarks.add('unusable-tag')
      else if (tags.length === MOST_TAGS) remarks.add('too-many-tags')
      else tags.push(value)
    } else if (value.trim() !== '' || uuidOf(sourceId) !== '')
      notes.push({ uuid: uuidOf(sourceId), body: value, createdAt: created, modifiedAt: modified })
    else if (body.items.length === 0 && body.value === undefined) remarks.add('unknown-body')
  }
  if (queue.length > 0) remarks.add('unknown-body')
  return { notes, tags, remarks: [...remarks] }
}

/** A body may be an address, or, with programs that are easy about it, a text. */
function toBody(given: unknown): z.infer<typeof bodySchema> | null {
  if (isRecord(given)) return bodySchema.parse(given)
  if (typeof given !== 'string') return null
  return bodySchema.parse(isAddress(given) ? { source: given } : { value: given })
}

const isAddress = (text: string) => /^https?:\/\/\S+$/i.test(text)

/** A page as a link in Markdown; empty for what is not on the web. */
const linkTo = (address: string) => (isAddress(address) && !/[<>]/.test(address) ? `<${address}>` : '')
