import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { describe as describePassage } from '../../../shared/anchoring/describe.ts'
import { codePointsOf } from '../../../shared/annotation/code-points.ts'
import {
  type Highlight,
  highlightStyleSchema,
  markedElementKindSchema,
} from '../../../shared/annotation/highlight.ts'
import { HIGHLIGHT_COLORS } from '../../../shared/annotation/highlight-colors.ts'
import type { Note } from '../../../shared/annotation/note.ts'
import {
  annotationCollection,
  articleNoteAnnotation,
  freeNoteAnnotation,
  highlightAnnotation,
} from '../../../shared/export/web-annotation.ts'
import { readAnnotationFile } from '../../../shared/import/annotation-file.ts'
import { normalizeTagPath } from '../../../shared/library/tag-path.ts'

const ARTICLE = { id: '0190f3c0-0000-7000-8000-00000000000a', urlKey: 'https://example.org/tides', url: '' }
const HASH = 'ab'.repeat(32)
const COLLECTION = 'urn:uuid:0190f3c0-0000-7000-8000-0000000000cc'
const LAST_TIME = Date.UTC(2100, 0)

/** Letters, signs beyond the BMP, halves of pairs, and what would look like markup. */
const anyText = fc.string({
  unit: fc.oneof(
    fc.constantFrom('a', 'b ', '\n', '😀', '𝒳', '\ud83d', '\ude00', 'é', '\u0301', '<b>', '"', '\\', '\0'),
    fc.string({ unit: 'binary', maxLength: 1 }),
  ),
  maxLength: 80,
})
const time = fc.integer({ min: 1, max: LAST_TIME })
const stamp = fc.record({
  createdAt: time,
  updatedAt: time,
  deletedAt: fc.constant(0),
  clocks: fc.constant({}),
})
const note = (targetKind: Note['targetKind'], targetId: string, articleId: string) =>
  fc.record({ id: fc.uuid(), body: anyText, stamp }).map(
    ({ id, body, stamp: given }): Note => ({
      id,
      targetKind,
      targetId,
      articleId,
      body,
      links: [],
      ...given,
    }),
  )
const tag = anyText
  .map((text) => normalizeTagPath(text))
  .filter((path) => path.ok)
  .map((path) => (path.ok ? path.value : ''))
const element = fc.record({
  kind: fc.constantFrom(...markedElementKindSchema.options),
  markdown: anyText,
  source: fc.constantFrom('', 'https://example.org/a b.png', 'data:image/png;base64,AA'),
  label: anyText,
})

const passage = fc
  .record({ text: anyText.filter((text) => text.length > 0), a: fc.nat(), b: fc.nat(), id: fc.uuid() })
  .chain(({ text, a, b, id }) => {
    const from = a % (text.length + 1)
    const to = b % (text.length + 1)
    const [start, end] = [Math.min(from, to), Math.max(from, to)]
    return fc.record({
      text: fc.constant(text),
      highlight: fc
        .record({
          color: fc.constantFrom(...HIGHLIGHT_COLORS),
          style: fc.constantFrom(...highlightStyleSchema.options),
          headingPath: fc.array(anyText, { maxLength: 3 }),
          // Only what is marked as a whole may have no text in it.
          element: start === end ? element : fc.option(element, { nil: undefined }),
          stamp,
        })
        .map(
          ({ stamp: given, element: marked, ...rest }): Highlight => ({
            id,
            articleId: ARTICLE.id,
            versionId: 'v1',
            selectors: describePassage(text, { start, end }),
            quote: text.slice(start, end),
            ...rest,
            ...(marked ? { element: marked } : {}),
            ...given,
          }),
        ),
      notes: fc.array(note('highlight', id, ARTICLE.id), { maxLength: 3 }),
      tags: fc.uniqueArray(tag, { maxLength: 3 }),
    })
  })

const written = (items: readonly Readonly<Record<string, unknown>>[]) =>
  readAnnotationFile(new TextEncoder().encode(JSON.stringify(annotationCollection(COLLECTION, items))))

const asNote = ({ id, body, createdAt, updatedAt }: Note) => ({
  uuid: id,
  body,
  createdAt,
  modifiedAt: updatedAt,
})

