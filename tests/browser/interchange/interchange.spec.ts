import { expect } from '../launch.ts'
import { test } from './lab-page.ts'

const TIDES = {
  url: 'https://example.org/tides',
  title: 'Tides',
  text: 'The tide 😀 comes at six in the morning, and it goes at noon. Nobody on the quay has ever asked it why, since the moon does not answer either. The gulls know all of this and say so loudly.',
}

const quoteOf = (exact: string) => ({ type: 'TextQuoteSelector', exact })
const about = (exact: string, more: object = {}) => ({
  type: 'Annotation',
  target: { source: TIDES.url, selector: { ...quoteOf(exact), ...more } },
})

test('annotations that go out and into another library are the same there, also when they come twice', async ({
  page,
}) => {
  const seen = await page.evaluate(async (tides) => {
    const here = new window.StorageLab('here', 1_700_000_000_000)
    const there = new window.StorageLab('there', 1_800_000_000_000)
    const { articleId, versionId } = await here.save(tides)
    await there.save({ ...tides, url: `${tides.url}?utm_source=letter`, title: 'Saved elsewhere' })
    // The same page: its address without what tells who sent the reader.
    const [elsewhere] = await there.db.articles.toArray()
    await there.write(there.store, { kind: 'edit-metadata', undoable: false }, (tx) =>
      tx.patch('articles', elsewhere?.id ?? '', { urlKey: tides.url }),
    )
    const at = tides.text.indexOf('😀')
    const look = { color: 'violet', style: 'underline', headingPath: ['Sea', 'Moon'] } as const
    const mark = (start: number, end: number, note: string, tags: readonly string[]) =>
      here.actions.addHighlight({ articleId, versionId, start, end, ...look, note, tags })
    const first = await mark(at, at + 10, 'A *note* with [a link](offprint://article/x)', [
      'sea/tides',
      'Moon',
    ])
    here.time += 5000
    // An end inside of a surrogate pair, and one that overlaps.
    await mark(4, at + 1, '', [])
    await mark(40, 80, 'Second', ['Moon'])
    const highlightId = first.ok ? first.value.highlightId : ''
    await here.actions.addNote({ targetKind: 'highlight', targetId: highlightId, articleId, body: 'Another' })
    await here.actions.addNote({
      targetKind: 'article',
      targetId: articleId,
      articleId,
      body: 'On all of it',
    })
    await here.actions.addNote({ targetKind: 'free', targetId: '', articleId: '', body: 'For itself' })
    const json = await window.interchange.out(here)
    const once = await window.interchange.in(there, json)
    const written = await window.interchange.written(there)
    const twice = await window.interchange.in(there, json)
    return {
      json: JSON.parse(json),
      statuses: once.rows.map(({ status }) => status),
      again: twice.rows.map(({ status }) => status),
      madeAStep: [once.actionId !== undefined, twice.actionId !== undefined],
      here: await window.interchange.written(here),
      written,
      after: await window.interchange.written(there),
      counts: await there.counts(),
    }
  }, TIDES)
  expect(seen.json).toMatchObject({ '@context': 'http://www.w3.org/ns/anno.jsonld', total: 5 })
  expect(seen.statuses).toEqual(['exact', 'exact', 'exact', 'added', 'added'])
  expect(seen.written).toEqual(seen.here)
  expect(seen.written.highlights).toHaveLength(3)
  expect(seen.again).toEqual(Array(5).fill('unchanged'))
  expect(seen.after).toEqual(seen.here)
  expect(seen.madeAStep).toEqual([true, false])
  expect(seen.counts.kept).toEqual(seen.counts.counted)
})

test('an import is one step of undo, and can be done again', async ({ page }) => {
  const seen = await page.evaluate(
    async ({ tides, file }) => {
      const { library: lab, interchange } = window
      await lab.save(tides)
      const first = await interchange.in(lab, file)
      const state = await lab.undoState()
      await lab.actions.undo()
      const undone = await interchange.written(lab)
      const second = await interchange.in(lab, file)
      const status = (report: typeof first) => report.rows.map((row) => row.status)
      return {
        state,
        undone,
        first: status(first),
        second: status(second),
        written: await interchange.written(lab),
        counts: await lab.counts(),
      }
    },
    {
      tides: TIDES,
      file: [{ ...about('the quay'), body: ['Where?', { value: 'sea', purpose: 'tagging' }] }],
    },
  )
  expect(seen.state).toEqual({ undo: 'import-annotations', redo: null })
  expect(seen.undone).toEqual({ highlights: [], notes: [], tags: [], anchors: [] })
  expect(seen.first).toEqual(['exact'])
  expect(seen.second).toEqual(['exact'])
  expect(seen.written).toMatchObject({ highlights: [{ quote: 'the quay' }], notes: [{ body: 'Where?' }] })
  expect(seen.written.tags).toHaveLength(1)
  expect(seen.counts.kept).toEqual(seen.counts.counted)
})

