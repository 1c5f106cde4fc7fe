import { expect } from '../launch.ts'
import { test } from './lab-page.ts'

/** Four articles; one of them has a highlight with a tag. */
test.beforeEach(async ({ page }) => {
  await page.evaluate(async () => {
    const { library: lab } = window
    const save = (name: string, ...tags: string[]) =>
      lab.save({ url: `https://${name}.example/a`, title: name, text: `A text about ${name}.` }, tags)
    await save('ash', 'wood', 'grey')
    await save('birch', 'wood/white')
    const { articleId, versionId } = await save('cedar', 'tree', 'wood')
    await save('dune', 'sand')
    await lab.actions.addHighlight({
      articleId,
      versionId,
      start: 2,
      end: 6,
      color: 'amber',
      style: 'highlight',
      headingPath: [],
      tags: ['wood/white'],
    })
    await lab.actions.addCollection({ name: 'Grown', query: 'tag:wood -tag:sand' })
    await lab.actions.addTagRule({ query: 'title:oak OR tag:wood/white', tags: ['wood', 'Grown/old'] })
    await lab.db.undoSteps.clear()
  })
})

test('what a merge would change is told before, and is what it changes; one undo gives all of it back', async ({
  page,
}) => {
  const seen = await page.evaluate(async () => {
    const { library: lab } = window
    const before = await lab.rows()
    const preview = await lab.movePreview(['wood', 'tree'], ['grey', 'tree'])
    const untouched = await lab.rows()
    await lab.actions.mergeTags(['wood', 'grey'], 'tree')
    const after = await lab.rows()
    const tagged = await lab.tagged()
    const query = (await lab.db.collections.toArray())[0]?.query
    const rule = (await lab.db.tagRules.toArray())[0]
    const highlight = await lab.db.taggings
      .filter((row) => row.targetKind === 'highlight' && !row.deletedAt)
      .first()
    const highlightTag = (await lab.db.tags.get(highlight?.tagId ?? ''))?.path
    const state = await lab.undoState()
    await lab.actions.undo()
    const undone = await lab.rows()
    const counts = await lab.counts()
    await lab.actions.redo()
    return {
      preview,
      tagged,
      query,
      rule: { query: rule?.query, tags: rule?.tags },
      highlightTag,
      state,
      counts,
      before,
      untouched,
      undone,
      after,
      redone: await lab.rows(),
      countsRedone: await lab.counts(),
    }
  })
  expect(seen.preview).toEqual({
    ok: true,
    value: {
      articles: 3,
      highlights: 1,
      below: ['wood/white'],
      merged: [
        { from: 'grey', to: 'tree' },
        { from: 'wood', to: 'tree' },
      ],
      collections: ['Grown'],
      rules: 1,
    },
  })
  expect(seen.untouched).toEqual(seen.before)
  expect(seen.tagged).toEqual({ ash: ['tree'], birch: ['tree/white'], cedar: ['tree'], dune: ['sand'] })
  expect(seen.query).toBe('tag:tree -tag:sand')
  expect(seen.rule).toEqual({ query: 'title:oak OR tag:tree/white', tags: ['tree', 'Grown/old'] })
  expect(seen.highlightTag).toBe('tree/white')
  expect(seen.state.undo).toBe('merge-tags')
  const living = Object.entries(seen.undone).filter(
    ([key, row]) => key in seen.before || (row as { lives: boolean }).lives,
  )
  expect(Object.fromEntries(living)).toEqual(seen.before)
  expect(seen.counts.kept).toEqual(seen.counts.counted)
  expect(seen.redone).toEqual(seen.after)
  expect(seen.countsRedone.kept).toEqual(seen.countsRedone.counted)
})

