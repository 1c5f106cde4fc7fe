import { linksIn } from '../../shared/annotation/read-note.ts'
import { type Failure, fail, ok, type Result } from '../../shared/result.ts'
import type { Stamp } from '../../shared/stamp.ts'
import { type BackupProblem, BackupReader } from './backup-reader.ts'
import { anchorMissing } from './highlight-anchors.ts'
import { KnownIds } from './known-ids.ts'
import type { Fields } from './local-rows.ts'
import { mergeRow, soundClocks } from './merge-row.ts'
import { recountLater, settleCounters } from './recount.ts'
import type { ReplicatedTable, Row } from './replicated.ts'
import { highlightsToPlace, type RestoredBodies, restoreContent, type Sanitize } from './restore-content.ts'
import { isDiskFull } from './storage-failure.ts'
import type { Store } from './store.ts'
import { write } from './write.ts'
import type { WriteTransaction } from './write-transaction.ts'
import type { ByteSource } from './zip-reader.ts'

export interface RestoreSummary {
  /** Articles that were not here before, and those that were. */
  readonly added: number
  readonly merged: number
}

/** What is on an article comes before it, so that an article which is there is whole. */
const ORDER = [
  'tags',
  'tagRules',
  'collections',
  'versions',
  'readings',
  'highlights',
  'anchors',
  'notes',
  'taggings',
  'collectionItems',
  'articles',
] as const satisfies readonly ReplicatedTable[]

/** So many rows fit into one transaction: a library of some thousand articles is restored in a single step. */
const ROWS_AT_ONCE = 50_000

type Rows = { readonly [T in (typeof ORDER)[number]]: Row<T>[] }

/**
 * Brings a backup into the library. All of it is verified before the first row is written. What is here stays: of a row that is in both,
 * each field keeps the value that was written last, and nothing that lives here is deleted. Not a step of undo.
 *
 * Up to `ROWS_AT_ONCE` rows are written in one transaction, more in several; cut short in between, articles are missing but none is there
 * in part, and restoring again completes it: the result is the same however often it is done.
 *
 * @param sanitize what a body from outside goes through, however it was made
 * @param onProgress told the share that is done, 0 to 1
 */
export async function restoreBackup(
  store: Store,
  source: ByteSource,
  sanitize: Sanitize,
  onProgress: (share: number) => void = () => undefined,
): Promise<Result<RestoreSummary, BackupProblem | Failure<'disk-full'>>> {
  const opened = await BackupReader.open(source)
  if (!opened.ok) return opened
  const verified = await opened.value.verify((share) => onProgress(share / 2))
  if (!verified.ok) return verified
  try {
    return ok(await restore(store, opened.value, sanitize, onProgress))
  } catch (error) {
    if (isDiskFull(error)) return fail('disk-full', String(error))
    throw error
  }
}

async function restore(
  store: Store,
  backup: BackupReader,
  sanitize: Sanitize,
  onProgress: (share: number) => void,
): Promise<RestoreSummary> {
  const { db } = store
  const rows = await readRows(backup)
  const known = await KnownIds.find(db, rows)
  const bodies = await restoreContent(db, backup, known, sanitize)
  onProgress(3 / 4)
  const here = new Set(await db.articles.toCollection().primaryKeys())
  const added = rows.articles.filter(({ id }) => !here.has(known.article(id))).length
  await recountLater(db)
  await writeRows(store, rows, known, bodies)
  await settleCounters(db)
  onProgress(1)
  return { added, merged: rows.articles.length - added }
}

async function readRows(backup: BackupReader): Promise<Rows> {
  const read = await Promise.all(ORDER.map(async (table) => [table, await backup.rows(table)] as const))
  return Object.fromEntries(read) as unknown as Rows
}

async function writeRows(store: Store, rows: Rows, known: KnownIds, bodies: RestoredBodies): Promise<void> {
  const options = { kind: 'restore-backup', undoable: false } as const
  const batches = ORDER.flatMap((table) => {
    const all: readonly Row<ReplicatedTable>[] = rows[table]
    const count = Math.ceil(all.length / ROWS_AT_ONCE)
    return Array.from({ length: count }, (_, n) => ({
      table,
      rows: all.slice(n * ROWS_AT_ONCE, (n + 1) * ROWS_AT_ONCE),
    }))
  })
  const total = batches.reduce((sum, batch) => sum + batch.rows.length, 0)
  const unplaced = highlightsToPlace(rows.versions, known, bodies)
  const unplacedVersions = new Set(unplaced.map(({ versionId }) => versionId))
  const adoptBatch = async (tx: WriteTransaction, { table, rows: batch }: (typeof batches)[number]) => {
    const renamed = batch.map((row) => bodies.apply(table, known.apply(table, row)))
    // Places in a text that sanitizing changed are not taken over but found anew.
    const placed = renamed.filter((row) => !('highlightId' in row && unplacedVersions.has(row.versionId)))
    await adopt(tx, table, placed, store.now())
  }
  const placeAnew = async (tx: WriteTransaction) => {
    for (const { articleId, versionId } of unplaced) {
      await anchorMissing(tx, articleId, versionId)
    }
  }
  if (total <= ROWS_AT_ONCE) {
    await write(store, options, async (tx) => {
      for (const batch of batches) await adoptBatch(tx, batch)
      await placeAnew(tx)
    })
    return
  }
  for (const batch of batches) await write(store, options, (tx) => adoptBatch(tx, batch))
  await write(store, options, placeAnew)
}

/** What a note links to follows from what it says, which may come from either side, and from before there were links. */
function withLinks(row: Stamp & Fields): Stamp & Fields {
  return typeof row.body === 'string' ? { ...row, links: linksIn(row.body) } : row
}

/** Merges rows into a table; those that are the same already are not written. */
async function adopt(
  tx: WriteTransaction,
  table: ReplicatedTable,
  rows: readonly Row<ReplicatedTable>[],
  now: number,
): Promise<void> {
  const others = rows.map((row) => soundClocks(row as unknown as Stamp & Fields, now))
  const own: ((Stamp & Fields) | undefined)[] = await tx.db.table(table).bulkGet(others.map(({ id }) => id))
  const merged = others.flatMap((other, index) => {
    const mine = own[index]
    const row = mine ? mergeRow(mine, other) : other
    return row === mine ? [] : [withLinks(row)]
  })
  await tx.adopt(table, merged as unknown as Row<ReplicatedTable>[])
  await tx.db.tombstones.bulkDelete(merged.map(({ id }) => `${table}:${id}`))
}
