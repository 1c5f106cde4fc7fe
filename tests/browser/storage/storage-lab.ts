import { liveQuery } from 'dexie'
import type { Actions } from '../../../renderer/actions/actions.ts'
import { createBulkWorker } from '../../../renderer/actions/bulk-worker.ts'
import { createActions } from '../../../renderer/actions/create-actions.ts'
import { createExtractionWorker, type ExtractArticle } from '../../../renderer/actions/extraction-worker.ts'
import { type Capture, createJobWorker, type JobTools } from '../../../renderer/actions/job-worker.ts'
import { readOpenArticle } from '../../../renderer/queries/article.ts'
import { readArticleIds, readFoundIds } from '../../../renderer/queries/article-ids.ts'
import { readArticleRows } from '../../../renderer/queries/article-rows.ts'
import type { View } from '../../../renderer/queries/models.ts'
import { watchQuery } from '../../../renderer/queries/watch-query.ts'
import { readAnnotations } from '../../../renderer/storage/annotation-repository.ts'
import { saveCapturedArticle } from '../../../renderer/storage/article-repository.ts'
import { writeBackup } from '../../../renderer/storage/backup.ts'
import { changesIn } from '../../../renderer/storage/change-log.ts'
import { type OffprintDatabase, openDatabase } from '../../../renderer/storage/database.ts'
import { findDuplicates, type LookUp } from '../../../renderer/storage/duplicate-repository.ts'
import { countOlder, type KeptArticle, type Makers } from '../../../renderer/storage/extraction-walk.ts'
import { finishJob } from '../../../renderer/storage/finish-job.ts'
import * as jobs from '../../../renderer/storage/job-repository.ts'
import { openJobSignal } from '../../../renderer/storage/job-signal.ts'
import { readLightArticles } from '../../../renderer/storage/light-articles.ts'
import { keepLightParts } from '../../../renderer/storage/light-parts.ts'
import { readTagged } from '../../../renderer/storage/light-taggings.ts'
import { readStoredMedia } from '../../../renderer/storage/media.ts'
import { type Downloaded, readIncompleteArticles } from '../../../renderer/storage/missing-images.ts'
import { whenNoneIsOpen } from '../../../renderer/storage/open-transactions.ts'
import { readMovePreview } from '../../../renderer/storage/preview-moves.ts'
import { readRulesPreview } from '../../../renderer/storage/preview-rules.ts'
import { countAll } from '../../../renderer/storage/recount.ts'
import { REPLICATED_TABLES } from '../../../renderer/storage/replicated.ts'
import { restoreBackup } from '../../../renderer/storage/restore.ts'
import type { StorableArticle } from '../../../renderer/storage/storable-article.ts'
import type { Store } from '../../../renderer/storage/store.ts'
import { readTagCompany } from '../../../renderer/storage/tag-company.ts'
import { readTagsOf } from '../../../renderer/storage/tag-repository.ts'
import { readUndoState } from '../../../renderer/storage/undo-stack.ts'
import { emptyOldTrash, keepUp, pruneLog } from '../../../renderer/storage/upkeep.ts'
import { countPlaces } from '../../../renderer/storage/version-places.ts'
import { watchBatches } from '../../../renderer/storage/watch-batches.ts'
import { write } from '../../../renderer/storage/write.ts'
import type { ExtractionErrorKind } from '../../../shared/article/extraction-job.ts'
import type { MissingReason } from '../../../shared/article/version.ts'
import { uuidv7 } from '../../../shared/ids.ts'
import type { BulkJob } from '../../../shared/library/bulk-change.ts'
import type { TagPath } from '../../../shared/library/tag-path.ts'
import { type Command, perform } from './random-commands.ts'

