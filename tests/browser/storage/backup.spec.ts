import fc from 'fast-check'
import { expect } from '../launch.ts'
import { test } from './lab-page.ts'
import { COMMAND_KINDS, type Command } from './random-commands.ts'

const command: fc.Arbitrary<Command> = fc.record({
  kind: fc.constantFrom(...COMMAND_KINDS),
  pick: fc.nat(23),
  variant: fc.nat(59),
  wait: fc.constantFrom(1, 70_000),
})

const RUNS = 15

test('a backup restored into an empty library is the same library, also when restored twice', async ({
  page,
}) => {
  test.slow()
  let library = 0
  await fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: 5, maxLength: 40 }), async (sequence) => {
      const seen = await page.evaluate(
        async ({ todo, name }) => {
          const lab = new window.StorageLab(`${name}-here`, 1_700_000_000_000)
          for (const one of todo) await lab.perform(one)
          const file = await lab.backup()
          const other = new window.StorageLab(`${name}-there`, 1_700_000_900_000)
          const first = await other.restore(file)
          const once = await other.rows()
          const second = await other.restore(file)
          const result = {
            first,
            second,
            here: await lab.rows(),
            once,
            twice: await other.rows(),
            counts: await other.counts(),
            bodies: [await lab.db.bodies.toArray(), await other.db.bodies.toArray()],
            undo: await other.undoState(),
          }
          for (const { db } of [lab, other]) {
            db.close()
            indexedDB.deleteDatabase(db.name)
          }
          return result
        },
        { todo: sequence, name: `backup-${++library}` },
      )
      expect(seen.first.ok && seen.second.ok).toBe(true)
      expect(seen.once).toEqual(seen.here)
      expect(seen.twice).toEqual(seen.here)
      expect(seen.counts.kept).toEqual(seen.counts.counted)
      expect(seen.bodies[1]).toEqual(seen.bodies[0])
      expect(seen.undo).toEqual({ undo: null, redo: null })
    }),
    { numRuns: RUNS, endOnFailure: false },
  )
})

const PAGE = {
  url: 'https://example.org/harbour',
  text: 'The harbour froze in January.',
  images: ['a picture'],
}

test('images and original pages come back byte for byte', async ({ page }) => {
  const seen = await page.evaluate(async (saved) => {
    const { articleId } = await window.library.save(saved)
    const other = new window.StorageLab('other')
    await other.restore(await window.library.backup())
    const open = await other.open(articleId)
    const asset = await other.db.assets.get(open?.assets[0]?.hash ?? '')
    const source = await other.db.sources.get(open?.version.sourceHash ?? '')
    return {
      image: await asset?.blob.text(),
      mime: asset?.mime,
      page: new TextDecoder().decode(source?.bytes),
    }
  }, PAGE)
  expect(seen).toEqual({ image: 'a picture', mime: 'image/png', page: `<p>${PAGE.text}</p>` })
})

test('an image that cannot be read is left out and named; the rest is backed up and can be restored', async ({
  page,
}) => {
  const seen = await page.evaluate(
    async (saved) => {
      const { library: lab } = window
      const { articleId } = await lab.save(saved)
      const hashes = (await lab.open(articleId))?.assets.map(({ hash }) => hash) ?? []
      const [, unreadable = '', changed = ''] = hashes
      await lab.db.assets.update(changed, { blob: new Blob(['not what it was']) })
      const { arrayBuffer } = Blob.prototype
      const size = (await lab.db.assets.get(unreadable))?.blob.size
      Blob.prototype.arrayBuffer = function read() {
        if (this.size === size) return Promise.reject(new DOMException('Gone', 'NotReadableError'))
        return arrayBuffer.call(this)
      }
      const summary = await lab.backupSummary()
      const file = await lab.backup()
      Blob.prototype.arrayBuffer = arrayBuffer
      const other = new window.StorageLab('other')
      const restored = await other.restore(file)
      const open = await other.open(articleId)
      return {
        summary,
        restored,
        statuses: open?.assets.map(({ status }) => status),
        text: open?.text,
        image: await (await other.db.assets.get(hashes[0] ?? ''))?.blob.text(),
      }
    },
    { ...PAGE, images: ['a picture', 'an unreadable picture', 'a changed one'] },
  )
  expect(seen.summary).toMatchObject({ articles: 1, images: 1, damaged: 2 })
  expect(seen.restored).toEqual({ ok: true, value: { added: 1, merged: 0 } })
  expect(seen.statuses).toEqual(['stored', 'missing', 'missing'])
  expect(seen.image).toBe('a picture')
  expect(seen.text).toBe(PAGE.text)
})

