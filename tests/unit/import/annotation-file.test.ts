import { describe, expect, it } from 'vitest'
import { isAnnotationFile, readAnnotationFile } from '../../../shared/import/annotation-file.ts'
import {
  DEEPEST_NESTING,
  LARGEST_ANNOTATION_FILE_BYTES,
  LONGEST_TEXT,
} from '../../../shared/import/annotation-limits.ts'

const bytes = (json: unknown) =>
  new TextEncoder().encode(typeof json === 'string' ? json : JSON.stringify(json))

function read(json: unknown) {
  const file = readAnnotationFile(bytes(json))
  if (!file.ok) throw new Error(file.error.kind)
  return file.value
}

const failure = (json: unknown) => {
  const file = readAnnotationFile(bytes(json))
  return file.ok ? null : file.error.kind
}

const PAGE = 'https://example.org/tides'
const QUOTE = { type: 'TextQuoteSelector', exact: 'come and go' }

describe('Web Annotations of other programs', () => {
  it.each([
    ['one annotation', (one: unknown) => one],
    ['a list', (one: unknown) => [one]],
    ['a page', (one: unknown) => ({ type: 'AnnotationPage', items: [one] })],
    ['a collection', (one: unknown) => ({ type: 'AnnotationCollection', first: { items: [one] } })],
    [
      'pages inside one another',
      (one: unknown) => ({ type: 'AnnotationCollection', first: { items: [], next: { items: [one] } } }),
    ],
  ])('are read from %s', (_, wrap) => {
    const one = { id: 'http://example.org/a1', type: 'Annotation', target: { source: PAGE, selector: QUOTE } }
    expect(read(wrap(one))).toMatchObject({
      annotations: [
        {
          sourceId: 'http://example.org/a1',
          target: { kind: 'passage', source: PAGE, selectors: { quote: { exact: 'come and go' } } },
        },
      ],
      skipped: [],
    })
  })

  it('may write bodies as a text, an object, a list, an address or a bodyValue', () => {
    const bodies = [
      'A thought',
      { type: 'TextualBody', value: 'A thought', format: 'text/plain' },
      [{ value: 'A thought' }, { value: 'sea', purpose: 'tagging' }],
      [{ type: 'Choice', items: [{ value: 'A thought' }] }],
    ]
    for (const body of bodies) {
      const [one] = read({ type: 'Annotation', body, target: PAGE }).annotations
      expect(one?.notes.map((note) => note.body)).toEqual(['A thought'])
    }
    const [valued] = read({ type: 'Annotation', bodyValue: 'A thought', target: PAGE }).annotations
    expect(valued).toMatchObject({ target: { kind: 'article' }, notes: [{ body: 'A thought' }] })
    const [linked] = read({ type: 'Annotation', body: 'https://example.org/b', target: PAGE }).annotations
    expect(linked?.notes[0]?.body).toBe('<https://example.org/b>')
    const [tagging] = read({
      type: 'Annotation',
      motivation: 'tagging',
      body: 'sea',
      target: PAGE,
    }).annotations
    expect(tagging).toMatchObject({ notes: [], tags: ['sea'] })
  })

  it('may say where in several ways', () => {
    const target = (selector: unknown) => ({ type: 'Annotation', target: { source: { id: PAGE }, selector } })
    const position = { type: 'oa:TextPositionSelector', start: 3, end: 9 }
    const selectors = (selector: unknown) => {
      const found = read(target(selector)).annotations[0]?.target
      return found?.kind === 'passage' ? found.selectors : null
    }
    expect(selectors(QUOTE)).toMatchObject({
      quote: { exact: 'come and go', prefix: '', suffix: '' },
      position: null,
    })
    expect(selectors([position])).toMatchObject({ quote: null, position: { start: 3, end: 9 } })
    expect(selectors([{ type: 'XPathSelector', value: '/p' }, position, QUOTE])).toMatchObject({
      quote: { exact: 'come and go' },
      position: { start: 3, end: 9 },
    })
  })

  it('say that a refinement was left out, and take it where nothing else can be read', () => {
    const refined = (selector: unknown) =>
      read({ type: 'Annotation', target: { source: PAGE, selector } }).annotations[0]
    expect(
      refined({ ...QUOTE, refinedBy: { type: 'TextPositionSelector', start: 1, end: 2 } }),
    ).toMatchObject({
      target: { selectors: { quote: { exact: 'come and go' }, position: null } },
      remarks: ['refined-by'],
    })
    expect(refined({ type: 'CssSelector', value: 'p', refinedBy: QUOTE })).toMatchObject({
      target: { selectors: { quote: { exact: 'come and go' } } },
      remarks: ['refined-by'],
    })
  })

  it('keep a note whose place cannot be read, as a note on the article', () => {
    const selector = { type: 'SvgSelector', value: '<svg/>' }
    const file = read([
      { type: 'Annotation', body: 'Look', target: { source: PAGE, selector } },
      { type: 'Annotation', target: { source: PAGE, selector } },
    ])
    expect(file.annotations).toMatchObject([{ target: { kind: 'article' }, remarks: ['unknown-selector'] }])
    expect(file.skipped).toMatchObject([{ row: 1, reason: 'no-place', source: PAGE }])
  })

  it('about several things are several, and their looks come near to ours', () => {
    const target = [
      { source: PAGE, selector: QUOTE, styleClass: 'highlight-yellow' },
      { source: `${PAGE}/2`, selector: QUOTE, styleClass: ['underline', 'green'] },
    ]
    expect(read({ id: 'urn:x:1', type: 'Annotation', target }).annotations).toMatchObject([
      { key: 'urn:x:1', color: 'amber', style: null },
      { key: 'urn:x:1#target-2', color: 'sage', style: 'underline' },
    ])
  })

  it('answer one another', () => {
    const file = read([
      { id: 'urn:x:1', type: 'Annotation', target: { source: PAGE, selector: QUOTE } },
      { id: 'urn:x:2', type: 'Annotation', motivation: 'replying', body: { value: 'No' }, target: 'urn:x:1' },
    ])
    expect(file.annotations[1]?.target).toEqual({ kind: 'reply', answers: ['urn:x:1'] })
  })

  it('with an id that is one in their file alone are not known by it', () => {
    const file = read([{ id: '_:b0', type: 'Annotation', target: { source: PAGE, selector: QUOTE } }])
    expect(file.annotations).toMatchObject([{ sourceId: '_:b0', key: '' }])
  })
})

