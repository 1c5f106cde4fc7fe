import { type Failure, fail, ok, type Result } from '../result.ts'
import { DEEPEST_NESTING, LARGEST_ANNOTATION_FILE_BYTES } from './annotation-limits.ts'
import type { IncomingAnnotation, ReadAnnotation, SkippedAnnotation } from './incoming-annotation.ts'
import { isRecord, looseList, looseText, looseTexts, nestingOf } from './loose-json.ts'
import { readHypothesis } from './read-hypothesis.ts'
import { readWebAnnotation } from './read-web-annotation.ts'

export type AnnotationFileFailure = Failure<'too-large' | 'not-json' | 'too-deep' | 'not-annotations'>

/** What a file of annotations holds: every row is in one of the two. */
export interface AnnotationFile {
  readonly annotations: readonly IncomingAnnotation[]
  readonly skipped: readonly SkippedAnnotation[]
}

/** Pages of a collection that stand inside one another. */
const MOST_PAGES = DEEPEST_NESTING

/**
 * Reads annotations: W3C JSON-LD (a collection, a page, a list, or one annotation) or Hypothesis JSON (an export, or the answer of its
 * API). Rows that are broken are among the skipped, each with its reason, and never stop the rest.
 */
export function readAnnotationFile(bytes: Uint8Array): Result<AnnotationFile, AnnotationFileFailure> {
  if (bytes.length > LARGEST_ANNOTATION_FILE_BYTES)
    return fail('too-large', `Over ${LARGEST_ANNOTATION_FILE_BYTES} bytes`)
  const json = decode(bytes)
  if (nestingOf(json, DEEPEST_NESTING) > DEEPEST_NESTING)
    return fail('too-deep', `Over ${DEEPEST_NESTING} levels`)
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch (error) {
    return fail('not-json', error instanceof Error ? error.message : String(error))
  }
  const rows = readHypothesisFile(value) ?? readWebAnnotations(value)
  if (!rows) return fail('not-annotations', 'Neither Web Annotations nor Hypothesis annotations')
  return ok(sorted(joinReplies(rows)))
}

/** Whether a dropped file is one of annotations: by its name, and by what it holds. */
export function isAnnotationFile({ name, bytes }: { name: string; bytes: Uint8Array }): boolean {
  if (!/\.(json|jsonld)$/i.test(name)) return false
  const read = readAnnotationFile(bytes)
  return read.ok || (/\.jsonld$/i.test(name) && read.error.kind !== 'not-annotations')
}

/** JSON is UTF-8; some programs on Windows write UTF-16 with its mark. */
function decode(bytes: Uint8Array): string {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe
  return new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8').decode(bytes)
}

/** Null when it is none of Hypothesis'. */
function readHypothesisFile(value: unknown): ReadAnnotation[] | null {
  if (Array.isArray(value)) return value.some(isHypothesis) ? readHypothesis(value, '') : null
  if (!isRecord(value)) return null
  const { annotations, rows, replies } = value
  if (Array.isArray(annotations)) return readHypothesis(annotations, looseText.parse(value.export_userid))
  if (Array.isArray(rows)) return readHypothesis([...rows, ...(Array.isArray(replies) ? replies : [])], '')
  return isHypothesis(value) ? readHypothesis([value], '') : null
}

/** A W3C annotation names what it is about in its target alone. */
const isHypothesis = (value: unknown) =>
  isRecord(value) && typeof value.uri === 'string' && ('user' in value || 'text' in value)

/** Null when there is nothing that could be an annotation. */
function readWebAnnotations(value: unknown): ReadAnnotation[] | null {
  if (Array.isArray(value)) {
    const known = value.length === 0 || value.some(isWebAnnotation) || value.some(isContainer)
    return known ? readItems(value) : null
  }
  if (isContainer(value)) return readItems([value])
  return isWebAnnotation(value) ? readWebAnnotation(value, 0) : null
}

const isWebAnnotation = (value: unknown) =>
  isRecord(value) && ('target' in value || looseTexts.parse(value.type).includes('Annotation'))

/** A collection, or a page of one. */
function isContainer(value: unknown): value is Readonly<Record<string, unknown>> {
  if (!isRecord(value)) return false
  const isNamed = looseTexts.parse(value.type).some((type) => /Annotation(Collection|Page)$/.test(type))
  return isNamed || ((Array.isArray(value.items) || isRecord(value.first)) && !('target' in value))
}

/** Reads annotations one after the other, those of collections and pages among them too. */
function readItems(given: readonly unknown[]): ReadAnnotation[] {
  const found: ReadAnnotation[] = []
  const skipPage = (source: string) =>
    found.push({
      kind: 'skipped',
      skipped: { row: found.length, sourceId: '', source, quote: '', reason: 'page-elsewhere' },
    })
  let row = 0
  const walk = (items: readonly unknown[], depth: number) => {
    for (const item of items) {
      if (!isContainer(item) || depth > MOST_PAGES) {
        for (const read of readWebAnnotation(item, row)) found.push(read)
        row++
        continue
      }
      walk(looseList.parse(item.items), depth + 1)
      for (const page of [item.first, item.next]) {
        if (typeof page === 'string') skipPage(page)
        else if (isRecord(page)) walk([page], depth + 1)
      }
    }
  }
  walk(given, 0)
  return found
}

/** An annotation about another one of the file answers it. */
function joinReplies(rows: readonly ReadAnnotation[]): ReadAnnotation[] {
  const ids = new Set(rows.flatMap((row) => (row.kind === 'read' && row.annotation.key) || []))
  return rows.map((row) => {
    if (row.kind === 'skipped' || row.annotation.target.kind !== 'article') return row
    const { annotation } = row
    const { source } = row.annotation.target
    if (!ids.has(source) || source === annotation.key) return row
    return { kind: 'read', annotation: { ...annotation, target: { kind: 'reply', answers: [source] } } }
  })
}

function sorted(rows: readonly ReadAnnotation[]): AnnotationFile {
  return {
    annotations: rows.flatMap((row) => (row.kind === 'read' ? [row.annotation] : [])),
    skipped: rows.flatMap((row) => (row.kind === 'skipped' ? [row.skipped] : [])),
  }
}
