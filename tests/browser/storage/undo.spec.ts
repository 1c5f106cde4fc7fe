import fc from 'fast-check'
import { expect } from '../launch.ts'
import { test } from './lab-page.ts'
import { COMMAND_KINDS, type Command } from './random-commands.ts'

const command: fc.Arbitrary<Command> = fc.record({
  kind: fc.constantFrom(...COMMAND_KINDS),
  pick: fc.nat(23),
  variant: fc.nat(59),
  // Around the minute within which edits of a note become one step, and no time at all.
  wait: fc.constantFrom(0, 1, 20_000, 70_000),
})

const save = (pick: number, variant: number): Command => ({ kind: 'save', pick, variant, wait: 1 })

/** Sequences that begin with something to act on. */
const commands = fc
  .array(command, { minLength: 1, maxLength: 40 })
  .map((rest) => [save(0, 0), save(1, 1), ...rest])

const RUNS = 40

/** A save that was asked for before its article went into the Trash, and ended after. */
const OVERTAKEN: Command[] = [
  save(0, 0),
  save(1, 1),
  { kind: 'trash', pick: 0, variant: 0, wait: 0 },
  save(0, 0),
]

/** A save that was asked for before a tag was made, and ended after, with that tag. */
const TAGGED_SINCE: Command[] = [
  save(0, 0),
  save(1, 1),
  { kind: 'highlight', pick: 0, variant: 33, wait: 0 },
  { kind: 'save', pick: 0, variant: 9, wait: 0 },
]

test('undoing everything restores every row, redoing everything brings it all back', async ({ page }) => {
  test.slow()
  let library = 0
  await fc.assert(
    fc.asyncProperty(commands, async (sequence) => {
      const seen = await page.evaluate(
        async ({ sequence: todo, name }) => {
          const lab = new window.StorageLab(name, 1_700_000_000_000)
          const start = Math.min(2, todo.length)
          for (const one of todo.slice(0, start)) await lab.perform(one)
          await lab.db.undoSteps.clear()
          const before = await lab.rows()
          const countsBefore = await lab.counts()
          for (const one of todo.slice(start)) await lab.perform(one)
          const end = await lab.rows()
          const countsEnd = await lab.counts()
          let undone = 0
          // A step that has nothing left is forgotten, says so, and is not counted.
          for (let step = await lab.actions.undo(); !step.ok || step.value; step = await lab.actions.undo())
            if (step.ok) undone++
          const after = await lab.rows()
          const countsAfter = await lab.counts()
          let redone = 0
          for (let step = await lab.actions.redo(); !step.ok || step.value; step = await lab.actions.redo())
            if (step.ok) redone++
          const again = await lab.rows()
          const countsAgain = await lab.counts()
          lab.db.close()
          indexedDB.deleteDatabase(name)
          return {
            before,
            end,
            after,
            again,
            undone,
            redone,
            countsBefore,
            countsEnd,
            countsAfter,
            countsAgain,
          }
        },
        { sequence, name: `undo-${++library}` },
      )
      for (const counts of [seen.countsBefore, seen.countsEnd, seen.countsAfter, seen.countsAgain]) {
        expect(counts.kept).toEqual(counts.counted)
      }
      // What the sequence made is deleted softly, never taken away; what was there stands as it stood.
      const living = Object.entries(seen.after).filter(
        ([key, row]) => key in seen.before || (row as { lives: boolean }).lives,
      )
      expect(Object.fromEntries(living)).toEqual(seen.before)
      expect(seen.redone).toBe(seen.undone)
      expect(seen.again).toEqual(seen.end)
    }),
    { numRuns: RUNS, endOnFailure: false, examples: [[OVERTAKEN], [TAGGED_SINCE]] },
  )
})

test('an undone saving is in the Trash, and comes back from there whole', async ({ page }) => {
  const seen = await page.evaluate(async () => {
    const { library: lab } = window
    const { articleId, versionId } = await lab.save(
      { url: 'https://example.org/a', text: 'Some text to read.' },
      ['ice'],
    )
    await lab.actions.undo()
    const trash = await lab.ids({ kind: 'place', place: 'trash' }, '', 'saved-newest')
    await lab.actions.restoreArticles([articleId])
    const inbox = await lab.ids({ kind: 'place', place: 'inbox' }, '', 'saved-newest')
    return {
      articleId,
      versionId,
      trash,
      inbox,
      open: await lab.open(articleId),
      rows: await lab.listRows(inbox),
    }
  })
  expect(seen.trash).toEqual([seen.articleId])
  expect(seen.inbox).toEqual([seen.articleId])
  expect(seen.open?.text).toBe('Some text to read.')
  expect(seen.rows[0]?.tags.map(({ path }) => path)).toEqual(['ice'])
})