describe('an annotation that went out and came in again', () => {
  it('says of a highlight all that it said, whatever the text, the selection, the notes and the tags', () => {
    fc.assert(
      fc.property(passage, ({ text, highlight, notes, tags }) => {
        const codePoints = codePointsOf(text)
        const read = written([
          highlightAnnotation(ARTICLE, { highlight, notes, tags, text: { hash: HASH, codePoints } }),
        ])
        if (!read.ok) throw new Error(read.error.message)
        expect(read.value.skipped).toEqual([])
        const [back] = read.value.annotations
        if (back?.target.kind !== 'passage') throw new Error('No passage came back')
        const { quote, position, unitPosition, textHash } = back.target.selectors
        expect(quote).toEqual(highlight.selectors.quote)
        expect(unitPosition ?? (position && codePoints.toUtf16(position))).toEqual(
          highlight.selectors.position,
        )
        expect(back.target.source).toBe(ARTICLE.urlKey)
        expect(textHash).toBe(HASH)
        expect(back.key).toBe(`urn:uuid:${highlight.id}`)
        expect(back.passage ?? quote?.exact).toBe(highlight.quote)
        const { color, style, headingPath, element: marked, createdAt, updatedAt } = highlight
        expect(back).toMatchObject({ color, style, createdAt, modifiedAt: updatedAt, remarks: [] })
        expect(back.headingPath ?? []).toEqual(headingPath)
        expect(back.element ?? undefined).toEqual(marked)
        expect(back.notes).toEqual(notes.map(asNote))
        expect(back.tags).toEqual(tags)
      }),
      { numRuns: 200 },
    )
  })

  it('says of notes what they are about', () => {
    const noWords = (given: Note) => given.body.trim() !== ''
    fc.assert(
      fc.property(
        note('article', ARTICLE.id, ARTICLE.id).filter(noWords),
        note('free', '', '').filter(noWords),
        (onArticle, free) => {
          const read = written([articleNoteAnnotation(ARTICLE, onArticle), freeNoteAnnotation(free)])
          if (!read.ok) throw new Error(read.error.message)
          const [first, second] = read.value.annotations
          expect(first).toMatchObject({
            key: `urn:uuid:${onArticle.id}`,
            target: { kind: 'article', source: ARTICLE.urlKey },
            notes: [{ ...asNote(onArticle), uuid: '' }],
          })
          expect(second).toMatchObject({
            key: `urn:uuid:${free.id}`,
            target: { kind: 'free' },
            notes: [{ ...asNote(free), uuid: '' }],
          })
        },
      ),
    )
  })
})

describe('code points', () => {
  it('count each pair once, and say when an offset cuts one', () => {
    const { fromUtf16, toUtf16 } = codePointsOf('a😀b\ud83dc😀')
    expect(fromUtf16({ start: 1, end: 3 })).toEqual({ start: 1, end: 2, isExact: true })
    expect(fromUtf16({ start: 2, end: 6 })).toEqual({ start: 1, end: 5, isExact: false })
    expect(fromUtf16({ start: 4, end: 7 })).toEqual({ start: 3, end: 6, isExact: false })
    expect(toUtf16({ start: 1, end: 6 })).toEqual({ start: 1, end: 8 })
    expect(toUtf16({ start: 7, end: 9 })).toEqual({ start: 9, end: 11 })
  })

  it('are what the language counts', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { fromUtf16 } = codePointsOf(text)
        const points = [...text]
        let unit = 0
        points.forEach((point, n) => {
          expect(fromUtf16({ start: unit, end: unit })).toEqual({ start: n, end: n, isExact: true })
          unit += point.length
        })
      }),
    )
  })
})

it('is a Web Annotation as the model has it', () => {
  const text = 'Tides 😀 come and go.'
  const highlight: Highlight = {
    id: '0190f3c0-0000-7000-8000-000000000001',
    articleId: ARTICLE.id,
    versionId: 'v1',
    selectors: describePassage(text, { start: 9, end: 13 }),
    quote: 'come',
    color: 'sky',
    style: 'underline',
    headingPath: ['Moon'],
    createdAt: Date.UTC(2026, 1, 2),
    updatedAt: Date.UTC(2026, 1, 3),
    deletedAt: 0,
    clocks: {},
  }
  const passageText = { hash: HASH, codePoints: codePointsOf(text) }
  const bare = highlightAnnotation(ARTICLE, { highlight, notes: [], tags: [], text: passageText })
  expect(bare).toEqual({
    id: 'urn:uuid:0190f3c0-0000-7000-8000-000000000001',
    type: 'Annotation',
    motivation: 'highlighting',
    created: '2026-02-02T00:00:00.000Z',
    modified: '2026-02-03T00:00:00.000Z',
    target: {
      type: 'SpecificResource',
      source: 'https://example.org/tides',
      selector: [
        { type: 'TextQuoteSelector', exact: 'come', prefix: 'Tides 😀 ', suffix: ' and go.' },
        { type: 'TextPositionSelector', start: 8, end: 12 },
      ],
      styleClass: 'offprint-sky-underline',
      'offprint:textHash': HASH,
    },
    stylesheet: {
      type: 'CssStylesheet',
      value: '.offprint-sky-underline { text-decoration: underline 2px #2e78b7 }',
    },
    'offprint:color': 'sky',
    'offprint:style': 'underline',
    'offprint:headingPath': { '@list': ['Moon'] },
  })
  const tagged = highlightAnnotation(ARTICLE, { highlight, notes: [], tags: ['sea'], text: passageText })
  expect(tagged).toMatchObject({
    motivation: ['highlighting', 'tagging'],
    body: [{ type: 'TextualBody', value: 'sea', purpose: 'tagging' }],
  })
  expect(annotationCollection(COLLECTION, [bare])).toMatchObject({
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    type: 'AnnotationCollection',
    total: 1,
    first: { type: 'AnnotationPage', startIndex: 0, items: [bare] },
  })
})

it('names an article without an address by its id, and by its text', () => {
  const pasted = { id: ARTICLE.id, urlKey: 'text:abc1', url: '' }
  const onPasted = articleNoteAnnotation(pasted, {
    id: '0190f3c0-0000-7000-8000-000000000002',
    targetKind: 'article',
    targetId: ARTICLE.id,
    articleId: ARTICLE.id,
    body: 'Mine',
    links: [],
    createdAt: 1,
    updatedAt: 1,
    deletedAt: 0,
    clocks: {},
  })
  const read = written([onPasted])
  expect(read.ok && read.value.annotations[0]?.target).toEqual({
    kind: 'article',
    source: `urn:uuid:${ARTICLE.id}`,
    articleKey: 'text:abc1',
  })
})