test('each annotation says what became of it', async ({ page }) => {
  const file = [
    about('asked it why'),
    about('it goes at noon', { prefix: 'with other words before it ', suffix: ' and others behind' }),
    about('Nobody on the quay has ever dared to ask it why, since the moon does not answer'),
    about('e'),
    about('The lighthouse keeper wrote letters to nobody in particular all winter long.'),
    { ...about('x'), target: { source: 'https://example.org/other', selector: quoteOf('Not saved') } },
    { type: 'Annotation', body: 'On all of it', target: `${TIDES.url}#:~:text=tide` },
    7,
    {
      type: 'Annotation',
      target: { source: TIDES.url, selector: { type: 'TextPositionSelector', start: 11, end: 16 } },
    },
    { type: 'Annotation', body: 'x', target: 'javascript:alert(1)' },
  ]
  const seen = await page.evaluate(
    async ({ tides, given }) => {
      const { library: lab, interchange } = window
      await lab.save(tides)
      const report = await interchange.in(lab, given)
      return { rows: report.rows, written: await interchange.written(lab) }
    },
    { tides: TIDES, given: file },
  )
  expect(seen.rows.map(({ status }) => status)).toEqual([
    'exact',
    'moved',
    'found',
    'moved',
    'orphaned',
    'article-missing',
    'added',
    'skipped',
    'moved',
    'article-missing',
  ])
  expect(seen.rows[5]).toMatchObject({ source: 'https://example.org/other', quote: 'Not saved' })
  expect(seen.rows[9]).toMatchObject({ reasons: ['no-address'] })
  // Code points, of which the emoji before it is one.
  expect(seen.rows[8]?.quote).toBe('comes')
  const orphan = seen.written.highlights.find(({ quote }) => quote.startsWith('The lighthouse'))
  expect(seen.written.anchors).toContain(`${orphan?.id} 0-0 orphan`)
  expect(seen.written.notes).toMatchObject([{ targetKind: 'article', body: 'On all of it' }])
})

test('Hypothesis: notes, tags, replies with their authors, and page notes', async ({ page }) => {
  const row = (id: string, fields: object) => ({
    id,
    uri: TIDES.url,
    user: 'acct:ada@hypothes.is',
    text: '',
    tags: [],
    references: [],
    target: [{ source: TIDES.url }],
    ...fields,
  })
  const file = {
    export_userid: 'acct:ada@hypothes.is',
    annotations: [
      row('reply', { user: 'acct:ben@hypothes.is', text: 'Ask the gulls', references: ['root'] }),
      row('root', {
        text: 'Why?',
        tags: ['sea'],
        target: [
          { source: TIDES.url, selector: [{ ...quoteOf('the moon does not answer'), prefix: 'since ' }] },
        ],
      }),
      row('page', { text: 'On all of it', tags: ['to read'] }),
      row('lost', { text: 'To whom?', references: ['elsewhere'] }),
    ],
  }
  const seen = await page.evaluate(
    async ({ tides, given, later }) => {
      const { library: lab, interchange } = window
      await lab.save(tides)
      const report = await interchange.in(lab, given)
      const reply = await interchange.in(lab, later)
      return { report, reply, written: await interchange.written(lab) }
    },
    { tides: TIDES, given: file, later: [row('later', { text: 'Because', references: ['root'] })] },
  )
  expect(seen.report.rows.map(({ sourceId, status }) => [sourceId, status])).toEqual([
    ['reply', 'added'],
    ['root', 'exact'],
    ['page', 'added'],
    ['lost', 'skipped'],
  ])
  expect(seen.reply.rows).toMatchObject([{ status: 'added', title: 'Tides' }])
  const [highlight] = seen.written.highlights
  const bodies = seen.written.notes.map(({ targetId, body }) => [targetId, body])
  expect(bodies).toHaveLength(4)
  expect(bodies).toEqual(
    expect.arrayContaining([
      [highlight?.id, 'Why?'],
      [highlight?.id, 'Ask the gulls\n\n— ben'],
      [highlight?.id, 'Because'],
      ['the article', 'On all of it\n\n#to-read'],
    ]),
  )
  expect(seen.written.tags).toEqual([`${highlight?.id} sea`])
})

