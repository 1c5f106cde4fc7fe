import { type Article, shownMetadata } from '../../shared/article/article.ts'
import { canonicalizeUrl } from '../../shared/article/article-identity.ts'
import type { CaptureInput } from '../../shared/article/capture-job.ts'
import { fail, ok } from '../../shared/result.ts'
import { clearBulkJobs } from '../storage/bulk-jobs.ts'
import { hasConsent } from '../storage/consents.ts'
import { clearExtractions } from '../storage/extraction-jobs.ts'
import {
  addJobs,
  cancelJob,
  clearEndedJobs,
  dismissJob,
  type NewJob,
  retryJob,
} from '../storage/job-repository.ts'
import type { JobSignal } from '../storage/job-signal.ts'
import { noteRecentTags } from '../storage/recent-tags.ts'
import type { Store } from '../storage/store.ts'
import { readTagPaths } from '../storage/tagging.ts'
import type { ActionResult, Actions, CaptureOptions } from './actions.ts'
import { attempt } from './attempt.ts'

/** Characters of a pasted text that stand for it until its title is known. */
const LABEL_LENGTH = 80

/** Reads what somebody typed or pasted as an address; `example.org/page` is taken for https. */
function readAddress(typed: string): string | null {
  const address = typed.trim()
  if (canonicalizeUrl(address).ok) return address
  const looksLikeHost = /^[^\s/:@?#]+\.[^\s/:@?#]+(:\d+)?([/?#]\S*)?$/.test(address)
  return looksLikeHost && canonicalizeUrl(`https://${address}`).ok ? `https://${address}` : null
}

function labelOf(text: string): string {
  const line = text.split('\n').find((candidate) => candidate.trim() !== '') ?? ''
  return Array.from(line.trim()).slice(0, LABEL_LENGTH).join('')
}

type SavingActions = Pick<
  Actions,
  | 'saveAddress'
  | 'saveFiles'
  | 'saveText'
  | 'savePage'
  | 'retryJob'
  | 'cancelJob'
  | 'clearEndedJobs'
  | 'dismissJob'
  | 'captureAgain'
  | 'repairImages'
  | 'mayBePrivate'
>

/** Saving: each use case stores jobs; whoever works the queue hears of it. */
export function savingActions(store: Store, signal: JobSignal): SavingActions {
  /** Stores jobs, or none: a tag that cannot be one is said now, while somebody is there to mend it. */
  const enqueue = (inputs: readonly Omit<NewJob, 'tags'>[], tags: readonly string[] = [], batchId?: string) =>
    attempt<string[]>(async () => {
      const paths = readTagPaths(tags)
      if (!paths.ok) return paths
      const ids = await addJobs(
        store,
        inputs.map((input) => ({ ...input, tags: paths.value })),
        { batchId },
      )
      if (ids.length < inputs.length) return fail('conflict', 'The batch was cancelled')
      signal.announce({ kind: 'queued' })
      await noteRecentTags(store.db, paths.value).catch(reportError)
      return ok(ids)
    })
  const enqueueOne = async (
    input: CaptureInput,
    label: string,
    tags?: readonly string[],
  ): Promise<ActionResult<{ jobId: string }>> => {
    const ids = await enqueue([{ input, label }], tags)
    return ids.ok ? ok({ jobId: ids.value[0] ?? '' }) : ids
  }
  const common = ({ allowPrivate = false, baseUrl = '' }: CaptureOptions) => ({ allowPrivate, baseUrl })
  const ifChanged = (changed: boolean): ActionResult =>
    changed ? ok(null) : fail('conflict', 'The job is not in a state for that any more')

  return {
    async saveAddress(typed, { allowPrivate = false, tags, rendered = false } = {}) {
      const url = readAddress(typed)
      if (url === null) return fail('bad-input', 'Not an address of the web')
      return enqueueOne({ kind: 'url', url, allowPrivate, rendered }, url, tags)
    },
    async saveFiles(files, options = {}) {
      const jobs = files.map(({ name, mime, bytes, attachments = [] }) => ({
        input: {
          kind: 'file' as const,
          name,
          mime,
          bytes: new Uint8Array(bytes),
          attachments: attachments.map((file) => ({ ...file, bytes: new Uint8Array(file.bytes) })),
          ...common(options),
        },
        label: name,
      }))
      const ids = await enqueue(jobs, options.tags, options.batchId)
      return ids.ok ? ok({ jobIds: ids.value }) : ids
    },
    async saveText({ text, html }, options = {}) {
      if (text.trim() === '' && html.trim() === '') return fail('bad-input', 'There is no text')
      return enqueueOne({ kind: 'text', text, html, ...common(options) }, labelOf(text), options.tags)
    },
    savePage: ({ bytes, url, title }, { allowPrivate = false } = {}) => {
      const mime = 'text/html; charset=utf-8'
      const input = { kind: 'file' as const, name: '', mime, bytes: new Uint8Array(bytes), baseUrl: url }
      return enqueueOne({ ...input, allowPrivate }, title.trim() || url)
    },
    retryJob: (jobId, { allowPrivate = false, rendered = false } = {}) =>
      attempt(async () => {
        const retried = await retryJob(store.db, jobId, { allowPrivate, rendered })
        if (retried) signal.announce({ kind: 'queued' })
        return ifChanged(retried)
      }),
    cancelJob: (jobId) =>
      attempt(async () => {
        const cancelled = await cancelJob(store, jobId)
        if (cancelled) signal.announce({ kind: 'cancelled', jobId })
        return ifChanged(cancelled)
      }),
    clearEndedJobs: () =>
      attempt(async () => {
        await clearEndedJobs(store.db)
        await clearExtractions(store.db)
        await clearBulkJobs(store.db)
        return ok(null)
      }),
    dismissJob: (jobId) => attempt(async () => ifChanged(await dismissJob(store.db, jobId))),
    mayBePrivate: (articleId, url) => hasConsent(store.db, articleId, url).catch(() => false),
    repairImages: (articleIds, { allowPrivate = false } = {}) =>
      attempt(async () => {
        const articles = await store.db.articles.bulkGet([...articleIds])
        const living = articles.filter((article) => article?.deletedAt === 0) as Article[]
        if (living.length === 0) return fail('not-found', 'None of these articles is there')
        const ids = await enqueue(
          living.map((article) => {
            const { url } = article.captured
            const input = { kind: 'images', articleId: article.id, url, allowPrivate } as const
            return { input, label: shownMetadata(article).title }
          }),
        )
        return ids.ok ? ok({ jobIds: ids.value }) : ids
      }),
    captureAgain: (articleId, { rendered = false } = {}) =>
      attempt(async () => {
        const article = await store.db.articles.get(articleId)
        if (!article) return fail('not-found', `No article ${articleId}`)
        const url = article.captured.url || (article.edited.url ?? '')
        if (!canonicalizeUrl(url).ok) return fail('bad-input', 'The article has no address')
        const title = article.edited.title ?? article.captured.title
        return enqueueOne({ kind: 'url', url, allowPrivate: false, rendered }, title)
      }),
  }
}
