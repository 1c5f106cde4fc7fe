import { canonicalizeUrl } from '../../shared/article/article-identity.ts'
import { addressOf, type CaptureJob } from '../../shared/article/capture-job.ts'
import { addMarks } from './add-marks.ts'
import { validTagPaths } from './article-repository.ts'
import { moveToTrash } from './article-trash.ts'
import { keepConsent } from './consents.ts'
import { markJobDone, takeSettledJobs } from './job-repository.ts'
import { type SavedArticle, saveArticle } from './save-article.ts'
import type { StorableArticle } from './storable-article.ts'
import type { Store } from './store.ts'
import { findSupersededForms } from './superseded-forms.ts'
import { readTagsOf } from './tag-repository.ts'
import { write } from './write.ts'

/**
 * Stores what a job captured and ends the job, in one transaction: a job that is done is an article that is stored. Login forms that were
 * saved in its place before go into the Trash, and leave it their tags.
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
    const settled = storable.isThin ? [] : await takeSettledJobs(db, job, addressesOf(job, storable))
    const forms = await findSupersededForms(db, settled)
    const formTags = [...(await readTagsOf(db, forms)).values()].flat()
    const saved = await saveArticle(
      tx,
      store,
      storable,
      validTagPaths([
        ...job.tags,
        ...settled.flatMap(({ status, tags }) => (status === 'failed' ? tags : [])),
        ...formTags.map(({ path }) => path),
        ...(storable.tags ?? []),
      ]),
      askedUrl,
    )
    await moveToTrash(
      tx,
      forms.filter((formId) => formId !== saved.articleId),
    )
    if (job.input.allowPrivate) await keepConsent(db, saved.articleId, addressOf(job))
    await addMarks(tx, store, saved, storable)
    const stored = storable.versionAssets.filter(({ status }) => status === 'stored').length
    const missing = storable.versionAssets.length - stored
    const { articleId, status } = saved
    const label = storable.captured.title || job.label
    const told = {
      ...(storable.cutAfter === undefined ? {} : { cutAfter: storable.cutAfter }),
      ...(storable.isThin ? { isThin: true } : {}),
    }
    await markJobDone(db, job, { articleId, status, stored, missing, ...told }, label, now())
    return saved
  })
  return value
}

/** Where the page was asked for, where it stands, and what it says its address is. */
function addressesOf(job: CaptureJob, { urlKey, captured }: StorableArticle): Set<string> {
  const spelled = [addressOf(job), captured.url].map(canonicalizeUrl)
  return new Set([urlKey, ...spelled.flatMap((address) => (address.ok ? [address.value] : []))])
}
