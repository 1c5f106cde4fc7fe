import { useCallback } from 'react'
import { readCollectedIds, readCollections } from '../storage/collection-repository.ts'
import { COUNTED_PLACES, counterKey } from '../storage/counter-keys.ts'
import type { OffprintDatabase } from '../storage/database.ts'
import type { FindText } from '../storage/found-articles.ts'
import { readHighlightTagCounts, readTagCounts, readTags } from '../storage/tag-repository.ts'
import { useFindText } from './full-text.ts'
import type { CollectionEntry, PlaceCounts, TagLabel, TagNode } from './models.ts'
import { useDatabase } from './StorageContext.tsx'
import { useStartIsOver } from './start-is-over.ts'
import { growTagTree } from './tag-tree.ts'
import { useLive, useLiveExtra } from './use-live.ts'

const toLabel = ({ id, path, color }: TagLabel): TagLabel => ({ id, path, color })

async function readPlaceCounts(db: OffprintDatabase): Promise<PlaceCounts> {
  const rows = await db.counters.bulkGet(COUNTED_PLACES.map(counterKey.place))
  const count = (index: number) => rows[index]?.value ?? 0
  return Object.fromEntries(COUNTED_PLACES.map((place, index) => [place, count(index)])) as PlaceCounts
}

/** How many articles each place holds. */
export function usePlaceCounts(): PlaceCounts | undefined {
  const db = useDatabase()
  return useLive(useCallback(() => readPlaceCounts(db), [db]))
}

/** The tags as the sidebar shows them: parents first, each level in the order of the user's language. */
export function useTagTree(): readonly TagNode[] | undefined {
  const db = useDatabase()
  const query = useCallback(async () => {
    const [tags, counts, highlights] = await Promise.all([
      readTags(db),
      readTagCounts(db),
      readHighlightTagCounts(db),
    ])
    return growTagTree(tags.map(toLabel), counts, highlights)
  }, [db])
  return useLive(query)
}

async function readCollectionEntries(db: OffprintDatabase): Promise<CollectionEntry[]> {
  const collections = await readCollections(db)
  return collections.map(({ id, name, kind, query, parentId, orderKey, icon, color, sort, view }) => ({
    id,
    name,
    kind,
    query,
    parentId,
    orderKey,
    icon,
    color,
    sort,
    view,
  }))
}

/** The collections, in the order of their keys: of all levels, as `growTree` wants them. */
export function useCollections(): readonly CollectionEntry[] | undefined {
  const db = useDatabase()
  return useLive(
    useCallback(() => readCollectionEntries(db), [db]),
    'collections',
  )
}

async function readCollectionCounts(
  db: OffprintDatabase,
  findText: FindText,
): Promise<ReadonlyMap<string, number>> {
  const collections = await readCollections(db)
  const counted = collections.map(
    async (collection) => [collection.id, (await readCollectedIds(db, collection, findText)).length] as const,
  )
  return new Map(await Promise.all(counted))
}

/** How many articles each collection holds now; asked when the start is over, since every article is looked at. Apart from the collections, which are there at once. */
export function useCollectionCounts(): ReadonlyMap<string, number> | undefined {
  const db = useDatabase()
  const findText = useFindText(true)
  const isDue = useStartIsOver()
  const query = useCallback(() => readCollectionCounts(db, findText), [db, findText])
  return useLiveExtra(isDue ? query : null, 'collection counts')
}
