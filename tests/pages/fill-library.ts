import type { Page } from '@playwright/test'
import type { CaptureErrorKind } from '../../shared/article/capture-job.ts'
import type { MissingReason } from '../../shared/article/version.ts'

/** An article for a test, as short as the test wants it. */
export interface TestArticle {
  readonly title: string
  readonly excerpt?: string
  /** A line for each paragraph; the excerpt, where there is none. */
  readonly text?: string
  readonly siteName?: string
  readonly authors?: readonly string[]
  readonly publishedAt?: string
  readonly wordCount?: number
  readonly dir?: 'ltr' | 'rtl'
  readonly lang?: string
  readonly tags?: readonly string[]
  readonly location?: 'inbox' | 'later' | 'archive'
  readonly favorite?: boolean
  /** 0 to 1. */
  readonly progress?: number
  /** A colour; makes a small picture of it the article's cover. */
  readonly cover?: string
  /** Images that are missing, by their reasons. */
  readonly missing?: readonly MissingReason[]
}

/**
 * Stores articles through the app's own write door, in the page that is open, as a save does when everything is fetched.
 * Saved one after the other, so that the last one is the newest. Answers with their ids.
 */
export function fillLibrary(page: Page, articles: readonly TestArticle[]): Promise<string[]> {
  return page.evaluate(async (given) => {
    const load = (path: string) => import(/* @vite-ignore */ path)
    const { openDatabase, write, saveArticle, createActions, openJobSignal } = await load('/app-modules.js')
    const db = openDatabase()
    const store = { db, now: Date.now, newId: () => crypto.randomUUID() }
    const actions = createActions(store, openJobSignal(db.name))

    const coverOf = async (color: string) => {
      const canvas = new OffscreenCanvas(96, 96)
      const context = canvas.getContext('2d')
      if (!context) throw new Error('There is no canvas to draw a cover on')
      context.fillStyle = color
      context.fillRect(0, 0, 96, 96)
      const blob = await canvas.convertToBlob({ type: 'image/png' })
      return { hash: `cover-${color}`, blob, mime: 'image/png', size: blob.size }
    }

    const ids: string[] = []
    for (const [n, article] of given.entries()) {
      const text = article.text ?? article.excerpt ?? article.title
      const html = text
        .split('\n')
        .map((line) => `<p>${line}</p>`)
        .join('\n')
      const cover = article.cover ? await coverOf(article.cover) : null
      const storable = {
        captured: {
          title: article.title,
          authors: [...(article.authors ?? [])],
          siteName: article.siteName ?? '',
          publishedAt: article.publishedAt ?? '',
          modifiedAt: '',
          lang: article.lang ?? 'en',
          dir: article.dir ?? '',
          excerpt: article.excerpt ?? '',
          leadImage: '',
          leadAsset: cover?.hash ?? '',
          canonicalUrl: `https://example.org/${n}-${encodeURIComponent(article.title)}`,
          url: `https://example.org/${n}-${encodeURIComponent(article.title)}`,
          wordCount: article.wordCount ?? 900,
        },
        urlKey: `https://example.org/${n}-${encodeURIComponent(article.title)}`,
        html,
        text,
        bodyHash: `body-${n}-${article.title}`,
        source: null,
        assets: cover ? [cover] : [],
        versionAssets: [
          ...(cover ? [{ n: 0, url: '', hash: cover.hash, status: 'stored', reason: '' }] : []),
          ...(article.missing ?? []).map((reason, index) => ({
            n: index + 1,
            url: `https://example.org/${index}.png`,
            hash: '',
            status: 'missing',
            reason,
          })),
        ],
        extractor: 'test',
        sanitizer: 'test',
      }
      const { value } = await write(store, { kind: 'save-article', undoable: false }, (tx: unknown) =>
        saveArticle(tx, store, storable, article.tags ?? []),
      )
      const id: string = value.articleId
      ids.push(id)
      if (article.location && article.location !== 'inbox') await actions.moveArticles([id], article.location)
      if (article.favorite) await actions.favoriteArticles([id], true)
      if (article.progress) {
        await actions.keepPlace({
          articleId: id,
          versionId: value.versionId,
          offset: 0,
          progress: article.progress,
        })
      }
    }
    return ids
  }, articles)
}

/** A collection for a test; `in` names the one that it stands in, which comes before it. */
export interface TestCollection {
  readonly name: string
  /** A list without. */
  readonly query?: string
  readonly in?: string
  /** Ids of articles, for a list. */
  readonly articleIds?: readonly string[]
  readonly look?: { readonly icon: string; readonly color: string }
}

/** Makes collections as a person does, in this order. Answers with their ids. */
export function fillCollections(page: Page, collections: readonly TestCollection[]): Promise<string[]> {
  return page.evaluate(async (given) => {
    const load = (path: string) => import(/* @vite-ignore */ path)
    const { openDatabase, createActions, openJobSignal } = await load('/app-modules.js')
    const db = openDatabase()
    const store = { db, now: Date.now, newId: () => crypto.randomUUID() }
    const actions = createActions(store, openJobSignal(db.name))
    const ids = new Map<string, string>()
    for (const { name, query, in: parent, look, articleIds = [] } of given) {
      const kind = query === undefined ? 'list' : 'query'
      const parentId = ids.get(parent ?? '') ?? ''
      const added = await actions.addCollection({ name, kind, query, parentId, look, articleIds })
      ids.set(name, added.value.collectionId)
    }
    return [...ids.values()]
  }, collections)
}

/** What has come of a job, as the ingest window would have left it. */
export type TestJob =
  | { readonly address: string; readonly status: 'failed'; readonly error: CaptureErrorKind }
  | { readonly address: string; readonly status: 'images'; readonly done: number; readonly total: number }
  | { readonly address: string; readonly status: 'waiting' }
  /** Saved under this title; `thin` when it may lack its article. */
  | { readonly address: string; readonly status: 'saved' | 'thin'; readonly title: string }

/** Puts jobs into the queue and brings each to where the test wants it. No ingest window works in these tests. */
export function fillQueue(page: Page, jobs: readonly TestJob[]): Promise<void> {
  return page.evaluate(async (given) => {
    const load = (path: string) => import(/* @vite-ignore */ path)
    const { openDatabase, addJobs, claimJob, failJob, markJobDone, reportProgress } =
      await load('/app-modules.js')
    const db = openDatabase()
    const store = { db, now: Date.now, newId: () => crypto.randomUUID() }
    for (const job of given) {
      const input = { kind: 'url', url: job.address, allowPrivate: false }
      const [id] = await addJobs(store, [{ input, tags: [], label: job.address }])
      if (job.status === 'waiting') continue
      const claimed = await claimJob(store, { jobId: id })
      if (job.status === 'failed') await failJob(store, id, { kind: job.error, message: 'for the log' })
      else if (job.status === 'images') {
        await reportProgress(db, id, { stage: 'images', done: job.done, total: job.total })
      } else {
        const isThin = job.status === 'thin'
        const result = { articleId: crypto.randomUUID(), status: 'saved', stored: 0, missing: 0, isThin }
        await markJobDone(db, claimed, result, job.title, store.now())
      }
    }
  }, jobs)
}