describe('rows that are broken', () => {
  it('are told with their reason and do not stop the rest', () => {
    const file = read([
      null,
      'text',
      7,
      { type: 'Annotation', body: 'About nothing' },
      { type: 'Annotation', target: PAGE },
      { type: 'Annotation', target: { source: PAGE, selector: { ...QUOTE, exact: '' } } },
      { type: 'Annotation', body: 'x'.repeat(LONGEST_TEXT + 1), target: PAGE },
      { type: 'Annotation', target: { source: PAGE, selector: QUOTE } },
    ])
    expect(file.skipped.map(({ row, reason }) => [row, reason])).toEqual([
      [0, 'not-an-annotation'],
      [1, 'not-an-annotation'],
      [2, 'not-an-annotation'],
      [3, 'no-target'],
      [4, 'empty'],
      [5, 'no-place'],
      [6, 'too-long'],
    ])
    expect(file.annotations).toMatchObject([{ row: 7 }])
  })

  it('are pages that lie elsewhere: nothing is fetched', () => {
    const file = read({ type: 'AnnotationCollection', first: 'https://example.org/page1' })
    expect(file.skipped).toMatchObject([{ reason: 'page-elsewhere', source: 'https://example.org/page1' }])
  })

  it('have odd fields that count as not there', () => {
    const odd = {
      id: 7,
      type: 'Annotation',
      created: 'yesterday',
      motivation: { a: 1 },
      body: [null, { value: 9 }, { value: 'Kept' }],
      target: { source: PAGE, selector: [null, { type: 'TextPositionSelector', start: 9, end: 1 }, QUOTE] },
      'offprint:color': 'mauve',
      'offprint:headingPath': 3,
      'offprint:element': { 'offprint:kind': 'video' },
    }
    expect(read(odd).annotations).toMatchObject([
      {
        sourceId: '',
        createdAt: 0,
        color: null,
        headingPath: [],
        element: null,
        notes: [{ body: 'Kept' }],
        remarks: ['unknown-body'],
      },
    ])
  })
})

