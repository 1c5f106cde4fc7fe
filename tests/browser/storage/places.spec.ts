import { expect } from '../launch.ts'
import { test } from './lab-page.ts'

const URL = 'https://example.org/lamp'
const LAMP = 'The lamp on the pier was lit at six by a man whom nobody paid for it.'
const PRICES = 'Quite another report about apples, pears and their yearly prices at market.'
const PRICES_AGAIN = `${PRICES} Plums are dearer than they were.`

test('a highlight that a person left out of a version has no place there, nor in the next one by it', async ({
  page,
}) => {
  const seen = await page.evaluate(
    async ({ url, lamp, prices, again }) => {
      const { library: lab } = window
      const { articleId, versionId } = await lab.save({ url, text: lamp })
      const start = lamp.indexOf('lit at six')
      const made = await lab.actions.addHighlight({
        articleId,
        versionId,
        start,
        end: start + 30,
        headingPath: [],
        color: 'amber',
        style: 'highlight',
      })
      const id = made.ok ? made.value.highlightId : ''
      lab.time += 1000
      const second = await lab.save({ url, text: prices })
      const before = (await lab.open(articleId))?.version.id
      const done = await lab.actions.detachHighlights(second.versionId, [id])
      const settled = (await lab.open(articleId))?.version.id
      const there = await lab.annotations(articleId, second.versionId)
      lab.time += 1000
      const third = await lab.save({ url, text: again })
      const row = await lab.db.anchors.get(`${third.versionId}:${id}`)
      const counts = await lab.places(articleId)
      await lab.actions.undo()
      await lab.actions.undo()
      return {
        staysAtFirst: before === versionId,
        done: done.ok,
        goesOn: settled === second.versionId,
        isLeftOut: there.highlights[0]?.isLeftOut,
        inThird: row?.status,
        counts: [versionId, second.versionId, third.versionId].map((version) => counts.get(version)),
        undone: (await lab.open(articleId))?.version.id === versionId,
        isLeftOutStill: (await lab.annotations(articleId, second.versionId)).highlights[0]?.isLeftOut,
      }
    },
    { url: URL, lamp: LAMP, prices: PRICES, again: PRICES_AGAIN },
  )
  expect(seen).toEqual({
    staysAtFirst: true,
    done: true,
    goesOn: true,
    isLeftOut: true,
    inThird: 'orphan',
    counts: [
      { found: 1, unsure: 0, orphaned: 0, leftOut: 0 },
      { found: 0, unsure: 0, orphaned: 1, leftOut: 1 },
      { found: 0, unsure: 0, orphaned: 1, leftOut: 0 },
    ],
    undone: true,
    isLeftOutStill: false,
  })
})

test('a highlight is never left out of the version that it was made on, nor of another article', async ({
  page,
}) => {
  const seen = await page.evaluate(
    async ({ url, lamp, prices }) => {
      const { library: lab } = window
      const { articleId, versionId } = await lab.save({ url, text: lamp })
      const place = { articleId, versionId, start: 4, end: 8, headingPath: [] }
      const made = await lab.actions.addHighlight({ ...place, color: 'amber', style: 'highlight' })
      const id = made.ok ? made.value.highlightId : ''
      const other = await lab.save({ url: `${url}/other`, text: prices })
      const outcomes = [
        await lab.actions.detachHighlights(versionId, [id]),
        await lab.actions.detachHighlights(other.versionId, [id]),
        await lab.actions.detachHighlights('no version', [id]),
      ]
      return {
        kinds: outcomes.map((outcome) => (outcome.ok ? 'ok' : outcome.error.kind)),
        status: (await lab.db.anchors.get(`${versionId}:${id}`))?.status,
      }
    },
    { url: URL, lamp: LAMP, prices: PRICES },
  )
  expect(seen).toEqual({ kinds: ['bad-input', 'not-found', 'not-found'], status: 'exact' })
})
