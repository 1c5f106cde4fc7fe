import { Dexie } from 'dexie'
import type { CollectionItem } from '../../shared/library/collection.ts'
import { compareOrdered, orderAnew } from '../../shared/library/order-key.ts'
import type { OffprintDatabase } from './database.ts'
import { LightTable } from './light-table.ts'
import type { WriteTransaction } from './write-transaction.ts'

const { minKey, maxKey } = Dexie

type LightItem = Pick<CollectionItem, 'id' | 'collectionId' | 'articleId' | 'orderKey' | 'deletedAt'>

/** The lists of a library in memory, in their own orders; filled when one is first needed. */
class LightLists {
  private readonly table: LightTable<'collectionItems', LightItem>
  private arranged: { revision: number; lists: ReadonlyMap<string, readonly string[]> } | null = null

  constructor(db: OffprintDatabase) {
    this.table = new LightTable(
      db,
      'collectionItems',
      ({ id, collectionId, articleId, orderKey, deletedAt }) => ({
        id,
        collectionId,
        articleId,
        orderKey,
        deletedAt,
      }),
    )
  }

  async read(): Promise<ReadonlyMap<string, readonly string[]>> {
    const { byId, revision } = await this.table.read()
    if (this.arranged?.revision !== revision) this.arranged = { revision, lists: arrange(byId.values()) }
    return this.arranged.lists
  }
}

function arrange(items: Iterable<LightItem>): Map<string, string[]> {
  const lists = new Map<string, LightItem[]>()
  for (const item of items) {
    if (item.deletedAt !== 0) continue
    const list = lists.get(item.collectionId)
    if (list) list.push(item)
    else lists.set(item.collectionId, [item])
  }
  return new Map(
    [...lists].map(([id, list]) => [id, list.sort(compareOrdered).map(({ articleId }) => articleId)]),
  )
}

const NONE: readonly string[] = []
const lists = new WeakMap<OffprintDatabase, LightLists>()

/** The ids of the articles of a list, in its own order; those in the Trash among them. */
export async function readListedIds(db: OffprintDatabase, listId: string): Promise<readonly string[]> {
  const light = lists.get(db) ?? new LightLists(db)
  lists.set(db, light)
  return (await light.read()).get(listId) ?? NONE
}

const itemId = (listId: string, articleId: string) => `${listId}:${articleId}`

/** The living rows of a list, in its order. */
async function readItems(tx: WriteTransaction, listId: string): Promise<CollectionItem[]> {
  const items = await tx.db.collectionItems
    .where('[collectionId+articleId]')
    .between([listId, minKey], [listId, maxKey])
    .toArray()
  return items.filter(({ deletedAt }) => deletedAt === 0).sort(compareOrdered)
}

/** Puts articles at the end of a list, in the order given; those in it stay where they are. @returns how many are new in it */
export async function addItems(
  tx: WriteTransaction,
  listId: string,
  articleIds: readonly string[],
): Promise<number> {
  const items = await readItems(tx, listId)
  const present = new Set(items.map(({ articleId }) => articleId))
  const added = [...new Set(articleIds)].filter((id) => !present.has(id))
  const rows = added.map((articleId) => ({
    id: itemId(listId, articleId),
    collectionId: listId,
    articleId,
    orderKey: '',
  }))
  const keys = orderAnew([...items, ...rows], new Set(rows.map(({ id }) => id)))
  await tx.put(
    'collectionItems',
    rows.map((row) => ({ ...row, orderKey: keys.get(row.id) ?? '' })),
  )
  await patchKeys(tx, keys, new Set(items.map(({ id }) => id)))
  return added.length
}

export function removeItems(
  tx: WriteTransaction,
  listId: string,
  articleIds: readonly string[],
): Promise<void> {
  return tx.softDelete(
    'collectionItems',
    articleIds.map((articleId) => itemId(listId, articleId)),
  )
}

/** Puts articles of a list before one that is not among them, or at its end for an empty id; they stay in their order. */
export async function moveItems(
  tx: WriteTransaction,
  listId: string,
  articleIds: readonly string[],
  beforeId: string,
): Promise<void> {
  const items = await readItems(tx, listId)
  const ids = new Set(articleIds)
  const others = items.filter(({ articleId }) => !ids.has(articleId))
  const at = others.findIndex(({ articleId }) => articleId === beforeId)
  await insertAt(tx, items, ids, at < 0 ? others.length : at)
}

/** Moves articles of a list together past the next one that is shown: -1 up, 1 down. At the end of the list nothing happens. */
export async function shiftItems(
  tx: WriteTransaction,
  listId: string,
  articleIds: readonly string[],
  by: 1 | -1,
): Promise<void> {
  const items = await readItems(tx, listId)
  const ids = new Set(articleIds)
  const isMoved = ({ articleId }: CollectionItem) => ids.has(articleId)
  let at = by === -1 ? items.findIndex(isMoved) : items.findLastIndex(isMoved)
  if (at < 0) return
  for (at += by; ; at += by) {
    const passed = items[at]
    if (!passed) break
    // What is in the Trash is not seen to be passed.
    if ((await tx.db.articles.get(passed.articleId))?.deletedAt === 0) break
  }
  // At the end several that stand apart still come together.
  const held = Math.max(0, Math.min(at, items.length - 1))
  const until = by === -1 ? items.slice(0, held) : items.slice(0, held + 1)
  await insertAt(tx, items, ids, until.filter((item) => !isMoved(item)).length)
}

/** @param at among the rows that are not moved */
async function insertAt(
  tx: WriteTransaction,
  items: readonly CollectionItem[],
  articleIds: ReadonlySet<string>,
  at: number,
): Promise<void> {
  const moved = items.filter(({ articleId }) => articleIds.has(articleId))
  const wanted = items.filter(({ articleId }) => !articleIds.has(articleId)).toSpliced(at, 0, ...moved)
  if (wanted.every((item, index) => item === items[index])) return
  await patchKeys(tx, orderAnew(wanted, new Set(moved.map(({ id }) => id))))
}

async function patchKeys(
  tx: WriteTransaction,
  keys: ReadonlyMap<string, string>,
  only?: ReadonlySet<string>,
): Promise<void> {
  await tx.patchAll(
    'collectionItems',
    [...keys].flatMap(([id, orderKey]) => (only && !only.has(id) ? [] : [[id, { orderKey }] as const])),
  )
}