describe('a hostile file', () => {
  it('is refused when it is too large, nested too deep, or no JSON', () => {
    const large = readAnnotationFile(new Uint8Array(LARGEST_ANNOTATION_FILE_BYTES + 1))
    expect(large.ok ? null : large.error.kind).toBe('too-large')
    expect(failure('['.repeat(1_000_000))).toBe('too-deep')
    expect(failure(`${'{"first":'.repeat(DEEPEST_NESTING + 1)}1${'}'.repeat(DEEPEST_NESTING + 1)}`)).toBe(
      'too-deep',
    )
    expect(failure('{"target":')).toBe('not-json')
    expect(failure('')).toBe('not-json')
    expect(failure('{"name":"package"}')).toBe('not-annotations')
    expect(failure('7')).toBe('not-annotations')
  })

  it('counts no brackets inside strings', () => {
    const body = `"${'['.repeat(200)}\\`
    expect(
      read({ type: 'Annotation', body: { value: body }, target: PAGE }).annotations[0]?.notes[0]?.body,
    ).toBe(body)
  })

  it('changes no prototype', () => {
    const json = `{"type":"Annotation","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},
      "body":{"__proto__":{"value":"x"},"value":"Kept"},"target":{"__proto__":{"source":"x"},"source":"${PAGE}"}}`
    expect(read(json).annotations).toMatchObject([{ notes: [{ body: 'Kept' }], target: { source: PAGE } }])
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  it('keeps HTML the text that it is, and takes no address that runs', () => {
    const html = '<img src=x onerror=alert(1)>'
    const file = read({
      type: 'Annotation',
      body: [{ type: 'TextualBody', value: html, format: 'text/html' }, { id: 'javascript:alert(1)' }],
      target: { source: PAGE, selector: QUOTE },
      'offprint:element': {
        'offprint:kind': 'image',
        'offprint:markdown': '',
        'offprint:source': 'javascript:alert(1)',
        'offprint:label': '',
      },
    })
    expect(file.annotations).toMatchObject([
      { notes: [{ body: html }], element: { source: '' }, remarks: ['unknown-body'] },
    ])
  })
})

describe('annotations of Hypothesis', () => {
  const row = (fields: Record<string, unknown>) => ({
    id: 'h1',
    uri: PAGE,
    user: 'acct:ada@hypothes.is',
    group: 'secret',
    created: '2026-01-02T03:04:05.678901+00:00',
    updated: '2026-01-03T03:04:05.678901+00:00',
    text: '',
    tags: [],
    references: [],
    document: { title: ['Tides'] },
    target: [
      {
        source: PAGE,
        selector: [
          { type: 'RangeSelector', startContainer: '/p', endContainer: '/p', startOffset: 0, endOffset: 3 },
          { type: 'TextPositionSelector', start: 4000, end: 4011 },
          { type: 'TextQuoteSelector', exact: 'come and go', prefix: 'Tides ', suffix: '.' },
        ],
      },
    ],
    ...fields,
  })
  const wholePage = [{ source: PAGE }]

  it('are read with note, tags and times, and without account and group', () => {
    const file = read({
      export_userid: 'acct:ada@hypothes.is',
      annotations: [
        row({ text: '*Why* so?', tags: ['sea', ' '] }),
        row({ id: 'h2', text: 'All of it', target: wholePage }),
      ],
    })
    expect(file.annotations).toMatchObject([
      {
        sourceId: 'h1',
        target: {
          kind: 'passage',
          selectors: { quote: { exact: 'come and go', prefix: 'Tides ' }, position: null },
        },
        notes: [{ body: '*Why* so?' }],
        tags: ['sea'],
        createdAt: Date.UTC(2026, 0, 2, 3, 4, 5, 678),
        remarks: ['unusable-tag'],
      },
      { sourceId: 'h2', target: { kind: 'article', source: PAGE }, notes: [{ body: 'All of it' }] },
    ])
    expect(JSON.stringify(file)).not.toMatch(/secret|acct:/)
  })

  it('are read from the answer of its API, and replies name who wrote them', () => {
    const reply = row({
      id: 'h3',
      user: 'acct:ben<b>@hypothes.is',
      text: 'No',
      references: ['h1'],
      target: wholePage,
    })
    const own = row({ id: 'h4', text: 'Yes', references: ['h1', 'h3'], target: wholePage })
    const file = read({ export_userid: 'acct:ada@hypothes.is', annotations: [row({}), reply, own] })
    expect(file.annotations.slice(1)).toMatchObject([
      { target: { kind: 'reply', answers: [file.annotations[0]?.key] }, notes: [{ body: 'No\n\n— benb' }] },
      {
        target: { kind: 'reply', answers: [file.annotations[0]?.key, file.annotations[1]?.key] },
        notes: [{ body: 'Yes' }],
      },
    ])
    expect(read({ total: 1, rows: [row({})] }).annotations).toHaveLength(1)
    expect(read([row({})]).annotations).toHaveLength(1)
  })

  it('that say nothing are told', () => {
    const file = read({ annotations: [row({ target: wholePage }), row({ uri: '', target: [] }), 3] })
    expect(file.skipped.map(({ reason }) => reason)).toEqual(['empty', 'no-target', 'not-an-annotation'])
  })
})

it('a dropped file is one of annotations by its name and by what it holds', () => {
  const annotations = bytes({ type: 'Annotation', target: PAGE })
  expect(isAnnotationFile({ name: 'a.jsonld', bytes: annotations })).toBe(true)
  expect(isAnnotationFile({ name: 'a.json', bytes: annotations })).toBe(true)
  expect(isAnnotationFile({ name: 'a.txt', bytes: annotations })).toBe(false)
  expect(isAnnotationFile({ name: 'package.json', bytes: bytes({ name: 'x' }) })).toBe(false)
})
