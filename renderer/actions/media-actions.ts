import { shownMetadata } from '../../shared/article/article.ts'
import type { MediaInput } from '../../shared/article/capture-job.ts'
import { fail, ok } from '../../shared/result.ts'
import { collectMedia } from '../article-text/media-figures.ts'
import { addJobs, readOpenMediaJobs } from '../storage/job-repository.ts'
import type { JobSignal } from '../storage/job-signal.ts'
import { removeMedia } from '../storage/media.ts'
import type { Store } from '../storage/store.ts'
import { parseInert } from '../trusted.ts'
import type { Actions } from './actions.ts'
import { attempt, step } from './attempt.ts'

type MediaActions = Pick<Actions, 'downloadMedia' | 'removeMedia'>

/** Films and recordings on request. Only what stands in a saved text, marked as one, is ever downloaded. */
export function mediaActions(store: Store, signal: JobSignal): MediaActions {
  const { db } = store
  return {
    downloadMedia: ({ articleId, versionId, addresses }, { allowPrivate = false } = {}) =>
      attempt(async () => {
        const article = await db.articles.get(articleId)
        const version = await db.versions.get(versionId)
        const body = version && (await db.bodies.get(version.bodyHash))
        if (article?.deletedAt !== 0 || version?.articleId !== articleId || !body)
          return fail('not-found', `No article ${articleId} with a version ${versionId}`)
        const offered = new Map(collectMedia(parseInert(body.html).body).map((one) => [one.address, one]))
        const open = new Map(
          (await readOpenMediaJobs(db, articleId)).map(({ id, input }) => [input.address, id]),
        )
        const wanted = addresses.flatMap((address) => {
          const found = offered.get(address)
          return found && !open.has(address) ? [found] : []
        })
        if (!addresses.some((address) => offered.has(address)))
          return fail('bad-input', 'No such film or recording stands in the text')
        const { url } = article.captured
        const added = await addJobs(
          store,
          wanted.map(({ address, n, kind, label }) => {
            const of = { articleId, versionId, n, media: kind, address, url }
            const input: MediaInput = { kind: 'media', ...of, allowPrivate }
            return { input, tags: [], label: label || shownMetadata(article).title }
          }),
        )
        signal.announce({ kind: 'queued' })
        const waiting = addresses.flatMap((address) => open.get(address) ?? [])
        return ok({ jobIds: [...waiting, ...added] })
      }),
    removeMedia: (articleId, address) =>
      step(store, 'remove-media', async (tx) => {
        await removeMedia(tx, articleId, address)
        return ok(null)
      }),
  }
}
