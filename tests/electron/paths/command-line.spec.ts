import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ReadingPath } from '../../pages/reading-path.ts'
import { expect, launchOffprint, test } from '../launch.ts'
import { jsonLines, type Ran, runCommand } from '../shell/run-command.ts'
import { openSite, pageMarkup, picture, webPage } from './local-site.ts'

const TITLE = 'The town that kept its maps'
const ONCE = 'a drawer for each street'
const TWICE = 'nobody needed it'
const PARTS = [
  'The town kept its maps in a drawer for each street, and when a street was closed the drawer stayed, since nobody needed it for anything else.',
  '<figure><img src="/map.png" alt="The map of the harbour" width="640" height="360"></figure>',
  'Then a street was found for which there was no drawer, and nobody needed it either, so that it was left off the map for good.',
  'Children still play there. They say that it is the longest street in town, because it does not stop where the map does.',
]

type Printed = Record<string, unknown>

/** The lines of a command that went well: each is JSON, and nothing else was said. */
function printed(ran: Ran): Printed[] {
  expect(ran).toMatchObject({ exitCode: 0, err: '' })
  return jsonLines(ran.out) as Printed[]
}

const first = (ran: Ran): Printed => printed(ran)[0] ?? {}

test('everything is done from the command line while the app is closed', async ({ profile }) => {
  const run = (...words: string[]) => runCommand(profile, words)
  const site = await openSite()
  site.put('/maps', webPage(TITLE, PARTS))
  site.put('/map.png', picture(90, 120, 90))
  const address = site.address('/maps')

  const refused = await run('save', address)
  expect(refused.exitCode).toBe(1)
  expect(jsonLines(refused.out)).toMatchObject([{ status: 'failed', error: { kind: 'private-address' } }])
  expect(site.contacts()).toBe(0)
  const saved = first(await run('save', address, '--allow-private', '--tag', 'politics/asia'))
  expect(saved).toMatchObject({ status: 'saved', title: TITLE, images: { stored: 1, missing: 0 } })
  const id = String(saved.id)
  site.close()

  const ambiguous = await run('highlight', id, '--quote', TWICE)
  expect(ambiguous).toMatchObject({ exitCode: 1, out: '' })
  expect(ambiguous.err).toContain('2 places')
  expect(ambiguous.err).toContain(`[${TWICE}] for anything else`)
  expect(ambiguous.err).toContain(`[${TWICE}] either`)
  const mark = first(await run('highlight', id, '--quote', TWICE, '--suffix', ' either', '--color', 'rose'))
  expect(mark).toMatchObject({ articleId: id, quote: TWICE, color: 'rose' })
  first(await run('note', String(mark.id), 'On the passage'))
  first(await run('note', id, 'On the article'))
  expect(first(await run('tag', id, '+maps', '+read'))).toMatchObject({ id })
  expect(printed(await run('list', 'tag:politics -tag:read'))).toEqual([])
  expect(first(await run('tag', id, '-read')).tags).toEqual(expect.arrayContaining(['politics/asia', 'maps']))
  first(await run('collection', 'add', 'Maps', 'tag:maps'))
  expect(printed(await run('list', 'tag:politics -tag:read'))).toMatchObject([
    { id, highlights: 1, notes: 2 },
  ])
  const shown = first(await run('show', id))
  expect(shown).toMatchObject({
    notes: ['On the article'],
    highlights: [
      { quote: TWICE, color: 'rose', notes: ['On the passage'], prefix: expect.stringMatching(/and $/) },
    ],
  })

  const folder = join(profile, 'vault')
  first(await run('export', '--query', 'tag:maps', '--out', folder))
  expect(await readdir(folder)).toEqual([`${TITLE}.md`])
  expect(await readFile(join(folder, `${TITLE}.md`), 'utf8')).toContain('> > On the passage')
  const backup = join(profile, 'all.zip')
  first(await run('backup', backup))
  const restored = join(profile, 'restored')
  first(await runCommand(restored, ['restore', backup]))
  const again = first(await runCommand(restored, ['show', id]))
  expect(again).toEqual(shown)
})

test('an open app does what it is handed, and shows it at once', async ({ profile }) => {
  const run = (...words: string[]) => runCommand(profile, words)
  const file = join(profile, 'maps.html')
  await writeFile(
    file,
    pageMarkup(
      TITLE,
      PARTS.filter((part) => !part.startsWith('<')),
    ),
  )
  const id = String(first(await run('save', file)).id)
  const offprint = await launchOffprint({ profile })
  const path = new ReadingPath(offprint.window)
  // The library was the command line's first: it has no welcome article.
  await path.library.shows(TITLE)

  first(await run('tag', id, '+politics/asia'))
  await expect(path.library.row(TITLE)).toContainText('politics/asia')
  first(await run('collection', 'add', 'Asia', 'tag:politics/asia'))
  await path.library.counts('Asia', 1)
  await path.open(TITLE)
  first(await run('highlight', id, '--quote', ONCE, '--color', 'violet', '--note', 'From outside'))
  await expect(path.reader.card(`Violet highlight: “${ONCE}”`)).toContainText('From outside')
  expect(await path.paintedPassages()).toEqual([ONCE])
  first(await run('note', id, 'On the “whole” town'))
  await expect(path.reader.margin).toContainText('On the “whole” town')

  // The other way round: what a person does in the window is what the next command tells.
  await path.mark('Children still play there', 'Amber')
  const shown = first(await run('show', id))
  expect((shown.highlights as Printed[]).map(({ quote }) => quote)).toEqual([
    ONCE,
    'Children still play there',
  ])

  const wrong = await run('highlight', id)
  expect(wrong).toMatchObject({ exitCode: 2, out: '' })
  expect(wrong.err).toContain('highlight needs --quote TEXT.')
  expect(await run('list', 'tag:')).toMatchObject({ exitCode: 2, out: '' })
  expect(await run('show', 'no-such-id')).toMatchObject({ exitCode: 1, out: '' })
  await offprint.close()
})