test('tags that got other names are counted as a look at everything would count them', async ({ page }) => {
  const seen = await page.evaluate(async () => {
    const { library: lab } = window
    const names = [
      ['wood', 'timber'],
      ['wood/white', 'wood/pale'],
      ['wood', 'WOOD'],
      ['wood/white', 'deep/wood/white'],
      ['grey', 'wood/grey'],
      ['grey', 'wood'],
    ] as const
    const counts = []
    for (const [from, to] of names) {
      const { ok } = await lab.actions.renameTag(from, to)
      counts.push({ from, to, ok, ...(await lab.counts()) })
      await lab.actions.undo()
      counts.push({ from: to, to: from, ok, ...(await lab.counts()) })
    }
    return counts
  })
  for (const { from, to, ok, kept, counted } of seen) {
    expect(ok).toBe(true)
    expect(kept, `${from} is now ${to}`).toEqual(counted)
  }
})

test('an article counts once for tags that stand beside, above or below each other', async ({ page }) => {
  const seen = await page.evaluate(async () => {
    const { library: lab } = window
    const articles = (await lab.db.articles.toArray()).map(({ id }) => id)
    const highlights = (await lab.db.highlights.toArray()).map(({ id }) => id)
    const counts: ({ what: string } & Awaited<ReturnType<typeof lab.counts>>)[] = []
    const note = async (what: string) => counts.push({ what, ...(await lab.counts()) })
    for (const tag of ['wood/red', 'sand', 'wood', 'alone', 'alone/not']) {
      await lab.actions.tagArticles(articles, [tag], [])
      await lab.actions.tagHighlights(highlights, [tag], [])
      await note(`with ${tag}`)
    }
    await lab.actions.trashArticles(articles.slice(0, 2))
    await note('half in the Trash')
    for (const tag of ['alone/not', 'wood', 'sand']) {
      await lab.actions.tagArticles(articles, [], [tag])
      await lab.actions.tagHighlights(highlights, [], [tag])
      await note(`without ${tag}`)
    }
    await lab.actions.deleteTag('wood')
    await note('wood deleted')
    await lab.actions.restoreArticles(articles.slice(0, 2))
    await note('back from the Trash')
    await lab.actions.deleteTag('alone')
    await note('alone deleted')
    while ((await lab.actions.undo()).ok) {
      await note('undone')
      if (counts.length > 30) break
    }
    return counts
  })
  for (const { what, kept, counted } of seen) expect(kept, what).toEqual(counted)
})

test('an article in the Trash comes back with the tag that its own became one with', async ({ page }) => {
  const seen = await page.evaluate(async () => {
    const { library: lab } = window
    const id = (await lab.db.articles.filter(({ captured }) => captured.title === 'ash').first())?.id ?? ''
    await lab.actions.trashArticles([id])
    await lab.actions.mergeTags(['grey'], 'sand')
    await lab.actions.restoreArticles([id])
    const restored = (await lab.tagged()).ash
    await lab.actions.undo()
    await lab.actions.undo()
    await lab.actions.undo()
    const back = (await lab.tagged()).ash
    await lab.actions.redo()
    await lab.actions.redo()
    await lab.actions.redo()
    const counts = await lab.counts()
    return { restored, back, again: (await lab.tagged()).ash, counts }
  })
  expect(seen.restored).toEqual(['sand', 'wood'])
  expect(seen.back).toEqual(['grey', 'wood'])
  expect(seen.again).toEqual(['sand', 'wood'])
  expect(seen.counts.kept).toEqual(seen.counts.counted)
})

test('a merge that is undone while its article is in the Trash leaves no trace on it', async ({ page }) => {
  const tags = await page.evaluate(async () => {
    const { library: lab } = window
    const id = (await lab.db.articles.filter(({ captured }) => captured.title === 'ash').first())?.id ?? ''
    await lab.actions.trashArticles([id])
    await lab.actions.mergeTags(['grey'], 'sand')
    await lab.actions.undo()
    await lab.actions.restoreArticles([id])
    return (await lab.tagged()).ash
  })
  expect(tags).toEqual(['grey', 'wood'])
})