/** What a capture of a page hands over, in so far as a test cares. */
export interface Page {
  readonly url: string
  readonly title?: string
  readonly text?: string
  /** Instead of a text: sanitized markup. */
  readonly html?: string
  /** Images with addresses of their own; `<img data-asset="n">` shows the n-th. */
  readonly pictures?: readonly {
    readonly url: string
    readonly shows: string
    readonly missing?: MissingReason
  }[]
  readonly images?: readonly string[]
  readonly extractor?: string
  readonly lang?: string
  readonly publishedAt?: string
  readonly wordCount?: number
  readonly isThin?: boolean
}

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

export async function storable(page: Page): Promise<StorableArticle> {
  const html = page.html ?? `<p>${page.text ?? ''}</p>`
  const text = new DOMParser().parseFromString(html, 'text/html').body.textContent ?? ''
  const images = page.images ?? page.pictures?.map(({ shows }) => shows) ?? []
  const hashes = await Promise.all(images.map(sha256))
  return {
    captured: {
      title: page.title ?? page.url,
      authors: ['Ada Example'],
      siteName: 'Example',
      publishedAt: page.publishedAt ?? '',
      modifiedAt: '',
      lang: page.lang ?? 'en',
      dir: '',
      excerpt: text.slice(0, 80),
      leadImage: '',
      leadAsset: '',
      canonicalUrl: page.url,
      url: page.url,
      wordCount: page.wordCount ?? text.split(' ').length,
    },
    urlKey: page.url,
    html,
    text,
    bodyHash: await sha256(html),
    source: {
      hash: await sha256(`source ${html}`),
      bytes: new TextEncoder().encode(html),
      mime: 'text/html',
      charset: 'utf-8',
    },
    assets: images.map((image, index) => ({
      hash: hashes[index] ?? '',
      blob: new Blob([image], { type: 'image/png' }),
      mime: 'image/png',
      size: image.length,
    })),
    versionAssets: hashes
      .map((hash, n) => ({
        n,
        url: page.pictures?.[n]?.url ?? `${page.url}/${n}.png`,
        hash,
        status: 'stored' as const,
        reason: '' as const,
      }))
      .map((row, n) => {
        const missing = page.pictures?.[n]?.missing
        return missing ? { ...row, hash: '', status: 'missing' as const, reason: missing } : row
      }),
    ...(page.isThin ? { isThin: true } : {}),
    extractor: page.extractor ?? '1',
    sanitizer: '1',
  }
}

/** A capture that has begun. */
interface HeldCapture {
  readonly input: Parameters<Capture>[0]
  readonly signal: AbortSignal
  readonly onProgress: Parameters<Capture>[1]['onProgress']
  /** Ends it with this page. */
  readonly store: (page: Page) => Promise<void>
  /** Ends it as a bug would. */
  readonly crash: (error: Error) => void
}

/** What a worker downloads that is not asked to. */
const NO_DOWNLOADS: Pick<JobTools, 'downloadImages' | 'downloadMedia'> = {
  downloadImages: async () => null,
  downloadMedia: async () => ({ ok: false, error: { kind: 'cancelled', message: 'for the log' } }),
}

/** A library in this page: the real database and the real use cases, with a clock that a test may set. */
export class StorageLab {
  readonly db: OffprintDatabase
  readonly actions: Actions
  readonly store: Store
  readonly jobs = jobs
  readonly watchBatches = watchBatches
  readonly whenNoneIsOpen = whenNoneIsOpen
  time: number

