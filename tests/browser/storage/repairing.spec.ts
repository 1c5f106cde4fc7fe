import { expect } from '../launch.ts'
import { test } from './lab-page.ts'

const URL = 'https://example.org/harbour'
const MAP = 'https://example.org/map.png'
const GULL = 'https://example.org/gull.png'
const CRANE = 'https://example.org/crane.png'

test('what an article lacks of its images is known with its reason, and downloading fills in just that', async ({
  page,
}) => {
  const seen = await page.evaluate(
    async ({ url, map, gull, crane }) => {
      const { library: lab } = window
      const pictures = [
        { url: map, shows: 'the map' },
        { url: gull, shows: 'the gull', missing: 'offline' as const },
        { url: crane, shows: 'the crane', missing: 'refused' as const },
      ]
      const { articleId, versionId } = await lab.save({ url, text: 'The harbour froze.', pictures })
      await lab.save({ url: 'https://example.org/whole', text: 'Whole.', pictures: pictures.slice(0, 1) })
      const trashed = await lab.save({ url: 'https://example.org/gone', text: 'Gone.', pictures })
      await lab.actions.trashArticles([trashed.articleId])
      const before = await lab.incomplete()
      const asked = await lab.actions.repairImages([articleId])
      const jobId = asked.ok ? (asked.value.jobIds[0] ?? '') : ''
      const worker = lab.repairWith({ [gull]: 'the gull' })
      const job = await worker.workJob(jobId)
      const rows = await lab.db.versionAssets.where('versionId').equals(versionId).sortBy('n')
      const [, stored] = rows
      return {
        isIt: before.map((article) => article.articleId === articleId),
        before: before.map(({ articleId: _, ...rest }) => rest),
        asked: worker.asked,
        result: job?.result,
        rows: rows.map(({ url, status, reason }) => ({ url, status, reason })),
        gull: await (await lab.db.assets.get(stored?.hash ?? ''))?.blob.text(),
        after: (await lab.incomplete()).map(({ total, stored }) => `${stored} of ${total}`),
        versions: await lab.db.versions.where('articleId').equals(articleId).count(),
      }
    },
    { url: URL, map: MAP, gull: GULL, crane: CRANE },
  )
  expect(seen.isIt).toEqual([true])
  expect(seen.before).toEqual([
    {
      total: 3,
      stored: 1,
      reasons: [
        ['offline', 1],
        ['refused', 1],
      ],
      isRepairable: true,
    },
  ])
  expect(seen.asked).toEqual([GULL, CRANE])
  expect(seen.result).toMatchObject({ status: 'repaired', stored: 1, missing: 1 })
  expect(seen.rows).toEqual([
    { url: MAP, status: 'stored', reason: '' },
    { url: GULL, status: 'stored', reason: '' },
    { url: CRANE, status: 'missing', reason: 'not-found' },
  ])
  expect(seen.gull).toBe('the gull')
  expect(seen.after).toEqual(['2 of 3'])
  expect(seen.versions).toBe(1)
})

test('an article that went to the Trash meanwhile is not repaired, and the job says so', async ({ page }) => {
  const job = await page.evaluate(
    async ({ url, gull }) => {
      const { library: lab } = window
      const pictures = [{ url: gull, shows: 'the gull', missing: 'offline' as const }]
      const { articleId } = await lab.save({ url, text: 'The harbour froze.', pictures })
      const asked = await lab.actions.repairImages([articleId])
      await lab.actions.trashArticles([articleId])
      return lab.repairWith({ [gull]: 'the gull' }).workJob(asked.ok ? (asked.value.jobIds[0] ?? '') : '')
    },
    { url: URL, gull: GULL },
  )
  expect(job).toMatchObject({ status: 'failed', error: { kind: 'not-found' } })
})
