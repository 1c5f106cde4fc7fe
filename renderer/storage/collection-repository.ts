import type { Collection } from '../../shared/library/collection.ts'
import type { OffprintDatabase } from './database.ts'

/** The collections that are not deleted, in the order a person gave them. */
export async function readCollections(db: OffprintDatabase): Promise<Collection[]> {
  const collections = await db.collections.toArray()
  return collections
    .filter((collection) => collection.deletedAt === 0)
    .sort((a, b) => (a.orderKey < b.orderKey ? -1 : a.orderKey > b.orderKey ? 1 : a.id < b.id ? -1 : 1))
}
