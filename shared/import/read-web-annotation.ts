import { z } from 'zod'
import {
  type HighlightStyle,
  highlightColorSchema,
  highlightStyleSchema,
  type MarkedElement,
  markedElementKindSchema,
} from '../annotation/highlight.ts'
import { HIGHLIGHT_COLORS, type HighlightColor } from '../annotation/highlight-colors.ts'
import { NOTEBOOK, TERMS } from '../annotation/web-annotation-terms.ts'
import { LONGEST_TEXT, MOST_PARTS } from './annotation-limits.ts'
import type {
  IncomingAnnotation,
  IncomingTarget,
  ReadAnnotation,
  Remark,
  SkipReason,
} from './incoming-annotation.ts'
import { isRecord, looseList, looseText, looseTexts, looseTime } from './loose-json.ts'
import { readBodies } from './read-bodies.ts'
import { readSelectors } from './read-selectors.ts'

const color = highlightColorSchema.nullable().catch(null).default(null)
const style = highlightStyleSchema.nullable().catch(null).default(null)
const listOfTexts = z.union([
  z.object({ '@list': looseTexts }).transform((list) => list['@list']),
  looseTexts,
])

const elementSchema = z
  .object({
    [TERMS.kind]: markedElementKindSchema,
    [TERMS.markdown]: z.string().max(LONGEST_TEXT),
    [TERMS.source]: looseText,
    [TERMS.label]: looseText,
  })
  .transform(
    (given): MarkedElement => ({
      kind: given[TERMS.kind],
      markdown: given[TERMS.markdown],
      source: isPublished(given[TERMS.source]) ? given[TERMS.source] : '',
      label: given[TERMS.label],
    }),
  )

const annotationSchema = z.object({
  id: looseText,
  '@id': looseText,
  created: looseTime,
  modified: looseTime,
  motivation: looseTexts,
  body: z.unknown().optional(),
  bodyValue: z.unknown().optional(),
  target: looseList,
  [TERMS.color]: color,
  [TERMS.style]: style,
  [TERMS.headingPath]: listOfTexts.nullable().catch(null).default(null),
  [TERMS.element]: elementSchema.nullable().catch(null).default(null),
  [TERMS.quote]: z.string().nullable().catch(null).default(null),
})

const unit = z.number().int().nonnegative()

const targetSchema = z.object({
  id: looseText,
  '@id': looseText,
  source: z.unknown().optional(),
  selector: z.unknown().optional(),
  styleClass: looseTexts,
  [TERMS.textHash]: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .catch('')
    .default(''),
  [TERMS.articleKey]: z
    .string()
    .regex(/^text:[0-9a-f]+$/)
    .catch('')
    .default(''),
  [TERMS.position]: z
    .object({ [TERMS.start]: unit, [TERMS.end]: unit })
    .transform((given) => ({ start: given[TERMS.start], end: given[TERMS.end] }))
    .refine(({ start, end }) => start <= end)
    .nullable()
    .catch(null)
    .default(null),
})

/**
 * Reads one W3C annotation. It may be about several things: each is an annotation here, the first with the id as it is and the others
 * with a number behind it.
 * @param row where in the file it stands
 */
export function readWebAnnotation(given: unknown, row: number): ReadAnnotation[] {
  const skip = (
    reason: SkipReason,
    about: Partial<Record<'sourceId' | 'source' | 'quote', string>> = {},
  ): ReadAnnotation => ({
    kind: 'skipped',
    skipped: { row, sourceId: '', source: '', quote: '', ...about, reason },
  })
  if (!isRecord(given) || !('target' in given || 'body' in given || 'bodyValue' in given))
    return [skip('not-an-annotation')]
  const read = annotationSchema.parse(given)
  const sourceId = read.id || read['@id']
  const targets = read.target.slice(0, MOST_PARTS)
  if (targets.length === 0) return [skip('no-target', { sourceId })]
  const bodies = readBodies(
    [...looseList.parse(read.body), ...looseList.parse(read.bodyValue)],
    read.motivation,
  )
  const written = bodies?.notes.reduce((units, { body }) => units + body.length, 0) ?? 0
  // Each target gets all that was written: a small file must not become a large library.
  if (!bodies || (targets.length > 1 && targets.length * written > LONGEST_TEXT))
    return [skip('too-long', { sourceId })]
  return targets.map((target, index) => {
    const found = readTarget(target)
    if (!found) return skip('no-target', { sourceId })
    const { color, style, remarks, quote, passageKind, ...about } = found
    const id = index === 0 || sourceId === '' ? sourceId : `${sourceId}#target-${index + 1}`
    const where = { sourceId: id, source: found.source, quote }
    if (quote.length > LONGEST_TEXT) return skip('too-long', where)
    const hasWords = bodies.notes.length > 0 || bodies.tags.length > 0
    if (isNowhere(about.target, read[TERMS.element])) return skip('no-place', where)
    if (passageKind === 'unreadable' && !hasWords) return skip('no-place', where)
    if (about.target.kind !== 'passage' && !hasWords) return skip('empty', where)
    const annotation: IncomingAnnotation = {
      row,
      sourceId: id,
      key: isGlobal(id) ? id : '',
      target: about.target,
      // A body belongs to the annotation: about a second thing it is a second note.
      notes: index === 0 ? bodies.notes : bodies.notes.map((note) => ({ ...note, uuid: '' })),
      tags: bodies.tags,
      color: read[TERMS.color] ?? color,
      style: read[TERMS.style] ?? style,
      headingPath: read[TERMS.headingPath]?.slice(0, MOST_PARTS) ?? null,
      element: read[TERMS.element],
      passage: read[TERMS.quote],
      createdAt: read.created,
      modifiedAt: read.modified,
      remarks: [...bodies.remarks, ...remarks],
    }
    return { kind: 'read', annotation }
  })
}

