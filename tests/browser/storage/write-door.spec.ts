import { expect } from '../launch.ts'
import { openLab, test } from './lab-page.ts'

const PAGE = { url: 'https://example.org/harbour', text: 'The harbour froze in January.' }

test('every transaction that writes is strict', async ({ page }) => {
  const seen = await page.evaluate(async (saved) => {
    const durabilities: string[] = []
    const open = IDBDatabase.prototype.transaction
    IDBDatabase.prototype.transaction = function (...args) {
      const transaction = open.apply(this, args)
      if (transaction.mode === 'readwrite') durabilities.push(transaction.durability)
      return transaction
    }
    const { articleId } = await window.library.save(saved)
    await window.library.actions.trashArticles([articleId])
    await window.library.actions.undo()
    await window.library.actions.saveAddress('https://example.org/next')
    await window.library.actions.changeSettings('queue', { paused: true })
    return durabilities
  }, PAGE)
  expect(seen.length).toBeGreaterThanOrEqual(5)
  expect(new Set(seen)).toEqual(new Set(['strict']))
})

test('a long computation begins when this page keeps no other waiting with a transaction', async ({
  page,
}) => {
  const order = await page.evaluate(async (saved) => {
    const { library: lab } = window
    await lab.save(saved)
    const order: string[] = []
    const read = lab.db.transaction('r', lab.db.jobs, async () => {
      for (let n = 0; n < 20; n++) await lab.db.jobs.count()
      order.push('last question answered')
    })
    const written = lab.save({ url: 'https://example.org/next', text: 'The next one.' })
    await lab.db.articles.count()
    await lab.whenNoneIsOpen(lab.db)
    order.push('begun')
    // What is open holds up a write of all tables, and only what is open.
    const database = lab.db.backendDB()
    const all = database.transaction([...database.objectStoreNames], 'readwrite')
    all.objectStore('jobs').count().onsuccess = () => order.push('the other goes on')
    await new Promise((resolve) => all.addEventListener('complete', resolve))
    await Promise.all([read, written])
    await lab.whenNoneIsOpen(lab.db)
    return order
  }, PAGE)
  expect(order).toEqual(['last question answered', 'begun', 'the other goes on'])
})

test('a write outside the door is refused, and so is an unstamped one inside', async ({ page }) => {
  const refusals = await page.evaluate(async (saved) => {
    const { library: lab } = window
    const { articleId } = await lab.save(saved)
    const article = await lab.db.articles.get(articleId)
    const refusal = (work: () => PromiseLike<unknown>) =>
      Promise.resolve(work()).then(
        () => 'written',
        (error: Error) => error.name,
      )
    const inside = (work: () => PromiseLike<unknown>) =>
      lab.write(lab.store, { kind: 'move-articles', undoable: true }, async () => void (await work()))
    return {
      put: await refusal(() => lab.db.articles.put({ ...article, location: 'archive' } as never)),
      update: await refusal(() => lab.db.articles.update(articleId, { location: 'archive' })),
      modify: await refusal(() => lab.db.articles.toCollection().modify({ location: 'archive' })),
      delete: await refusal(() => lab.db.articles.delete(articleId)),
      clear: await refusal(() => lab.db.articles.clear()),
      unstamped: await refusal(() =>
        inside(() => lab.db.tags.put({ id: 'a', path: 'politics', color: '' } as never)),
      ),
      left: (await lab.db.articles.get(articleId))?.location,
      tags: await lab.db.tags.count(),
    }
  }, PAGE)
  const { left, tags, ...names } = refusals
  for (const [way, name] of Object.entries(names)) expect(name, way).toBe('UnstampedWriteError')
  expect(left).toBe('inbox')
  expect(tags).toBe(0)
})

test('an action that fails half-way has changed nothing', async ({ page }) => {
  const { same, state } = await page.evaluate(async (saved) => {
    const { library: lab } = window
    const { articleId } = await lab.save(saved)
    const before = JSON.stringify(await lab.rows())
    await lab
      .write(lab.store, { kind: 'move-articles', undoable: true }, async (tx) => {
        await tx.patch('articles', articleId, { location: 'archive' })
        throw new Error('The plug was pulled')
      })
      .catch((error: Error) => error.message)
    return { same: JSON.stringify(await lab.rows()) === before, state: await lab.undoState() }
  }, PAGE)
  expect(same).toBe(true)
  expect(state.undo).toBe('save-article')
})

test('undo and redo go on after a restart', async ({ page }) => {
  const articleId = await page.evaluate(async (saved) => {
    const { library: lab } = window
    const { articleId } = await lab.save(saved)
    await lab.actions.moveArticles([articleId], 'later')
    await lab.actions.tagArticles([articleId], ['winter'], [])
    return articleId
  }, PAGE)
  await openLab(page)
  const undone = await page.evaluate(async (id) => {
    const { library: lab } = window
    const kinds = [await lab.actions.undo(), await lab.actions.undo()]
    return { kinds, location: (await lab.db.articles.get(id))?.location, rows: await lab.listRows([id]) }
  }, articleId)
  expect(undone.kinds).toEqual([
    { ok: true, value: 'tag-articles' },
    { ok: true, value: 'move-articles' },
  ])
  expect(undone.location).toBe('inbox')
  expect(undone.rows[0]?.tags).toEqual([])
  await openLab(page)
  const redone = await page.evaluate(async (id) => {
    const { library: lab } = window
    await lab.actions.redo()
    await lab.actions.redo()
    return { rows: await lab.listRows([id]), state: await lab.undoState(), third: await lab.actions.redo() }
  }, articleId)
  expect(redone.rows[0]).toMatchObject({ location: 'later', tags: [{ path: 'winter' }] })
  expect(redone.state).toEqual({ undo: 'tag-articles', redo: null })
  expect(redone.third).toEqual({ ok: true, value: null })
})