test('annotations go out as a file and come into another library, and an article is made again from what was kept', async ({
  profile,
}) => {
  const run = (...words: string[]) => runCommand(profile, words)
  const file = join(profile, 'maps.html')
  const prose = PARTS.filter((part) => !part.startsWith('<'))
  await writeFile(file, pageMarkup(TITLE, prose))
  const id = String(first(await run('save', file)).id)
  const mark = first(await run('highlight', id, '--quote', ONCE, '--note', 'Mine', '--tag', 'maps'))
  first(await run('note', id, 'On the article'))
  const highlights = { sure: 1, unsure: 0, orphaned: 0 }
  expect(printed(await run('extract-again', '--all', '--also-current'))).toMatchObject([
    { id, status: 'unchanged', highlights },
  ])
  expect(printed(await run('extract-again', '--all'))).toEqual([])
  const gone = await run('extract-again', 'no-such-id')
  expect(gone).toMatchObject({ exitCode: 1 })
  expect(jsonLines(gone.out)).toMatchObject([{ status: 'failed', error: { kind: 'not-found' } }])

  const out = join(profile, 'all.jsonld')
  expect(first(await run('annotations', 'export', '--out', out))).toMatchObject({ annotations: 2 })
  const collection = JSON.parse(await readFile(out, 'utf8'))
  expect(collection).toMatchObject({ type: 'AnnotationCollection', total: 2 })
  const other = join(profile, 'other')
  const elsewhere = (...words: string[]) => runCommand(other, words)
  const missing = await elsewhere('annotations', 'import', out)
  expect(missing.exitCode).toBe(1)
  expect(jsonLines(missing.out)).toMatchObject([{ status: 'article-missing' }, { status: 'article-missing' }])
  const copy = String(first(await elsewhere('save', file)).id)
  expect(printed(await elsewhere('annotations', 'import', out))).toMatchObject([
    { status: 'exact', articleId: copy, quote: ONCE },
    { articleId: copy },
  ])
  expect(first(await elsewhere('show', copy))).toMatchObject({
    notes: ['On the article'],
    highlights: [{ id: mark.id, quote: ONCE, notes: ['Mine'], tags: ['maps'] }],
  })
  const again = printed(await elsewhere('annotations', 'import', out))
  expect(again.map(({ status }) => status)).toEqual(['unchanged', 'unchanged'])
  const damaged = await runCommand(other, ['annotations', 'import', '-'], '{"x":1')
  expect(damaged.exitCode).toBe(1)
  expect(jsonLines(damaged.out)).toMatchObject([
    { status: 'failed', reason: expect.stringContaining('not JSON') },
  ])
})

test('missing images are downloaded from the command line, and nothing else is', async ({ profile }) => {
  const run = (...words: string[]) => runCommand(profile, words)
  const site = await openSite()
  site.put('/maps', webPage(TITLE, PARTS))
  const saved = first(await run('save', site.address('/maps'), '--allow-private'))
  expect(saved).toMatchObject({ status: 'saved', images: { stored: 0, missing: 1 } })
  const { id } = saved
  const nothing = { id, status: 'incomplete', images: { stored: 0, missing: 1 } }
  expect(printed(await run('repair', '--all', '--allow-private'))).toEqual([nothing])
  site.put('/map.png', picture(90, 120, 90))
  const asked = site.asked.length
  // It lies on a private network, which nobody has allowed.
  expect(printed(await run('repair', String(id)))).toEqual([nothing])
  expect(site.asked).toHaveLength(asked)
  expect(printed(await run('repair', String(id), '--allow-private'))).toEqual([
    { id, status: 'repaired', images: { stored: 1, missing: 0 } },
  ])
  expect(site.asked.slice(asked)).toEqual(['/map.png'])
  expect(printed(await run('repair', '--all'))).toEqual([])
  const gone = await run('repair', 'no-such-id')
  expect(gone).toMatchObject({ exitCode: 1 })
  expect(jsonLines(gone.out)).toMatchObject([{ status: 'failed', error: { kind: 'not-found' } }])
  site.close()
})

test('what is saved is tagged by rules, and what was saved before when they are applied', async ({
  profile,
}) => {
  // Each command starts the program anew.
  test.slow()
  const run = (...words: string[]) => runCommand(profile, words)
  const site = await openSite()
  const text = PARTS.filter((part) => !part.startsWith('<'))
  site.put('/before', webPage('The town before', text))
  site.put('/maps', webPage(TITLE, text))
  first(await run('save', site.address('/before'), '--allow-private'))
  const rule = first(await run('rules', 'add', 'drawers words:>20', '+towns/maps'))
  expect(printed(await run('rules'))).toEqual([{ ...rule, on: true }])

  const saved = first(await run('save', site.address('/maps'), '--allow-private'))
  expect(printed(await run('list', 'tag:towns'))).toMatchObject([{ id: saved.id, tags: ['towns/maps'] }])
  expect(first(await run('tag', String(saved.id), '-towns/maps')).tags).toEqual([])
  site.put('/maps', webPage(TITLE, [...text, 'A line that is new.']))
  first(await run('save', site.address('/maps'), '--allow-private'))
  expect(printed(await run('list', 'tag:towns'))).toEqual([])
  site.close()

  expect(printed(await run('rules', 'apply'))).toEqual([{ tag: 'towns/maps', articles: 2 }])
})