interface FoundTarget {
  readonly target: IncomingTarget
  readonly source: string
  readonly quote: string
  readonly passageKind: 'readable' | 'unreadable' | 'none'
  readonly color: HighlightColor | null
  readonly style: HighlightStyle | null
  readonly remarks: readonly Remark[]
}

function readTarget(given: unknown): FoundTarget | null {
  const parsed = targetSchema.safeParse(isRecord(given) ? given : { id: given })
  if (!parsed.success) return null
  const { id, styleClass, selector, ...rest } = parsed.data
  const source = addressOf(rest.source) || id || rest['@id']
  if (source === '') return null
  const none = { source, quote: '', passageKind: 'none', ...lookOf(styleClass), remarks: [] } as const
  if (source === NOTEBOOK) return { ...none, target: { kind: 'free' } }
  const articleKey = rest[TERMS.articleKey]
  const { quote, position, isPart, isRefined } = readSelectors(selector)
  const unitPosition = rest[TERMS.position]
  const remarks: readonly Remark[] = isRefined ? ['refined-by'] : []
  if (quote === null && position === null && unitPosition === null) {
    const about = { ...none, target: { kind: 'article', source, articleKey } } as const
    if (!isPart) return { ...about, remarks }
    return { ...about, passageKind: 'unreadable', remarks: [...remarks, 'unknown-selector'] }
  }
  const selectors = { quote, position, unitPosition, textHash: rest[TERMS.textHash] }
  return {
    ...none,
    quote: quote?.exact ?? '',
    passageKind: 'readable',
    target: { kind: 'passage', source, articleKey, selectors },
    remarks,
  }
}

/** An empty quote says nothing, unless an image was marked, in which there is no text. */
function isNowhere(target: IncomingTarget, element: MarkedElement | null): boolean {
  if (target.kind !== 'passage' || element) return false
  const { quote, position, unitPosition } = target.selectors
  const { start, end } = position ?? unitPosition ?? { start: 0, end: 0 }
  return (quote?.exact ?? '') === '' && start === end
}

/** An absolute IRI is one thing everywhere; `anno1` or `_:b0` is another thing in every file. */
const isGlobal = (id: string) => /^[a-z][a-z0-9+.-]*:/i.test(id)

/** A source may be written out: `{"id": "https://…"}`. */
function addressOf(source: unknown): string {
  if (typeof source === 'string') return source
  return isRecord(source) ? looseText.parse(source.id) || looseText.parse(source['@id']) : ''
}

/** Words by which programs name colours that come near to ours. */
const COLOR_WORDS: Readonly<Record<string, HighlightColor>> = {
  yellow: 'amber',
  orange: 'amber',
  red: 'rose',
  pink: 'rose',
  green: 'sage',
  blue: 'sky',
  purple: 'violet',
}

/** What a class says of the look: `offprint-sky-underline`, `highlight-yellow`. */
function lookOf(classes: readonly string[]): { color: HighlightColor | null; style: HighlightStyle | null } {
  const words = classes.flatMap((name) => name.toLowerCase().split(/[^a-z]+/))
  const color = words
    .map(
      (word) =>
        HIGHLIGHT_COLORS.find((known) => known === word) ??
        (Object.hasOwn(COLOR_WORDS, word) ? COLOR_WORDS[word] : undefined),
    )
    .find((known) => known !== undefined)
  return { color: color ?? null, style: words.includes('underline') ? 'underline' : null }
}

/** An image's address as a page may name it; anything that could be run is none. */
function isPublished(address: string): boolean {
  return /^(https?:|data:image\/)/i.test(address)
}
