import type { CaptureJob } from '../../shared/article/capture-job.ts'
import { addMarks } from './add-marks.ts'
import { validTagPaths } from './article-repository.ts'
import { markJobDone } from './job-repository.ts'
import { type SavedArticle, saveArticle } from './save-article.ts'
import type { StorableArticle } from './storable-article.ts'
import type { Store } from './store.ts'
import { write } from './write.ts'

/**
 * Stores what a job captured and ends the job, in one transaction: a job that is done is an article that is stored.
 * @returns null when the job was cancelled meanwhile, or is gone: then nothing is stored
 */
export async function finishJob(
  store: Store,
  { id, createdAt }: Pick<CaptureJob, 'id' | 'createdAt'>,
  storable: StorableArticle,
): Promise<SavedArticle | null> {
  const { db, now } = store
  const options = { kind: 'save-article', undoable: true, at: createdAt } as const
  const { value } = await write(store, options, async (tx) => {
    const job = await db.jobs.get(id)
    if (job?.status !== 'running') return null
    const askedUrl = job.input.kind === 'url' ? job.input.url : ''
    const saved = await saveArticle(
      tx,
      store,
      storable,
      validTagPaths([...job.tags, ...(storable.tags ?? [])]),
      askedUrl,
    )
    await addMarks(tx, store, saved, storable)
    const stored = storable.versionAssets.filter(({ status }) => status === 'stored').length
    const missing = storable.versionAssets.length - stored
    const { articleId, status } = saved
    const label = storable.captured.title || job.label
    const cut = storable.cutAfter === undefined ? {} : { cutAfter: storable.cutAfter }
    await markJobDone(db, job, { articleId, status, stored, missing, ...cut }, label, now())
    return saved
  })
  return value
}
