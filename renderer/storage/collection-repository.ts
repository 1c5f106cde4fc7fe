import type { Collection } from '../../shared/library/collection.ts'
import { mayStandBelow, parentsOf, type TreePlace } from '../../shared/library/collection-tree.ts'
import { compareOrdered, orderAnew } from '../../shared/library/order-key.ts'
import { parseQuery } from '../../shared/query/parse-query.ts'
import type { OffprintDatabase } from './database.ts'
import { type FindText, readAnsweringIds } from './found-articles.ts'
import { readLightArticles } from './light-articles.ts'
import { readListedIds } from './list-items.ts'
import type { WriteTransaction } from './write-transaction.ts'

/** The collections that are not deleted, in the order a person gave them. */
export async function readCollections(db: OffprintDatabase): Promise<Collection[]> {
  const collections = await db.collections.toArray()
  return collections.filter((collection) => collection.deletedAt === 0).sort(compareOrdered)
}

/**
 * The ids of the articles that are in a collection, none in the Trash unless its query asks for it: of a list in its own order, else
 * newest save first.
 */
export async function readCollectedIds(
  db: OffprintDatabase,
  { id, kind, query }: Pick<Collection, 'id' | 'kind' | 'query'>,
  findText: FindText,
): Promise<readonly string[]> {
  await followLog(db)
  if (kind === 'query') return readAnsweringIds(db, parseQuery(query).query, findText)
  const listed = await readListedIds(db, id)
  const { byId } = await readLightArticles(db)
  return listed.filter((articleId) => byId.get(articleId)?.deletedAt === 0)
}

/**
 * Makes a live query follow every change of the library. What it reads after it waited for memory to be filled or for the full text it
 * does not always follow by itself, and a collection may depend on anything.
 */
async function followLog(db: OffprintDatabase): Promise<void> {
  await db.changes.orderBy('hlc').reverse().limit(1).primaryKeys()
}

/** The key that puts a new collection last below a parent. */
export async function lastOrderKey(tx: WriteTransaction, id: string, parentId: string): Promise<string> {
  const rows = await readCollections(tx.db)
  const keys = orderAnew([...childrenOf(rows, parentId), { id, orderKey: '' }], new Set([id]))
  return keys.get(id) ?? ''
}

function childrenOf(rows: readonly Collection[], parentId: string): Collection[] {
  const parents = parentsOf(rows)
  return rows.filter(({ id }) => parents.get(id) === parentId)
}

/** Puts a collection into its place in the tree. @returns false where it may not stand there */
export async function placeCollection(
  tx: WriteTransaction,
  id: string,
  { parentId, beforeId }: TreePlace,
): Promise<boolean> {
  const rows = await readCollections(tx.db)
  const row = rows.find((each) => each.id === id)
  if (!row || !mayStandBelow(rows, id, parentId)) return false
  await undoCircles(tx, rows)
  const others = childrenOf(rows, parentId).filter((each) => each.id !== id)
  const at = others.findIndex((each) => each.id === beforeId)
  const wanted = others.toSpliced(at < 0 ? others.length : at, 0, row)
  await patchOrder(tx, parentId, orderAnew(wanted, new Set([id])), new Set([id]))
  return true
}

/** Stores what a circle is shown as: else, with one of it moved elsewhere, the others would follow it. */
async function undoCircles(tx: WriteTransaction, rows: readonly Collection[]): Promise<void> {
  const parents = parentsOf(rows)
  const present = new Set(rows.map(({ id }) => id))
  const circling = rows.filter(({ id, parentId }) => present.has(parentId) && parents.get(id) !== parentId)
  await tx.patchAll(
    'collections',
    circling.map(({ id }) => [id, { parentId: '' }]),
  )
}

/** Deletes a collection; what is in it goes up into its place. @returns whether there was one */
export async function removeCollection(tx: WriteTransaction, id: string): Promise<boolean> {
  const rows = await readCollections(tx.db)
  const parentId = parentsOf(rows).get(id)
  if (parentId === undefined) return false
  const children = childrenOf(rows, id)
  const wanted = childrenOf(rows, parentId).flatMap((row) => (row.id === id ? children : [row]))
  const rising = new Set(children.map((child) => child.id))
  if (rising.size > 0) await patchOrder(tx, parentId, orderAnew(wanted, rising), rising)
  await tx.softDelete('collections', [id])
  await stopListing(tx, id)
  return true
}

/** What is still put on a list part by part stops with it. */
async function stopListing({ db, now }: WriteTransaction, id: string): Promise<void> {
  const jobs = await db.bulkJobs.filter(({ status }) => status === 'open').toArray()
  for (const job of jobs) {
    const { change } = job
    const listId = change.kind === 'list' || change.kind === 'unlist' ? change.collectionId : null
    if (job.direction === 'do' && listId === id)
      await db.bulkJobs.put({ ...job, status: 'stopped', finishedAt: now })
  }
}

async function patchOrder(
  tx: WriteTransaction,
  parentId: string,
  keys: ReadonlyMap<string, string>,
  moved: ReadonlySet<string>,
): Promise<void> {
  await tx.patchAll(
    'collections',
    [...keys].map(([id, orderKey]) => [id, moved.has(id) ? { parentId, orderKey } : { orderKey }]),
  )
}