test('what is newer here stays, and what is newer in the file is taken over', async ({ page }) => {
  const seen = await page.evaluate(async (tides) => {
    const here = new window.StorageLab('here', 1_700_000_000_000)
    const there = new window.StorageLab('there', 1_700_000_100_000)
    const { articleId, versionId } = await here.save(tides)
    await there.save(tides)
    const marked = await here.actions.addHighlight({
      articleId,
      versionId,
      start: 0,
      end: 8,
      color: 'amber',
      style: 'highlight',
      headingPath: [],
      note: 'First',
    })
    if (!marked.ok) throw new Error('Not marked')
    const { highlightId, noteId } = marked.value
    await window.interchange.in(there, await window.interchange.out(here))
    const into = async () => {
      const { rows } = await window.interchange.in(there, await window.interchange.out(here))
      const { highlights, notes } = await window.interchange.written(there)
      return [rows[0]?.status, rows[0]?.reasons, highlights[0]?.color, notes.map(({ body }) => body)]
    }
    here.time = 1_700_000_200_000
    await here.actions.editNote(noteId, { body: 'Second', base: 'First' })
    await here.actions.styleHighlights([highlightId], { color: 'rose' })
    const newer = await into()
    there.time = 1_700_000_400_000
    await there.actions.editNote(noteId, { body: 'Mine', base: 'Second' })
    here.time = 1_700_000_300_000
    await here.actions.editNote(noteId, { body: 'Third', base: 'Second' })
    const older = await into()
    return { newer, older }
  }, TIDES)
  expect(seen.newer).toEqual(['updated', [], 'rose', ['Second']])
  expect(seen.older).toEqual(['unchanged', ['newer-here'], 'rose', ['Mine']])
})

test('a highlight of an older text comes with it, and is carried to the text that is shown', async ({
  page,
}) => {
  const seen = await page.evaluate(async (tides) => {
    const here = new window.StorageLab('here')
    const there = new window.StorageLab('there')
    const { articleId, versionId } = await here.save(tides)
    const start = tides.text.indexOf('Nobody')
    await here.actions.addHighlight({
      articleId,
      versionId,
      start,
      end: start + 20,
      color: 'sky',
      style: 'highlight',
      headingPath: [],
    })
    const later = { ...tides, text: `A line that came later. ${tides.text}` }
    await here.save(later)
    await there.save(tides)
    await there.save(later)
    const { rows } = await window.interchange.in(there, await window.interchange.out(here))
    return {
      statuses: rows.map(({ status }) => status),
      here: await window.interchange.written(here),
      there: await window.interchange.written(there),
    }
  }, TIDES)
  expect(seen.there).toEqual(seen.here)
  expect(seen.there.anchors).toHaveLength(2)
  expect(seen.statuses).toEqual(['exact'])
})

test('one id on two articles is two highlights, and odd ids take nothing away', async ({ page }) => {
  const other = 'https://example.org/gulls'
  const id = 'urn:uuid:0190f3c0-0000-7000-8000-000000000001'
  const on = (source: string, given: object) => ({
    type: 'Annotation',
    target: { source, selector: quoteOf('gulls') },
    ...given,
  })
  const note = { id, value: 'One' }
  const seen = await page.evaluate(
    async ({ tides, gulls, file }) => {
      const { library: lab, interchange } = window
      await lab.save(tides)
      await lab.save({ ...tides, url: gulls })
      const report = await interchange.in(lab, file)
      return { statuses: report.rows.map(({ status }) => status), written: await interchange.written(lab) }
    },
    {
      tides: TIDES,
      gulls: other,
      file: [
        on(TIDES.url, { id, body: note }),
        on(other, { id, body: { ...note, value: 'Two' } }),
        { ...about('at noon'), id: '_:b0', body: { id: '_:b1', value: 'Three' } },
        { ...about('at six'), id: '_:b0', body: { id: '_:b1', value: 'Four' } },
      ],
    },
  )
  expect(seen.statuses).toEqual(['exact', 'exact', 'exact', 'exact'])
  expect(seen.written.highlights).toHaveLength(4)
  expect(seen.written.notes.map(({ body }) => body).sort()).toEqual(['Four', 'One', 'Three', 'Two'])
})

test('stopped before its end nothing is changed; thousands are one step', async ({ page }) => {
  test.slow()
  const seen = await page.evaluate(async (tides) => {
    const { library: lab, interchange } = window
    const words = Array.from({ length: 2500 }, (_, n) => `word${n} tide${(n * 7919) % 3000}`)
    await lab.save({ ...tides, text: words.join(' ') })
    const file = words.slice(0, 2000).map((exact, n) => ({
      id: `https://example.org/anno/${n}`,
      type: 'Annotation',
      body: `Note ${n}`,
      target: { source: tides.url, selector: { type: 'TextQuoteSelector', exact } },
    }))
    const stop = new AbortController()
    stop.abort()
    const stopped = await interchange.in(lab, file, stop.signal)
    const nothing = await interchange.written(lab)
    const report = await interchange.in(lab, file)
    const placed = report.rows.filter(({ status }) => status === 'exact').length
    await lab.actions.undo()
    const undone = await interchange.written(lab)
    return {
      isCancelled: stopped.isCancelled,
      before: nothing.highlights.length,
      placed,
      after: undone.highlights.length,
    }
  }, TIDES)
  expect(seen).toMatchObject({ isCancelled: true, before: 0, placed: 2000, after: 0 })
})
