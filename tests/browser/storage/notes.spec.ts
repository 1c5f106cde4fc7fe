import { expect } from '../launch.ts'
import { test } from './lab-page.ts'

const PAGE = { url: 'https://example.org/harbour', text: 'The harbour froze in January.' }

test('a library of before, with notes in it, opens, and its notes are found by what they link to', async ({
  page,
}) => {
  const seen = await page.evaluate(async (saved) => {
    const { library: lab } = window
    const { articleId } = await lab.save(saved)
    const body = `See [it](offprint://article/${articleId}).`
    const target = { targetKind: 'article', targetId: articleId, articleId } as const
    for (const text of [body, 'No link']) await lab.actions.addNote({ ...target, body: text })
    const rows = await lab.db.notes.toArray()
    lab.db.close()
    // As version 1 had them: no index of links, and rows without any. The database's own versions are ten times Dexie's.
    const name = 'library-of-before'
    const stores: Record<string, { keyPath: string | string[] | null; indexes: IDBIndex[] }> = {}
    await new Promise<void>((resolve, reject) => {
      const opening = indexedDB.open(lab.db.name)
      opening.onerror = () => reject(opening.error)
      opening.onsuccess = () => {
        const tx = opening.result.transaction([...opening.result.objectStoreNames])
        for (const storeName of opening.result.objectStoreNames) {
          const store = tx.objectStore(storeName)
          const indexes = [...store.indexNames].map((index) => store.index(index))
          stores[storeName] = { keyPath: store.keyPath, indexes }
        }
        const making = indexedDB.open(name, 10)
        making.onerror = () => reject(making.error)
        making.onupgradeneeded = () => {
          for (const [storeName, { keyPath, indexes }] of Object.entries(stores)) {
            const store = making.result.createObjectStore(storeName, { keyPath })
            for (const { name: index, keyPath: path, multiEntry } of indexes)
              if (index !== 'links') store.createIndex(index, path, { multiEntry })
          }
          const notes = making.transaction?.objectStore('notes')
          for (const { links: _links, ...row } of rows) notes?.put(row)
        }
        making.onsuccess = () => {
          making.result.close()
          opening.result.close()
          resolve()
        }
      }
    })
    const later = new window.StorageLab(name)
    const linking = await later.db.notes.where('links').equals(`article:${articleId}`).toArray()
    const other = (await later.db.notes.toArray()).find((note) => note.body === 'No link')
    const edited = await later.actions.editNote(other?.id ?? '', { body, base: 'No link' })
    return {
      version: later.db.verno,
      count: await later.db.notes.count(),
      linking: linking.map((note) => note.body === body),
      edited: edited.ok,
      after: await later.db.notes.where('links').equals(`article:${articleId}`).count(),
      undone: (await later.actions.undo()).ok,
      undoneCount: await later.db.notes.where('links').equals(`article:${articleId}`).count(),
    }
  }, PAGE)
  expect(seen).toEqual({
    version: 8,
    count: 2,
    linking: [true],
    edited: true,
    after: 2,
    undone: true,
    undoneCount: 1,
  })
})

test('what a note links to goes with its text, when that is changed, undone and done again', async ({
  page,
}) => {
  const seen = await page.evaluate(async (saved) => {
    const { library: lab } = window
    const { articleId } = await lab.save(saved)
    const added = await lab.actions.addNote({
      targetKind: 'free',
      targetId: '',
      articleId: '',
      body: 'First',
    })
    const noteId = added.ok ? added.value.noteId : ''
    const links = async () => (await lab.db.notes.get(noteId))?.links
    const body = `See [it](offprint://article/${articleId}?highlight=h) \`[no](offprint://article/x)\``
    await lab.actions.editNote(noteId, { body, base: 'First' })
    const edited = await links()
    await lab.actions.undo()
    const undone = await links()
    await lab.actions.redo()
    return { edited, undone, redone: await links() }
  }, PAGE)
  expect(seen).toEqual({ edited: ['highlight:h'], undone: [], redone: ['highlight:h'] })
})

test('free notes come back from a backup; links follow their articles, also in backups of before', async ({
  page,
}) => {
  const seen = await page.evaluate(async (saved) => {
    const { library: lab } = window
    const { articleId } = await lab.save(saved)
    const body = `On [ports](offprint://article/${articleId})`
    await lab.actions.addNote({ targetKind: 'free', targetId: '', articleId: '', body })
    // A backup of before has no links in its rows.
    const bare = (await lab.db.notes.toArray()).map(({ links: _links, ...row }) => row)
    const { stringify } = JSON
    JSON.stringify = ((value: { id?: string }, ...rest: []) =>
      stringify(bare.find(({ id }) => id === value?.id) ?? value, ...rest)) as typeof stringify
    const file = await lab.backup()
    JSON.stringify = stringify
    const empty = new window.StorageLab('empty')
    await empty.restore(file)
    // Another computer has the same article under another id.
    const other = new window.StorageLab('other')
    const there = await other.save(saved)
    await other.restore(file)
    await other.restore(file)
    const notesOf = async (library: typeof lab) =>
      (await library.db.notes.toArray()).map((note) => ({
        kind: note.targetKind,
        body: note.body,
        links: note.links,
      }))
    return {
      articleId,
      thereId: there.articleId,
      empty: await notesOf(empty),
      other: await notesOf(other),
      found: await other.db.notes.where('links').equals(`article:${there.articleId}`).count(),
      counts: await other.counts(),
    }
  }, PAGE)
  const note = (id: string) => ({
    kind: 'free',
    body: `On [ports](offprint://article/${id})`,
    links: [`article:${id}`],
  })
  expect(seen.thereId).not.toBe(seen.articleId)
  expect(seen.empty).toEqual([note(seen.articleId)])
  expect(seen.other).toEqual([note(seen.thereId)])
  expect(seen.found).toBe(1)
  expect(seen.counts.kept).toEqual(seen.counts.counted)
})
