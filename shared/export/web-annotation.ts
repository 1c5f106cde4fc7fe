import type { CodePoints } from '../annotation/code-points.ts'
import type { Highlight, MarkedElement } from '../annotation/highlight.ts'
import type { Note } from '../annotation/note.ts'
import { ANNOTATION_CONTEXT, NOTEBOOK, TERMS, uuidIri } from '../annotation/web-annotation-terms.ts'
import { styleClassOf, stylesheetOf } from './web-annotation-style.ts'

/** A text that selectors count in. */
export interface AnnotatedText {
  /** SHA-256 (hex) of the text in UTF-8. */
  readonly hash: string
  readonly codePoints: CodePoints
}

/** What is annotated. */
export interface AnnotatedArticle {
  readonly id: string
  /** What makes it the same article: its canonical address, or `text:` and a hash. */
  readonly urlKey: string
  /** The address that is shown, or empty. */
  readonly url: string
}

export interface AnnotatedPassage {
  readonly highlight: Highlight
  readonly notes: readonly Note[]
  /** Paths. */
  readonly tags: readonly string[]
  /** Of the version that it was made on; null when that is not there any more. */
  readonly text: AnnotatedText | null
}

type JsonLd = Readonly<Record<string, unknown>>

/**
 * A collection of annotations with all of them on one embedded page, as the W3C's Web Annotation Data Model has it
 * (https://www.w3.org/TR/annotation-model/#annotation-collection).
 * @param id an IRI
 */
export function annotationCollection(id: string, items: readonly JsonLd[]): JsonLd {
  const page =
    items.length === 0
      ? {}
      : { first: { id: `${id}#page-1`, type: 'AnnotationPage', partOf: id, startIndex: 0, items } }
  return {
    '@context': ANNOTATION_CONTEXT,
    id,
    type: 'AnnotationCollection',
    label: 'Offprint annotations',
    generator: { id: 'urn:offprint', type: 'Software', name: 'Offprint' },
    total: items.length,
    ...page,
  }
}

/**
 * A highlight as an annotation. `created` and `modified` are the highlight's own; each note has its own beside it, so that who merges two
 * files can tell what was changed when.
 */
export function highlightAnnotation(
  article: AnnotatedArticle,
  { highlight, notes, tags, text }: AnnotatedPassage,
): JsonLd {
  const { id, color, style, headingPath, element, quote, selectors } = highlight
  const bodies = [...notes.map((note) => noteBody(note, uuidIri(note.id))), ...tags.map(tagBody)]
  const motivations = [
    'highlighting',
    ...(notes.length > 0 ? ['commenting'] : []),
    ...(tags.length > 0 ? ['tagging'] : []),
  ]
  return {
    id: uuidIri(id),
    type: 'Annotation',
    motivation: oneOrMany(motivations),
    ...times(highlight),
    ...(bodies.length > 0 ? { body: bodies } : {}),
    target: passageTarget(article, highlight, text),
    stylesheet: stylesheetOf(color, style),
    [TERMS.color]: color,
    [TERMS.style]: style,
    ...(headingPath.length > 0 ? { [TERMS.headingPath]: { '@list': headingPath } } : {}),
    ...(element ? { [TERMS.element]: elementTerms(element) } : {}),
    ...(quote === selectors.quote.exact ? {} : { [TERMS.quote]: quote }),
  }
}

/** A note on an article as a whole: its target has no selector. */
export function articleNoteAnnotation(article: AnnotatedArticle, note: Note): JsonLd {
  const key = articleKeyOf(article)
  const source = sourceOf(article)
  const target = key === '' ? source : { type: 'SpecificResource', source, [TERMS.articleKey]: key }
  return noteAnnotation(note, target)
}

/** A note that stands for itself. The model wants a target: it is the notebook, see `NOTEBOOK`. */
export function freeNoteAnnotation(note: Note): JsonLd {
  return noteAnnotation(note, NOTEBOOK)
}

function noteAnnotation(note: Note, target: unknown): JsonLd {
  return {
    id: uuidIri(note.id),
    type: 'Annotation',
    motivation: 'commenting',
    ...times(note),
    body: noteBody(note),
    target,
  }
}

/** The article's address; where it has none, its id. */
function sourceOf({ id, urlKey, url }: AnnotatedArticle): string {
  const address = [urlKey, url].find((candidate) => /^https?:/i.test(candidate))
  return address ?? uuidIri(id)
}

const articleKeyOf = ({ urlKey }: AnnotatedArticle) => (urlKey.startsWith('text:') ? urlKey : '')

function passageTarget(
  article: AnnotatedArticle,
  { selectors, color, style }: Highlight,
  text: AnnotatedText | null,
): JsonLd {
  const { position, quote } = selectors
  const points = text?.codePoints.fromUtf16(position)
  const key = articleKeyOf(article)
  return {
    type: 'SpecificResource',
    source: sourceOf(article),
    selector: [
      { type: 'TextQuoteSelector', exact: quote.exact, prefix: quote.prefix, suffix: quote.suffix },
      ...(points ? [{ type: 'TextPositionSelector', start: points.start, end: points.end }] : []),
    ],
    styleClass: styleClassOf(color, style),
    ...(text ? { [TERMS.textHash]: text.hash } : {}),
    ...(points?.isExact
      ? {}
      : { [TERMS.position]: { [TERMS.start]: position.start, [TERMS.end]: position.end } }),
    ...(key === '' ? {} : { [TERMS.articleKey]: key }),
  }
}

function noteBody(note: Note, id?: string): JsonLd {
  return {
    ...(id === undefined ? {} : { id }),
    type: 'TextualBody',
    value: note.body,
    format: 'text/markdown',
    purpose: 'commenting',
    ...times(note),
  }
}

const tagBody = (path: string): JsonLd => ({ type: 'TextualBody', value: path, purpose: 'tagging' })

function elementTerms({ kind, markdown, source, label }: MarkedElement): JsonLd {
  return {
    [TERMS.kind]: kind,
    [TERMS.markdown]: markdown,
    [TERMS.source]: source,
    [TERMS.label]: label,
  }
}

/** JSON-LD writes one value without brackets. */
const oneOrMany = (values: readonly string[]) => (values.length === 1 ? values[0] : values)

function times({ createdAt, updatedAt }: { readonly createdAt: number; readonly updatedAt: number }) {
  const created = isoTime(createdAt)
  const modified = isoTime(updatedAt)
  return { ...(created === '' ? {} : { created }), ...(modified === '' ? {} : { modified }) }
}

/** Empty for a number that is no time. */
function isoTime(ms: number): string {
  const time = new Date(ms)
  return Number.isNaN(time.getTime()) ? '' : time.toISOString()
}
