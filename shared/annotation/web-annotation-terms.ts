/*
 * The words of the W3C Web Annotation Vocabulary that Offprint writes, and its own for what the W3C has no word for.
 *
 * Our own terms begin with `offprint:`. The context of the W3C defines no such prefix, so that to a JSON-LD processor each is an absolute
 * IRI in Offprint's own scheme: they need no context of ours, and whoever does not know them keeps or drops them without harm.
 *
 * On an annotation:
 * - `offprint:color`        one of amber, rose, sage, sky, violet
 * - `offprint:style`        highlight or underline
 * - `offprint:headingPath`  `{"@list": […]}`: the headings above the passage, outermost first
 * - `offprint:element`      a whole element that was marked: `offprint:kind` (image, table, code, formula), `offprint:markdown` (what it
 *                           held), `offprint:source` (an image's address), `offprint:label`
 * - `offprint:quote`        the passage to the unit, where the quote selector, which holds whole characters, says more
 *
 * On a target:
 * - `offprint:textHash`     SHA-256 (hex) of the text that the selectors count in, in UTF-8: who has the same text need not search
 * - `offprint:position`     `offprint:start` and `offprint:end` in UTF-16 units, where code points cannot say them
 * - `offprint:articleKey`   by what the article is known where its address does not say: `text:` and a hash of the text
 */

export const ANNOTATION_CONTEXT = 'http://www.w3.org/ns/anno.jsonld'

export const TERMS = {
  color: 'offprint:color',
  style: 'offprint:style',
  headingPath: 'offprint:headingPath',
  element: 'offprint:element',
  kind: 'offprint:kind',
  markdown: 'offprint:markdown',
  source: 'offprint:source',
  label: 'offprint:label',
  quote: 'offprint:quote',
  textHash: 'offprint:textHash',
  position: 'offprint:position',
  start: 'offprint:start',
  end: 'offprint:end',
  articleKey: 'offprint:articleKey',
} as const

/**
 * What notes that stand for themselves are about. An annotation has to have a target; theirs is the notebook that they stand in. It is a
 * name and not the collection's id, so that such a note is still known when it is taken out of its collection.
 */
export const NOTEBOOK = 'urn:offprint:notebook'

const UUID_PREFIX = 'urn:uuid:'
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** An id of ours as an IRI. */
export const uuidIri = (id: string): string => `${UUID_PREFIX}${id}`

/** The UUID that an IRI names, in lower case; empty when it names none. */
export function uuidOf(iri: string): string {
  const lower = iri.toLowerCase()
  if (!lower.startsWith(UUID_PREFIX)) return ''
  const id = lower.slice(UUID_PREFIX.length)
  return UUID.test(id) ? id : ''
}