test('a damaged backup is refused before anything is written', async ({ page }) => {
  const seen = await page.evaluate(async (saved) => {
    await window.library.save(saved, ['winter'])
    const file = await window.library.backup()
    const other = new window.StorageLab('other')
    const kinds = new Set<string>()
    let written = 0
    let accepted = 0
    const step = Math.max(1, Math.floor(file.length / 150))
    for (let at = 0; at < file.length; at += step) {
      const damaged = file.slice()
      damaged[at] = (damaged[at] ?? 0) ^ 0x55
      const result = await other.restore(damaged)
      if (!result.ok) kinds.add(result.error.kind)
      // A changed byte that says nothing (a date, an attribute) does no harm; then all of it must be there.
      else {
        accepted++
        const here = JSON.stringify(await window.library.rows())
        if (JSON.stringify(await other.rows()) !== here) throw new Error(`Accepted with a change at ${at}`)
        await other.db.delete()
        await other.db.open()
      }
      written += await other.db.articles.count()
    }
    const short = await other.restore(file.subarray(0, file.length - 30))
    const none = await other.restore(
      new TextEncoder().encode('Not a zip file, but long enough to be looked at.'),
    )
    return { kinds: [...kinds].sort(), written, accepted, short: short.ok, none }
  }, PAGE)
  expect(seen.kinds).toEqual(['damaged', 'not-a-backup'])
  expect(seen.written).toBe(0)
  expect(seen.short).toBe(false)
  expect(seen.none).toMatchObject({ ok: false, error: { kind: 'not-a-backup' } })
})

test('a tag that was deleted comes back with no backup, whatever else has its name by now', async ({
  page,
}) => {
  const seen = await page.evaluate(async () => {
    const { library: lab } = window
    const save = (name: string, ...tags: string[]) =>
      lab.save({ url: `https://${name}.example/a`, title: name, text: `A text about ${name}.` }, tags)
    await save('ash', 'wood')
    const { articleId } = await save('birch')
    await lab.actions.deleteTag('wood')
    await lab.actions.tagArticles([articleId], ['wood'], [])
    const file = await lab.backup()
    const other = new window.StorageLab('other', lab.time + 5000)
    const results = []
    for (const library of [lab, other, other]) {
      await library.restore(file)
      results.push({ tagged: await library.tagged(), ...(await library.counts()) })
    }
    return results
  })
  for (const { tagged, kept, counted } of seen) {
    expect(tagged).toEqual({ ash: [], birch: ['wood'] })
    expect(kept).toEqual(counted)
  }
})

test('what is in the Trash here and gets tags from a backup is counted nowhere', async ({ page }) => {
  const seen = await page.evaluate(async (saved) => {
    const { library: lab } = window
    const other = new window.StorageLab('other', lab.time)
    await other.save(saved, ['wood/grey', 'wood/white'])
    const file = await other.backup()
    lab.time += 5000
    const { articleId } = await lab.save(saved)
    await lab.save({ url: 'https://example.org/ash', text: 'About ash.' }, ['wood/white'])
    await lab.actions.trashArticles([articleId])
    await lab.restore(file)
    const counts = [await lab.counts()]
    await lab.actions.deleteTag('wood/grey')
    counts.push(await lab.counts())
    await lab.actions.restoreArticles([articleId])
    counts.push(await lab.counts())
    return counts
  }, PAGE)
  for (const { kept, counted } of seen) expect(kept).toEqual(counted)
})