test('a tag moves under another with what is below it, and never below itself', async ({ page }) => {
  const seen = await page.evaluate(async () => {
    const { library: lab } = window
    const refused = await lab.actions.moveTag('wood', 'wood/white')
    const preview = await lab.movePreview(['wood', 'Wood/white/wood'])
    await lab.actions.moveTag('wood', 'tree')
    const moved = await lab.tagged()
    await lab.actions.moveTag('tree/wood', '')
    return { refused, preview, moved, back: await lab.tagged() }
  })
  expect(seen.refused).toMatchObject({ ok: false, error: { kind: 'bad-input' } })
  expect(seen.preview).toMatchObject({ ok: false, error: { kind: 'within-itself' } })
  expect(seen.moved).toEqual({
    ash: ['grey', 'tree/wood'],
    birch: ['tree/wood/white'],
    cedar: ['tree', 'tree/wood'],
    dune: ['sand'],
  })
  expect(seen.back).toEqual({
    ash: ['grey', 'wood'],
    birch: ['wood/white'],
    cedar: ['tree', 'wood'],
    dune: ['sand'],
  })
})

test('a split gives those that are chosen another tag, and leaves alone what does not carry it', async ({
  page,
}) => {
  const seen = await page.evaluate(async () => {
    const { library: lab } = window
    const before = await lab.tagged()
    const ids = await lab.ids({ kind: 'place', place: 'all' }, 'site:ash OR site:birch', 'saved-newest')
    const split = await lab.actions.splitTag('wood', ids, 'wood/grey')
    const after = await lab.tagged()
    const same = await lab.actions.splitTag('wood', ids, 'WOOD')
    await lab.actions.undo()
    return { split, after, same, before, undone: await lab.tagged() }
  })
  expect(seen.split).toMatchObject({ ok: true, value: { articles: 1 } })
  expect(seen.after.ash).toEqual(['grey', 'wood/grey'])
  expect(seen.after.birch).toEqual(['wood/white'])
  expect(seen.after.cedar).toEqual(['tree', 'wood'])
  expect(seen.same).toMatchObject({ ok: false, error: { kind: 'bad-input' } })
  expect(seen.undone).toEqual(seen.before)
})

test('what is saved for the first time gets the tags of the rules in the same step, and not again', async ({
  page,
}) => {
  const seen = await page.evaluate(async () => {
    const { library: lab } = window
    const { actions } = lab
    await actions.addTagRule({ query: 'site:arxiv.org', tags: ['papers'] })
    await actions.addTagRule({ query: 'body:lattice words:>3', tags: ['papers/physics', 'Read'] })
    await actions.addTagRule({ query: 'tag:papers', tags: ['from another rule'] })
    const off = await actions.addTagRule({ query: 'lang:en', tags: ['off'] })
    if (off.ok) await actions.editTagRule(off.value.ruleId, { isOn: false })
    const paper = { url: 'https://arxiv.org/abs/1', title: 'paper', text: 'On lattices, at some length.' }
    const { articleId } = await lab.save(paper, ['inbox'])
    const saved = (await lab.tagged()).paper
    const state = await lab.undoState()
    await actions.tagArticles([articleId], [], ['Read'])
    lab.time += 1000
    const again = await lab.save({ ...paper, text: 'On lattices, at much more length than before.' })
    const resaved = (await lab.tagged()).paper
    await actions.undo()
    await actions.undo()
    await actions.undo()
    const titles = Object.keys(await lab.tagged())
    const tags = (await lab.db.tags.toArray()).filter(({ deletedAt }) => deletedAt === 0)
    return { saved, state, status: again.status, resaved, titles, tags: tags.map(({ path }) => path) }
  })
  expect(seen.saved).toEqual(['Read', 'inbox', 'papers', 'papers/physics'])
  expect(seen.state.undo).toBe('save-article')
  expect(seen.status).toBe('updated')
  expect(seen.resaved).toEqual(['inbox', 'papers', 'papers/physics'])
  expect(seen.titles).toEqual(['ash', 'birch', 'cedar', 'dune'])
  expect(seen.tags).not.toContain('papers')
})

