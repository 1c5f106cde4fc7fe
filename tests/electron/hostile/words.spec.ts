import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { ReadingPath } from '../../pages/reading-path.ts'
import { jsonLines, runCommand } from '../shell/run-command.ts'
import { heavyPage, hostilePage, sentences } from './hostile-markup.ts'
import { expect, saveFiles, showArticle, test } from './hostile-test.ts'

const NAUGHTY = resolve(
  process.env.OFFPRINT_CORPUS ?? resolve(__dirname, '../../../../shared/corpus'),
  'hostile/naughty-strings.json',
)

/** Words of our own that are markup, code or a formula somewhere, for where the corpus is absent. */
const OWN_STRINGS = [
  '<img src=x onerror=ran=1>',
  '<script>ran=2</script>',
  '[a link](javascript:ran=3) ![an image](http://127.0.0.1:9/i.png)',
  '"]</h1><svg onload=ran=4>',
  '{{constructor.constructor("ran=5")()}} %s %n #{7*7}',
  '__proto__ constructor toString',
  '=cmd|"/c calc"!A1',
  '\u202Etxt.exe\u2066 \u200b a\u0301\u0301\u0301',
  '👩‍👩‍👧‍👦 ﷽ ṱ̺̺̕o͞',
  '(((((((((((((((((((((((a*)*)*)*)*',
  'tag:"-tag:( OR -',
]

const CONTROLS = /[^\P{Cc}\t\n\f\r\u0080-\u009f]/u

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

test('notes, tags and collections are words, whatever they look like', async ({ watched, profile }) => {
  const { offprint } = watched
  const file = join(profile, 'words.html')
  await writeFile(file, heavyPage('Words', ''))
  const [saved] = await saveFiles(profile, [file])
  const id = saved?.id ?? ''
  const note = OWN_STRINGS.join('\n\n')
  const tags = OWN_STRINGS.slice(0, 3).map((tag) => `+${tag}`)
  for (const words of [
    ['note', id, note],
    ['tag', id, ...tags],
    ['collection', 'add', OWN_STRINGS[0] ?? '', 'tag:"<img"'],
    ['highlight', id, '--quote', 'the stair was painted again', '--note', note, '--color', 'sage'],
  ])
    expect(await runCommand(profile, words)).toMatchObject({ err: expect.stringMatching(/^$|stands in/) })
  const shown = await showArticle(profile, id)
  expect(shown.notes).toEqual([note])
  expect(shown.tags).toContain('<img src=x onerror=ran=1>')

  await watched.read(id, 'the stair was painted again')
  // A note's own links are drawn as links only where they lead to the web.
  const hrefs = await offprint.window.evaluate(() =>
    Array.from(document.querySelectorAll('a[href]'), (link) => link.getAttribute('href')),
  )
  expect(hrefs.filter((href) => !/^(https?:|mailto:|#)/.test(href ?? ''))).toEqual([])
  expect(await offprint.window.locator('img[onerror], svg[onload], [src^="http"]').count()).toBe(0)
  await watched.expectQuiet()
})

test('titles and queries are kept to the letter and break nothing', async ({ watched, profile }) => {
  const isThere = existsSync(NAUGHTY)
  if (!isThere) test.info().annotations.push({ type: 'corpus absent', description: NAUGHTY })
  const naughty = isThere ? (JSON.parse(readFileSync(NAUGHTY, 'utf8')) as string[]) : []
  // A file with control characters in it counts as binary: it is refused, and the others go on.
  const strings = [...OWN_STRINGS, ...naughty].filter((text) => text.trim() !== '' && !CONTROLS.test(text))
  const files = strings.map((_, index) => join(profile, `${index}.html`))
  for (const [index, text] of strings.entries())
    await writeFile(
      files[index] ?? '',
      `<!doctype html><html><head><meta charset="utf-8"><title>x</title><meta property="og:title" content="${escaped(text).replaceAll('"', '&quot;')}"></head><body><article><h1>${escaped(text)}</h1>${sentences(`post ${index}`)}${sentences('fence')}<blockquote>${escaped(text)}</blockquote></article></body></html>`,
    )
  const saved = await saveFiles(profile, files)
  expect(saved.filter(({ status }) => status !== 'saved')).toEqual([])
  expect(saved.slice(0, OWN_STRINGS.length).map(({ title }) => title)).toEqual(OWN_STRINGS)

  const path = new ReadingPath(watched.offprint.window)
  await path.backToList()
  for (const text of strings) await path.library.filter(text.replace(/\n/g, ' '))
  await path.library.filter('')
  await expect(path.library.list).toBeVisible()
  await watched.expectQuiet()
})

test('a backup that holds scripts is restored without them', async ({ watched, profile }) => {
  const source = join(profile, 'source.html')
  const backup = join(profile, 'backup.zip')
  await writeFile(source, heavyPage('The fence', ''))
  const [saved] = await saveFiles(profile, [source])
  const id = saved?.id ?? ''
  expect(await runCommand(profile, ['backup', backup])).toMatchObject({ exitCode: 0 })
  await writeFile(backup, poisoned(await readFile(backup), hostilePage(watched.server.tcp)))
  const elsewhere = join(profile, 'elsewhere')
  const restored = await runCommand(elsewhere, ['restore', backup])
  expect(restored).toMatchObject({ exitCode: 0, err: '' })
  const shown = await showArticle(elsewhere, id)
  expect(shown.html).not.toMatch(
    /<script|<style|<svg|<[^>]*\s(?:on\w+|style|class)=|javascript:|<iframe|<form/i,
  )
  expect(shown.text).toContain('A painted paragraph.')
  expect(jsonLines(restored.out)).toMatchObject([{ status: 'restored' }])
  expect(watched.server.contacts()).toBe(0)
})

const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex')

/** The backup with other markup in each of its bodies, and every checksum in it made right again. */
function poisoned(backup: Uint8Array, html: string): Uint8Array {
  const files = unzipSync(backup)
  const manifest = JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array())) as {
    tables: Record<string, { name: string; rows: number; sha256: string }[]>
  }
  const renamed = new Map<string, string>()
  const rewrite = (table: string, change: (row: Record<string, unknown>) => Record<string, unknown>) => {
    for (const part of manifest.tables[table] ?? []) {
      const rows = strFromU8(files[part.name] ?? new Uint8Array())
        .split('\n')
        .slice(0, -1)
      const bytes = strToU8(rows.map((row) => `${JSON.stringify(change(JSON.parse(row)))}\n`).join(''))
      files[part.name] = bytes
      part.sha256 = sha256(bytes)
    }
  }
  rewrite('bodies', (row) => {
    const body = `${html}<!-- ${String(row.hash)} -->`
    renamed.set(String(row.hash), sha256(body))
    return { ...row, html: body, hash: sha256(body) }
  })
  rewrite('versions', (row) => ({ ...row, bodyHash: renamed.get(String(row.bodyHash)) }))
  files['manifest.json'] = strToU8(JSON.stringify(manifest))
  return zipSync(files, { level: 0 })
}