test('a restore keeps what is here: the newer value of each field, and what the backup does not know', async ({
  page,
}) => {
  const seen = await page.evaluate(async (saved) => {
    const { library: lab } = window
    const { articleId } = await lab.save(saved, ['winter'])
    lab.time += 1000
    await lab.actions.editMetadata(articleId, { title: 'Before the backup' })
    const file = await lab.backup()
    lab.time += 1000
    await lab.actions.editMetadata(articleId, { title: 'After the backup' })
    await lab.actions.tagArticles([articleId], ['ice'], [])
    const later = await lab.save({ url: 'https://example.org/later', text: 'Saved later.' })
    await lab.restore(file)
    return {
      rows: await lab.listRows([articleId, later.articleId]),
      counts: await lab.counts(),
      undo: await lab.undoState(),
    }
  }, PAGE)
  expect(seen.rows.map(({ metadata }) => metadata.title)).toEqual([
    'After the backup',
    'https://example.org/later',
  ])
  expect(seen.rows[0]?.tags.map(({ path }) => path)).toEqual(['ice', 'winter'])
  expect(seen.counts.kept).toEqual(seen.counts.counted)
  expect(seen.undo.undo).toBe('save-article')
})

test('an article that both libraries saved is one article after the restore, with the marks of both', async ({
  page,
}) => {
  const seen = await page.evaluate(async (saved) => {
    const { library: lab } = window
    const mark = async (library: typeof lab, start: number) => {
      const { articleId, versionId } = await library.save(saved, ['Winter'])
      const place = { articleId, versionId, start, end: start + 7, headingPath: [] }
      await library.actions.addHighlight({
        ...place,
        color: 'amber',
        style: 'highlight',
        note: `At ${start}`,
      })
      return { articleId, versionId }
    }
    const here = await mark(lab, 0)
    const other = new window.StorageLab('other', lab.time + 5000)
    await mark(other, 12)
    const restored = await lab.restore(await other.backup())
    const places = await lab.annotations(here.articleId, here.versionId)
    return {
      restored,
      articles: await lab.ids({ kind: 'place', place: 'all' }, '', 'saved-newest'),
      starts: places.highlights.map(({ anchor }) => anchor?.start),
      notes: places.highlights.flatMap(({ notes }) => notes.map(({ body }) => body)),
      counts: await lab.counts(),
      versions: (await lab.open(here.articleId))?.versions.length,
      tags: await lab.db.tags.count(),
    }
  }, PAGE)
  expect(seen.restored).toEqual({ ok: true, value: { added: 0, merged: 1 } })
  expect(seen.articles).toHaveLength(1)
  expect(seen.starts).toEqual([0, 12])
  expect(seen.notes).toEqual(['At 0', 'At 12'])
  expect(seen.versions).toBe(1)
  expect(seen.tags).toBe(1)
  expect(seen.counts.kept).toEqual(seen.counts.counted)
})

test('bodies of a backup are sanitized, and highlights found again in what is left', async ({ page }) => {
  const seen = await page.evaluate(async () => {
    const { library: lab } = window
    const text = 'Some words. <script>alert(1)</script>The harbour froze in January.'
    const { articleId, versionId } = await lab.save({ url: 'https://example.org/a', text })
    const start = (await lab.open(articleId))?.text.indexOf('harbour') ?? -1
    const place = { articleId, versionId, start, end: start + 7, headingPath: [] }
    await lab.actions.addHighlight({ ...place, color: 'amber', style: 'highlight' })
    const other = new window.StorageLab('other')
    await other.restore(await lab.backup())
    const open = await other.open(articleId)
    const places = await other.annotations(articleId, versionId)
    const anchor = places.highlights[0]?.anchor
    return { html: open?.html, marked: open?.text.slice(anchor?.start, anchor?.end) }
  })
  expect(seen.html).toBe('<p>Some words. The harbour froze in January.</p>')
  expect(seen.marked).toBe('harbour')
})
