import { Dexie } from 'dexie'
import { settleBatches } from './batch-repository.ts'
import { pruneBulkJobs } from './bulk-jobs.ts'
import type { OffprintDatabase } from './database.ts'
import { pruneExtractions } from './extraction-jobs.ts'
import { pruneDoneJobs } from './job-repository.ts'
import { keepLightParts } from './light-parts.ts'
import { LOG_CURSOR, readingAt } from './log-cursor.ts'
import { dropRemovedMedia } from './media.ts'
import { purgeArticles } from './purge.ts'
import { settleCounters } from './recount.ts'
import type { Store } from './store.ts'
import { write } from './write.ts'

const { maxKey } = Dexie

const DAY_MS = 24 * 60 * 60 * 1000

/** How long an article stays in the Trash. */
export const TRASH_DAYS = 30

/** How long a change stays in the log at least, and with it a step in the undo stack. */
export const LOG_DAYS = 30

/** How long a job that is done stays in the list of what was saved. */
export const DONE_JOB_DAYS = 30

/** Articles purged in one transaction: readers wait no longer than for that. */
const PURGED_AT_ONCE = 50

/** Changes removed in one transaction. */
const PRUNED_AT_ONCE = 5_000

/** Puts things in order. To be called once at every start, by one window; nothing waits for it. */
export async function keepUp(store: Store): Promise<void> {
  await settleBatches(store.db)
  await settleCounters(store.db)
  await emptyOldTrash(store)
  await dropRemovedMedia(store, store.now() - LOG_DAYS * DAY_MS)
  await pruneLog(store)
  const before = store.now() - DONE_JOB_DAYS * DAY_MS
  await pruneDoneJobs(store.db, before)
  await pruneExtractions(store.db, before)
  await pruneBulkJobs(store.db, before)
  await keepLightParts(store)
}

/** Purges articles that have been in the Trash for long enough. @returns how many */
export async function emptyOldTrash(store: Store): Promise<number> {
  const expired = await store.db.articles
    .where('[deletedAt+savedAt+id]')
    .between([0, maxKey, maxKey], [store.now() - TRASH_DAYS * DAY_MS, maxKey, maxKey], false, true)
    .primaryKeys()
  for (let at = 0; at < expired.length; at += PURGED_AT_ONCE) {
    const ids = expired.slice(at, at + PURGED_AT_ONCE)
    await write(store, { kind: 'purge-articles', undoable: false }, (tx) => purgeArticles(tx, ids))
  }
  return expired.length
}

/**
 * Removes changes from the log that are old and that everybody who reads the log has passed; steps of undo that rest on them go first.
 * @returns how many rows of it
 */
export async function pruneLog({ db, now }: Pick<Store, 'db' | 'now'>): Promise<number> {
  const oldest = now() - LOG_DAYS * DAY_MS
  await db.undoSteps.where('at').below(oldest).delete()
  const readings = (await db.cursors.where('id').startsWith(LOG_CURSOR).toArray()).map(({ hlc }) => hlc)
  const end = [...readings, readingAt(oldest)].sort()[0] ?? ''
  let pruned = 0
  for (;;) {
    const count = await pruneSome(db, end)
    pruned += count
    if (count < PRUNED_AT_ONCE) return pruned
  }
}

function pruneSome(db: OffprintDatabase, end: string): Promise<number> {
  return db.transaction('rw', db.changes, async () => {
    const hlcs = await db.changes.where('hlc').below(end).limit(PRUNED_AT_ONCE).primaryKeys()
    await db.changes.bulkDelete(hlcs)
    return hlcs.length
  })
}