test('rules are applied to what is there as their preview says, in one step', async ({ page }) => {
  const seen = await page.evaluate(async () => {
    const { library: lab } = window
    const { actions } = lab
    const before = await lab.tagged()
    await actions.addTagRule({ query: 'site:dune.example', tags: ['dry', 'sand'] })
    const preview = await lab.rulesPreview()
    const shares: number[] = []
    const applied = await actions.applyTagRules(preview, (share) => shares.push(share))
    const after = await lab.tagged()
    const nothing = await lab.rulesPreview()
    await actions.undo()
    return {
      preview: preview.map(({ path, ids }) => [path, ids.length]),
      shares,
      applied,
      after,
      nothing,
      before,
      undone: await lab.tagged(),
    }
  })
  expect(seen.preview).toEqual([
    ['wood', 1],
    ['Grown/old', 1],
    ['dry', 1],
  ])
  expect(seen.shares.at(-1)).toBe(1)
  expect(seen.applied).toMatchObject({ ok: true, value: { articles: 2 } })
  expect(seen.after.birch).toEqual(['Grown/old', 'wood', 'wood/white'])
  expect(seen.after.dune).toEqual(['dry', 'sand'])
  expect(seen.nothing).toEqual([])
  expect(seen.undone).toEqual(seen.before)
})

test('a rule that cannot be judged is refused, and one that came with a backup does nothing', async ({
  page,
}) => {
  const seen = await page.evaluate(async () => {
    const { library: lab } = window
    const { actions, db } = lab
    const refused = await Promise.all([
      actions.addTagRule({ query: 'is:finished', tags: ['x'] }),
      actions.addTagRule({ query: ' ', tags: ['x'] }),
      actions.addTagRule({ query: 'harbour', tags: [] }),
      actions.addTagRule({ query: 'harbour', tags: ['/'] }),
    ])
    const id = (await db.tagRules.toArray())[0]?.id ?? ''
    await lab.write(lab.store, { kind: 'restore-backup', undoable: false }, (tx) =>
      tx.patch('tagRules', id, { query: 'has:notes OR (', tags: ['x', '/'] }),
    )
    await lab.save({ url: 'https://oak.example/', title: 'oak', text: 'Oak.' })
    return {
      refused: refused.map(({ ok }) => ok),
      tags: (await lab.tagged()).oak,
      preview: await lab.rulesPreview(),
    }
  })
  expect(seen.refused).toEqual([false, false, false, false])
  expect(seen.tags).toEqual([])
  expect(seen.preview).toEqual([])
})

test('rules are in a backup, and stay when one without any is restored', async ({ page }) => {
  const seen = await page.evaluate(async () => {
    const { library: lab } = window
    const other = new window.StorageLab('rules-there')
    // A library without rules writes what was written before there were any: no such table in the file.
    const without = await other.backup()
    const restored = await other.restore(await lab.backup())
    const older = await other.restore(without)
    const rules = (await other.db.tagRules.toArray()).map(({ query, tags, isOn }) => ({ query, tags, isOn }))
    return { restored, older, rules, named: new TextDecoder().decode(without).includes('tables/tagRules') }
  })
  expect(seen.restored.ok).toBe(true)
  expect(seen.named).toBe(false)
  expect(seen.older.ok).toBe(true)
  expect(seen.rules).toEqual([{ query: 'title:oak OR tag:wood/white', tags: ['wood', 'Grown/old'], isOn: 1 }])
})

test('tags that stand together are known, and those used last are remembered under their new names', async ({
  page,
}) => {
  const seen = await page.evaluate(async () => {
    const { library: lab } = window
    const ids = await lab.ids({ kind: 'place', place: 'all' }, 'site:dune', 'saved-newest')
    await lab.actions.tagArticles(ids, ['shore', 'Wood'], [])
    await lab.actions.renameTag('wood', 'timber')
    const recent = (await lab.db.settings.get('tagging'))?.value
    return { company: await lab.company('sand'), none: await lab.company(), recent }
  })
  expect(seen.company).toEqual({ shore: 1, timber: 1 })
  expect(seen.none).toEqual({})
  expect(seen.recent).toEqual({ recent: ['shore', 'timber'] })
})
