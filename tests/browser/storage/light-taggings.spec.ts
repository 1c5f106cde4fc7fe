import fc from 'fast-check'
import { expect } from '../launch.ts'
import { openLab, test } from './lab-page.ts'
import { COMMAND_KINDS, type Command } from './random-commands.ts'

const command: fc.Arbitrary<Command> = fc.record({
  kind: fc.oneof(
    fc.constantFrom(...COMMAND_KINDS),
    fc.constantFrom('tag', 'untag', 'save', 'trash', 'restore', 'delete-tag', 'merge-tags'),
  ),
  pick: fc.nat(23),
  variant: fc.nat(59),
  wait: fc.constantFrom(0, 1_000),
})

test('which articles have a tag, and their order, is known from memory as the rows have it, whatever is done', async ({
  page,
}) => {
  test.slow()
  let library = 0
  await fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: 1, maxLength: 25 }), async (sequence) => {
      const seen = await page.evaluate(
        async ({ sequence: todo, name }) => {
          const lab = new window.StorageLab(name, 1_700_000_000_000)
          const all: (readonly (readonly [readonly string[], readonly string[]])[])[] = []
          const look = async () => all.push([...(await lab.tagMembers()), await lab.listOrder()])
          for (const one of todo) {
            await lab.perform(one)
            if (one.variant % 2 === 0) await look()
          }
          await look()
          for (let step = await lab.actions.undo(); !step.ok || step.value; step = await lab.actions.undo());
          await look()
          lab.db.close()
          indexedDB.deleteDatabase(name)
          return all
        },
        { sequence, name: `tagged-${++library}` },
      )
      for (const members of seen) for (const [inMemory, stored] of members) expect(inMemory).toEqual(stored)
    }),
    { numRuns: 25, endOnFailure: true },
  )
})

test('an article that is gone for good, and one that another window tagged, are followed', async ({
  page,
  context,
}) => {
  const ids = await page.evaluate(async () => {
    const { library } = window
    const ids: string[] = []
    for (const n of [1, 2, 3])
      ids.push(
        (await library.save({ url: `https://example.org/${n}`, text: `Ship ${n}` }, ['ships'])).articleId,
      )
    return ids
  })
  const sizes = () =>
    page.evaluate(async () =>
      (await window.library.tagMembers()).map(([inMemory, stored]) => [inMemory.length, stored.length]),
    )
  expect(await sizes()).toEqual([[3, 3]])
  const other = await context.newPage()
  await other.goto(page.url())
  await openLab(other)
  await other.evaluate(async ([first, second]) => {
    const { actions } = window.library
    await actions.tagArticles([first ?? ''], [], ['ships'])
    await actions.trashArticles([second ?? ''])
    await actions.purgeArticles([second ?? ''])
  }, ids)
  expect(await sizes()).toEqual([[1, 1]])
})

test('very many changes at once are read anew, not followed one by one', async ({ page }) => {
  const sizes = await page.evaluate(async () => {
    const { library } = window
    const ids: string[] = []
    for (let n = 0; n < 300; n++)
      ids.push((await library.save({ url: `https://example.org/${n}`, text: `Ship ${n}` })).articleId)
    await library.actions.tagArticles(ids.slice(0, 10), ['a', 'b', 'c', 'd'], [])
    const before = await library.tagMembers()
    await library.actions.tagArticles(ids, ['a', 'b', 'c', 'd'], [])
    const after = await library.tagMembers()
    return [before, after].map((members) =>
      members.map(([inMemory, stored]) => [inMemory.length, stored.length]),
    )
  })
  expect(sizes).toEqual([Array(4).fill([10, 10]), Array(4).fill([300, 300])])
})
