import { expect } from '../launch.ts'
import { test } from './lab-page.ts'

test('collections that two computers moved into each other both stand at the top, and move on from there', async ({
  page,
}) => {
  const seen = await page.evaluate(async () => {
    const here = window.library
    const made = async (name: string) => {
      const added = await here.actions.addCollection({ name, query: `tag:${name}` })
      return added.ok ? added.value.collectionId : ''
    }
    const [a, b, c] = [await made('a'), await made('b'), await made('c')]
    const there = new window.StorageLab('there', here.time + 1)
    await there.restore(await here.backup())
    await here.actions.moveCollection(a, { parentId: b, beforeId: '' })
    there.time += 1_000
    await there.actions.moveCollection(b, { parentId: a, beforeId: '' })
    here.time += 2_000
    await here.restore(await there.backup())
    const parents = async () =>
      Object.fromEntries((await here.db.collections.toArray()).map(({ name, parentId }) => [name, parentId]))
    const circle = await parents()
    const moved = await here.actions.moveCollection(a, { parentId: c, beforeId: '' })
    return { ids: { a, b, c }, circle, moved: moved.ok, after: await parents() }
  })
  const { a, b, c } = seen.ids
  expect(seen.circle).toEqual({ a: b, b: a, c: '' })
  expect(seen.moved).toBe(true)
  // The other stays where it was seen, at the top.
  expect(seen.after).toEqual({ a: c, b: '', c: '' })
})

test('a collection is not put into itself, nor into what is in it', async ({ page }) => {
  const seen = await page.evaluate(async () => {
    const { actions } = window.library
    const outer = await actions.addCollection({ name: 'outer', query: 'tag:x' })
    const outerId = outer.ok ? outer.value.collectionId : ''
    const inner = await actions.addCollection({ name: 'inner', kind: 'list', parentId: outerId })
    const innerId = inner.ok ? inner.value.collectionId : ''
    const moves = [
      await actions.moveCollection(outerId, { parentId: innerId, beforeId: '' }),
      await actions.moveCollection(outerId, { parentId: outerId, beforeId: '' }),
      await actions.editCollection(outerId, { parentId: innerId }),
    ]
    return moves.map((move) => (move.ok ? 'ok' : move.error.kind))
  })
  expect(seen).toEqual(['conflict', 'conflict', 'conflict'])
})

test('a list of ten thousand articles is put in order by writing what moved', async ({ page }) => {
  const seen = await page.evaluate(async () => {
    const { library: lab } = window
    const saved: string[] = []
    for (const name of ['first', 'second', 'third']) {
      lab.time += 60_000
      const { articleId } = await lab.save({ url: `https://example.org/${name}`, text: name })
      saved.push(articleId)
    }
    const [first = '', second = '', third = ''] = saved
    const listed = await lab.actions.addCollection({ name: 'long', kind: 'list', articleIds: saved })
    const listId = listed.ok ? listed.value.collectionId : ''
    // Articles that did not come over with their list: they are not shown, and not lost.
    await lab.write(lab.store, { kind: 'add-to-list', undoable: false }, (tx) =>
      tx.put(
        'collectionItems',
        Array.from({ length: 10_000 }, (_, n) => {
          const articleId = `missing-${n}`
          const orderKey = `zz${String(n).padStart(5, '0')}a`
          return { id: `${listId}:${articleId}`, collectionId: listId, articleId, orderKey }
        }),
      ),
    )
    const view = { kind: 'collection', collectionId: listId } as const
    const shown = () => lab.ids(view, '', 'own')
    const changesOf = async (action: Promise<{ ok: boolean }>) => {
      const before = await lab.loggedChanges()
      await action
      return (await lab.loggedChanges()) - before
    }
    const start = await shown()
    const shifted = await changesOf(lab.actions.shiftInList(listId, [first], 1))
    const afterShift = await shown()
    const moved = await changesOf(lab.actions.moveInList(listId, [third], first))
    const afterMove = await shown()
    const [a, b, c] = await Promise.all([
      lab.ids(view, '', 'saved-newest'),
      lab.ids(view, 'second', 'own'),
      lab.ids(view, '', 'saved-oldest'),
    ])
    const named = (ids: readonly string[]) => ids.map((id) => saved.indexOf(id) + 1).join(' ')
    return {
      orders: [start, afterShift, afterMove, a, b, c].map(named),
      changes: [shifted, moved],
      second,
    }
  })
  expect(seen.orders).toEqual(['1 2 3', '2 1 3', '2 3 1', '3 2 1', '2', '1 2 3'])
  expect(seen.changes).toEqual([1, 1])
})

test('a list in a backup is the same list where it is restored, whatever id its articles have there', async ({
  page,
}) => {
  const seen = await page.evaluate(async () => {
    const here = window.library
    const titles = async (lab: typeof here) => {
      const [list] = await lab.db.collections.toArray()
      const ids = await lab.ids({ kind: 'collection', collectionId: list?.id ?? '' }, '', 'own')
      return (await lab.listRows(ids)).map(({ metadata }) => metadata.title)
    }
    const saved: string[] = []
    for (const name of ['one', 'two', 'three']) {
      here.time += 60_000
      const url = `https://example.org/${name}`
      saved.push((await here.save({ url, title: name, text: `Text of ${name}.` })).articleId)
    }
    await here.actions.addCollection({
      name: 'Seminar',
      kind: 'list',
      look: { icon: 'leaf', color: 'sage' },
      articleIds: saved.toReversed(),
    })
    const there = new window.StorageLab('there', here.time + 1)
    await there.save({ url: 'https://example.org/two', title: 'two', text: 'Text of two.' })
    await there.restore(await here.backup())
    const [list] = await there.db.collections.toArray()
    return { here: await titles(here), there: await titles(there), look: [list?.icon, list?.color] }
  })
  expect(seen.here).toEqual(['three', 'two', 'one'])
  expect(seen.there).toEqual(seen.here)
  expect(seen.look).toEqual(['leaf', 'sage'])
})

test('articles are given only what they lack', async ({ page }) => {
  const seen = await page.evaluate(async () => {
    const { library: lab } = window
    const { articleId: has } = await lab.save({ url: 'https://example.org/has', text: 'Has.' }, [
      'politics/asia/east',
    ])
    lab.time += 60_000
    const { articleId: lacks } = await lab.save({ url: 'https://example.org/lacks', text: 'Lacks.' })
    const added = await lab.actions.addCollection({ name: 'Asia', query: 'tag:politics/asia in:later' })
    const collectionId = added.ok ? added.value.collectionId : ''
    const result = await lab.actions.fitArticles([has, lacks], collectionId)
    const rows = await lab.listRows([has, lacks])
    const again = await lab.actions.fitArticles([has, lacks], collectionId)
    await lab.actions.undo()
    const undone = await lab.listRows([has, lacks])
    const told = (list: typeof rows) =>
      list.map(({ tags, location }) => [...tags.map(({ path }) => path), location].join(' '))
    return { ok: result.ok, rows: told(rows), again: again.ok && again.actionId, undone: told(undone) }
  })
  expect(seen.ok).toBe(true)
  expect(seen.rows).toEqual(['politics/asia/east later', 'politics/asia later'])
  expect(seen.again).toBeUndefined()
  expect(seen.undone).toEqual(['politics/asia/east inbox', 'inbox'])
})
