import { z } from 'zod'
import { normalizeTagPath } from '../library/tag-path.ts'
import { LONGEST_TEXT, MOST_PARTS, MOST_TAGS } from './annotation-limits.ts'
import type {
  IncomingAnnotation,
  IncomingTarget,
  ReadAnnotation,
  Remark,
  SkipReason,
} from './incoming-annotation.ts'
import { isRecord, looseList, looseText, looseTexts, looseTime } from './loose-json.ts'
import { readSelectors } from './read-selectors.ts'

const annotationSchema = z.object({
  id: looseText,
  uri: looseText,
  user: looseText,
  created: looseTime,
  updated: looseTime,
  text: looseText,
  tags: looseTexts,
  references: looseTexts,
  target: looseList,
})

type HypothesisAnnotation = z.infer<typeof annotationSchema>

const targetSchema = z.object({ source: looseText, selector: z.unknown().optional() })

/**
 * Reads annotations as Hypothesis exports them or as its API answers with them. Its positions count in the whole page as it stood in the
 * browser, not in an article's text, and are left out: the quote with its surroundings says where. Account and group stay behind, but
 * what somebody else wrote names its author.
 * @param exportedBy the account whose annotations these are, or empty: then it is the only one there, if there is only one
 */
export function readHypothesis(rows: readonly unknown[], exportedBy: string): ReadAnnotation[] {
  const read = rows.map((row) => (isRecord(row) ? annotationSchema.parse(row) : null))
  const users = new Set(read.flatMap((annotation) => annotation?.user || []))
  const [only = ''] = users.size === 1 ? users : []
  const owner = exportedBy || only
  return read.map((annotation, row) => {
    if (!annotation) return skipped(row, 'not-an-annotation')
    const author = annotation.user === owner ? '' : nameOf(annotation.user)
    return readOne(annotation, author, row)
  })
}

function readOne(annotation: HypothesisAnnotation, author: string, row: number): ReadAnnotation {
  const { id, text, created, updated } = annotation
  const { target, source, quote, remarks: ofPlace } = targetOf(annotation)
  const where = { sourceId: id, source, quote }
  if (!target) return skipped(row, 'no-target', where)
  if (text.length > LONGEST_TEXT || quote.length > LONGEST_TEXT) return skipped(row, 'too-long', where)
  const { tags, remarks: ofTags } = usableTags(annotation.tags)
  if (target.kind !== 'passage' && text.trim() === '' && tags.length === 0)
    return skipped(row, ofPlace.length > 0 ? 'no-place' : 'empty', where)
  const body = author === '' || text.trim() === '' ? text : `${text}\n\n— ${author}`
  const noted = { uuid: '', createdAt: created, modifiedAt: updated }
  const nothingSaid = { color: null, style: null, headingPath: null, element: null, passage: null } as const
  const read: IncomingAnnotation = {
    row,
    sourceId: id,
    key: keyOf(id),
    target,
    notes: text.trim() === '' ? [] : [{ ...noted, body }],
    tags,
    ...nothingSaid,
    createdAt: created,
    modifiedAt: updated,
    remarks: [...ofPlace, ...ofTags],
  }
  return { kind: 'read', annotation: read }
}

interface FoundTarget {
  readonly target: IncomingTarget | null
  readonly source: string
  readonly quote: string
  readonly remarks: readonly Remark[]
}

function targetOf({ uri, target: targets, references }: HypothesisAnnotation): FoundTarget {
  const given = targets.slice(0, MOST_PARTS).find(isRecord)
  const { source: ofTarget, selector } = targetSchema.parse(given ?? {})
  const source = uri || ofTarget
  const { quote, isPart } = readSelectors(selector)
  const none = { source, quote: '', remarks: [] }
  if (references.length > 0) return { ...none, target: { kind: 'reply', answers: references.map(keyOf) } }
  if (source === '') return { ...none, target: null }
  const whole = { kind: 'article', source, articleKey: '' } as const
  if (!quote || quote.exact === '')
    return { ...none, target: whole, remarks: isPart ? ['unknown-selector'] : [] }
  const selectors = { quote, position: null, unitPosition: null, textHash: '' }
  return { ...none, quote: quote.exact, target: { ...whole, kind: 'passage', selectors } }
}

/** Ids of Hypothesis are unique among themselves alone. */
const keyOf = (id: string) => (id === '' ? '' : `hypothesis ${id}`)

function usableTags(given: readonly string[]): { tags: string[]; remarks: Remark[] } {
  const usable = given.filter((tag) => normalizeTagPath(tag).ok)
  const remarks: Remark[] = [
    ...(usable.length < given.length ? (['unusable-tag'] as const) : []),
    ...(usable.length > MOST_TAGS ? (['too-many-tags'] as const) : []),
  ]
  return { tags: usable.slice(0, MOST_TAGS), remarks }
}

/** `acct:ada@hypothes.is` is ada; only what an account's name can be made of. */
function nameOf(user: string): string {
  return user
    .replace(/^acct:/, '')
    .replace(/@.*$/s, '')
    .replace(/[^\p{L}\p{N}._ -]/gu, '')
    .slice(0, LONGEST_NAME)
}

/** In UTF-16 units. */
const LONGEST_NAME = 60

function skipped(
  row: number,
  reason: SkipReason,
  where = { sourceId: '', source: '', quote: '' },
): ReadAnnotation {
  return { kind: 'skipped', skipped: { row, ...where, reason } }
}