for (const [what, tags] of [
  ['saves that end late go', []],
  ['saves that end late with one new tag go', ['harbour']],
] as const) {
  test(`${what} below what was done meanwhile, and leave what can be redone`, async ({ page }) => {
    const seen = await page.evaluate(async (given) => {
      const { library: lab } = window
      const { articleId } = await lab.save({ url: 'https://example.org/a', text: 'First.' })
      const asked = ++lab.time
      lab.time += 1000
      await lab.actions.moveArticles([articleId], 'later')
      lab.time += 1000
      await lab.save({ url: 'https://example.org/b', text: 'Second.' }, given, asked)
      lab.time += 1000
      await lab.actions.favoriteArticles([articleId], true)
      await lab.actions.undo()
      lab.time += 1000
      await lab.save({ url: 'https://example.org/c', text: 'Third.' }, given, asked)
      const state = await lab.undoState()
      await lab.actions.redo()
      const kinds: (string | null)[] = []
      for (let turn = 0; turn < 5; turn++) {
        const step = await lab.actions.undo()
        if (step.ok) kinds.push(step.value)
      }
      const living = (await lab.db.tags.toArray()).filter(({ deletedAt }) => deletedAt === 0)
      return { state, kinds, tags: living.length }
    }, tags)
    const saves = ['save-article', 'save-article', 'save-article']
    expect(seen.state).toEqual({ undo: 'move-articles', redo: 'favorite-articles' })
    expect(seen.kinds).toEqual(['favorite-articles', 'move-articles', ...saves])
    expect(seen.tags).toBe(0)
  })
}

test('edits of a note within a minute are one step', async ({ page }) => {
  const bodies = await page.evaluate(async () => {
    const { library: lab } = window
    const { articleId } = await lab.save({ url: 'https://example.org/a', text: 'Text.' })
    const note = await lab.actions.addNote({
      targetKind: 'article',
      targetId: articleId,
      articleId,
      body: 'T',
    })
    const noteId = note.ok ? note.value.noteId : ''
    const body = async () => (await lab.db.notes.get(noteId))?.body
    for (const text of ['Th', 'Tho', 'Thou']) {
      lab.time += 15_000
      await lab.actions.editNote(noteId, { body: text, base: (await body()) ?? '' })
    }
    lab.time += 61_000
    await lab.actions.editNote(noteId, { body: 'Thought', base: 'Thou' })
    const seen = [await body()]
    for (let turn = 0; turn < 2; turn++) {
      await lab.actions.undo()
      seen.push(await body())
    }
    await lab.actions.redo()
    seen.push(await body())
    return seen
  })
  expect(bodies).toEqual(['Thought', 'Thou', 'T', 'Thou'])
})

test('a new action ends what could be redone', async ({ page }) => {
  const state = await page.evaluate(async () => {
    const { library: lab } = window
    const { articleId } = await lab.save({ url: 'https://example.org/a', text: 'Text.' })
    await lab.actions.moveArticles([articleId], 'later')
    await lab.actions.undo()
    await lab.actions.favoriteArticles([articleId], true)
    return lab.undoState()
  })
  expect(state).toEqual({ undo: 'favorite-articles', redo: null })
})

test('an action names its step, and only the newest step is taken back by its name', async ({ page }) => {
  const seen = await page.evaluate(async () => {
    const { library: lab } = window
    const { articleId } = await lab.save({ url: 'https://example.org/a', text: 'Text.' })
    const nameOf = (result: { ok: boolean; actionId?: string }) => result.actionId ?? ''
    const moved = nameOf(await lab.actions.moveArticles([articleId], 'later'))
    const again = nameOf(await lab.actions.moveArticles([articleId], 'later'))
    const favoured = nameOf(await lab.actions.favoriteArticles([articleId], true))
    const undo = async (actionId: string) => {
      const result = await lab.actions.undo(actionId)
      return result.ok ? result.value : result.error.kind
    }
    const answers = [await undo(moved), await undo(favoured), await undo(favoured), await undo(moved)]
    return { moved, again, favoured, answers, location: (await lab.db.articles.get(articleId))?.location }
  })
  expect(seen.moved).not.toBe('')
  expect(seen.again).toBe('')
  expect(seen.favoured).not.toBe(seen.moved)
  expect(seen.answers).toEqual(['conflict', 'favorite-articles', 'conflict', 'move-articles'])
  expect(seen.location).toBe('inbox')
})

test('a step with nothing left says so, and the step below it stays as it is', async ({ page }) => {
  const seen = await page.evaluate(async () => {
    const { library: lab } = window
    const kept = await lab.save({ url: 'https://example.org/a', text: 'Kept.' })
    const gone = await lab.save({ url: 'https://example.org/b', text: 'Gone.' })
    await lab.actions.moveArticles([kept.articleId], 'later')
    await lab.actions.trashArticles([gone.articleId])
    await lab.actions.purgeArticles([gone.articleId])
    const undo = async () => {
      const result = await lab.actions.undo()
      const location = (await lab.db.articles.get(kept.articleId))?.location
      return { answer: result.ok ? result.value : result.error.kind, location }
    }
    return { first: await undo(), state: await lab.undoState(), second: await undo() }
  })
  expect(seen.first).toEqual({ answer: 'not-found', location: 'later' })
  expect(seen.state).toEqual({ undo: 'move-articles', redo: null })
  expect(seen.second).toEqual({ answer: 'move-articles', location: 'inbox' })
})