  constructor(name: string, time = Date.now()) {
    this.time = time
    this.db = openDatabase(name)
    const newId = () => uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)))
    this.store = { db: this.db, now: () => this.time, newId }
    this.actions = createActions(this.store, openJobSignal(name))
  }

  async save(page: Page, tags: readonly string[] = [], at?: number) {
    const options = at === undefined ? { tags } : { tags, at }
    return saveCapturedArticle(this.store, await storable(page), options)
  }

  async finish(job: { id: string; createdAt: number }, page: Page) {
    return finishJob(this.store, job, await storable(page))
  }

  /** A worker of the queue whose captures begin, and then wait until the test ends them. */
  holdCaptures(options?: Parameters<typeof createJobWorker>[2]) {
    const begun: HeldCapture[] = []
    const capture: Capture = (input, { signal, onProgress }) =>
      new Promise((resolve, reject) => {
        const store = async (page: Page) => resolve({ ok: true, value: await storable(page) })
        begun.push({ input, signal, onProgress, store, crash: reject })
      })
    return { begun, ...createJobWorker(this.store, { capture, ...NO_DOWNLOADS }, options) }
  }

  /** A worker of the queue to which the web gives these images, by their address, and no other. */
  repairWith(served: Readonly<Record<string, string>>) {
    const asked: string[] = []
    const worker = createJobWorker(this.store, {
      capture: () => new Promise(() => undefined),
      ...NO_DOWNLOADS,
      downloadImages: async (_input, addresses) => {
        asked.push(...addresses)
        const downloaded: Downloaded[] = []
        const assets: StorableArticle['assets'][number][] = []
        for (const url of addresses) {
          const shows = served[url]
          if (shows === undefined) downloaded.push({ url, hash: '', status: 'missing', reason: 'not-found' })
          else {
            const hash = await sha256(shows)
            const blob = new Blob([shows], { type: 'image/png' })
            assets.push({ hash, blob, mime: 'image/png', size: blob.size })
            downloaded.push({ url, hash, status: 'stored', reason: '' })
          }
        }
        return { assets, downloaded }
      },
    })
    return { asked, ...worker }
  }

  /** A worker to which the web gives these films and recordings, by their address, and no other. Holds each until the test lets it go. */
  downloadWith(served: Readonly<Record<string, string>>) {
    const held: (() => void)[] = []
    const worker = createJobWorker(this.store, {
      capture: () => new Promise(() => undefined),
      ...NO_DOWNLOADS,
      downloadMedia: async ({ address }) => {
        await new Promise<void>((resolve) => held.push(resolve))
        const sounds = served[address]
        if (sounds === undefined) return { ok: false, error: { kind: 'not-found', message: 'for the log' } }
        const blob = new Blob([sounds], { type: 'audio/mpeg' })
        return {
          ok: true,
          value: { hash: await sha256(sounds), blob, mime: 'audio/mpeg', size: blob.size },
        }
      },
    })
    return { held, ...worker }
  }

  /** Downloads one, and waits until it is stored or has failed. @returns the job */
  async download(articleId: string, address: string, sounds?: string) {
    const versionId = (await this.open(articleId))?.version.id ?? ''
    const asked = await this.actions.downloadMedia({ articleId, versionId, addresses: [address] })
    if (!asked.ok) return asked
    const worker = this.downloadWith(sounds === undefined ? {} : { [address]: sounds })
    const ended = worker.workJob(asked.value.jobIds[0] ?? '')
    while (worker.held.length === 0) await new Promise((resolve) => setTimeout(resolve))
    worker.held[0]?.()
    return ended
  }

  storedMedia = (articleId: string) => readStoredMedia(this.db, articleId)

  async incomplete() {
    const found = await readIncompleteArticles(this.db)
    return found.map(({ reasons, ...rest }) => ({ ...rest, reasons: [...reasons] }))
  }

  /** A worker that makes an article what the test says: a page, or why not. Keeps the titles of those it was asked for. */
  workExtractions(
    make: (kept: KeptArticle) => Page | ExtractionErrorKind | Promise<Page | ExtractionErrorKind>,
    options?: Parameters<typeof createExtractionWorker>[3],
    makers: Makers = { extractor: '2', sanitizer: '1' },
  ) {
    const asked: string[] = []
    const extract: ExtractArticle = async (kept) => {
      asked.push(kept.captured.title)
      const made = await make(kept)
      if (typeof made === 'string') return { ok: false, error: { kind: made, message: 'for the log' } }
      const storableAgain = await storable({ extractor: makers.extractor, ...made })
      return { ok: true, value: { ...storableAgain, source: kept.source } }
    }
    return { asked, ...createExtractionWorker(this.store, makers, extract, options) }
  }

  /** Every replicated row without what only the stamp keeps, and whether it lives, by table and id. */
  async rows(): Promise<Record<string, unknown>> {
    const rows: Record<string, unknown> = {}
    for (const table of REPLICATED_TABLES) {
      for (const row of await this.db.table(table).toArray()) {
        const { clocks: _clocks, createdAt: _createdAt, updatedAt: _updatedAt, deletedAt, ...fields } = row
        rows[`${table}:${row.id}`] = { ...fields, lives: deletedAt === 0 }
      }
    }
    return rows
  }

  /** The counters as they are kept, and as they are when everything is counted anew. */
  async counts() {
    const kept = await this.db.counters.toArray()
    const sorted = (entries: Iterable<readonly [string, number]>) =>
      Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1)))
    return {
      kept: sorted(kept.map(({ key, value }) => [key, value] as const)),
      counted: sorted(await countAll(this.db)),
    }
  }

  /** What moving tags would change. */
  movePreview(...moves: (readonly [from: string, to: string])[]) {
    return readMovePreview(
      this.db,
      moves.map(([from, to]) => ({ from: from as TagPath, to: to as TagPath })),
    )
  }

  /** What the rules would give now, without an index of the texts. */
  rulesPreview = () => readRulesPreview(this.db, async () => null)
  /** What stands beside these tags, and how often. */
  company = async (...paths: string[]) => Object.fromEntries(await readTagCompany(this.db, paths))

  /** The paths of the living tags on articles, by the articles' titles. */
  async tagged(): Promise<Record<string, string[]>> {
    const articles = (await this.db.articles.toArray()).filter(({ deletedAt }) => deletedAt === 0)
    const tags = await readTagsOf(
      this.db,
      articles.map(({ id }) => id),
    )
    return Object.fromEntries(
      articles.map(({ id, captured }) => [captured.title, (tags.get(id) ?? []).map(({ path }) => path)]),
    )
  }

  /** Ids of the articles with each tag, by the tag's id: as they are in memory, and as the rows say. */
  async tagMembers() {
    const tagIds = (await this.db.tags.toCollection().primaryKeys()) as string[]
    const inMemory = await readTagged(this.db, tagIds)
    const rows = (await this.db.taggings.toArray()).filter(
      ({ targetKind, deletedAt }) => targetKind === 'article' && deletedAt === 0,
    )
    const stored = (tagId: string) => rows.flatMap((row) => (row.tagId === tagId ? [row.targetId] : []))
    const both = (tagId: string) => [[...(inMemory.get(tagId) ?? [])].sort(), stored(tagId).sort()] as const
    return tagIds.map((tagId) => both(tagId))
  }

  /** How many changes of rows the log holds. */
  loggedChanges = async () => changesIn(await this.db.changes.toArray()).length

  /** Ids in the order of lists: as they are in memory, and as the index has them. */
  async listOrder() {
    const { newestFirst } = await readLightArticles(this.db)
    const stored = await this.db.articles.toArray()
    stored.sort((a, b) => b.savedAt - a.savedAt || (a.id < b.id ? 1 : -1))
    return [newestFirst.map(({ id }) => id), stored.map(({ id }) => id)] as const
  }

  perform(command: Command) {
    return perform(this, command)
  }

  /** What a backup says of itself. */
  async backupSummary() {
    const nowhere = async () => ({ ok: true, value: null }) as const
    const result = await writeBackup(this.store, { write: nowhere, close: nowhere })
    return result.ok ? result.value : null
  }

  /** The library as one file. */
  async backup(): Promise<Uint8Array<ArrayBuffer>> {
    const pieces: Uint8Array<ArrayBuffer>[] = []
    const result = await writeBackup(this.store, {
      write: async (bytes) => {
        pieces.push(bytes.slice())
        return { ok: true, value: null }
      },
      close: async () => ({ ok: true, value: null }),
    })
    if (!result.ok) throw new Error('The backup failed')
    return new Uint8Array(await new Blob(pieces).arrayBuffer())
  }

  /** Restores a file; bodies pass through a stand-in for the sanitizer that takes scripts out. */
  async restore(file: Uint8Array) {
    return restoreBackup(
      this.store,
      { size: file.length, read: async (offset, length) => file.subarray(offset, offset + length) },
      (given) => {
        const html = given.replace(/<script>.*?<\/script>/gs, '')
        return { html, text: new DOMParser().parseFromString(html, 'text/html').body.textContent ?? '' }
      },
    )
  }

  /** A worker of changes to many articles, three to a part, that waits before each part until the test lets it go on. */
  holdBulk() {
    const held: (() => void)[] = []
    const beforePart = () => new Promise<void>((resolve) => held.push(resolve))
    createBulkWorker(this.store, { part: 3, beforePart }).workQueue()
    return held
  }

  /** Works all changes to many articles to their end, three articles to a part. */
  async workBulk() {
    createBulkWorker(this.store, { part: 3 }).workQueue()
    await this.whenBulkJobs((jobs) => jobs.every(({ status }) => status !== 'open'))
  }

  /** Waits until the bulk jobs are as the test says. */
  async whenBulkJobs(isSo: (jobs: readonly BulkJob[]) => boolean) {
    await new Promise<void>((resolve, reject) => {
      const subscription = liveQuery(() => this.db.bulkJobs.toArray()).subscribe((jobs) => {
        if (!isSo(jobs)) return
        queueMicrotask(() => subscription.unsubscribe())
        resolve()
      }, reject)
    })
  }

  countOlder = () => countOlder(this.db, { extractor: '2', sanitizer: '1' })
  keepUp = () => keepUp(this.store)
  keepLight = (keeping: Parameters<typeof keepLightParts>[1]) => keepLightParts(this.store, keeping)
  emptyOldTrash = () => emptyOldTrash(this.store)
  pruneLog = () => pruneLog(this.store)
  /** What a list would show, each time that it changes; `next` waits for the next answer. */
  watchIds = (...args: Parameters<StorageLab['ids']>) => this.watch(() => this.ids(...args))

  /** The same of what a search finds, with an index that answers with these. */
  watchFound(view: View, filter: string, found: readonly string[]) {
    const findText = () => Promise.resolve({ parts: [found], ranked: found, isWhole: true })
    return this.watch(async () => (await readFoundIds(this.db, view, filter, 'best', findText))?.ids ?? [])
  }

  private watch(query: () => Promise<readonly string[]>) {
    const answers: (readonly string[])[] = []
    const waiting: ((ids: readonly string[]) => void)[] = []
    const subscription = liveQuery(() => query()).subscribe((ids) => {
      const next = waiting.shift()
      if (next) next(ids)
      else answers.push(ids)
    })
    return {
      next: async () =>
        answers.shift() ?? (await new Promise<readonly string[]>((done) => waiting.push(done))),
      stop: () => subscription.unsubscribe(),
    }
  }

  watchQuery = watchQuery
  findDuplicates = (look: LookUp) => findDuplicates(this.db, look)
  undoState = () => readUndoState(this.db)
  ids = (...args: Parameters<typeof readArticleIds> extends [unknown, ...infer Rest] ? Rest : never) =>
    readArticleIds(this.db, ...args)
  listRows = async (ids: readonly string[]) => [...(await readArticleRows(this.db, ids)).values()]
  open = (articleId: string, versionId?: string) => readOpenArticle(this.db, articleId, versionId)
  annotations = (articleId: string, versionId: string) => readAnnotations(this.db, articleId, versionId)
  places = (articleId: string) => countPlaces(this.db, articleId)
  write: typeof write = (...args) => write(...args)
}

declare global {
  interface Window {
    StorageLab: typeof StorageLab
    library: StorageLab
    /** What a test of the queue works it with. */
    worker: ReturnType<StorageLab['holdCaptures']>
    /** What a test extracts articles again with. */
    extractions: ReturnType<StorageLab['workExtractions']>
  }
}

window.StorageLab = StorageLab
