import { useCallback } from 'react'
import { ancestorsOf, type TagPath, tagKey } from '../../shared/library/tag-path.ts'
import type { KnownValues } from '../../shared/query/complete-query.ts'
import type { OffprintDatabase } from '../storage/database.ts'
import { readLightArticles } from '../storage/light-articles.ts'
import { readHighlightTagCounts, readTagCounts, readTags } from '../storage/tag-repository.ts'
import { useDatabase } from './StorageContext.tsx'
import { useLive } from './use-live.ts'

/** What can be completed from the library, each the commonest first. Of what is in the Trash nothing. */
export async function readKnownValues(db: OffprintDatabase): Promise<KnownValues> {
  const [tags, counts, highlightCounts] = await Promise.all([
    readTags(db),
    readTagCounts(db),
    readHighlightTagCounts(db),
  ])
  // A tag that nothing carries itself is asked for too, when there is one below it.
  const above = tags.flatMap(({ path }) => ancestorsOf(path as TagPath))
  const paths = new Map([...above, ...tags.map(({ path }) => path)].map((path) => [tagKey(path), path]))
  const pathsBy = (of: ReadonlyMap<string, number>) =>
    commonestFirst([...paths].map(([key, path]) => [path, of.get(key) ?? 0]))
  // Last, so that nothing is awaited between reading the articles and looking at them.
  const { newestFirst } = await readLightArticles(db)
  const authors = new Map<string, number>()
  const sites = new Map<string, number>()
  const langs = new Map<string, number>()
  const count = (of: Map<string, number>, value: string) => {
    if (value !== '') of.set(value, (of.get(value) ?? 0) + 1)
  }
  for (const article of newestFirst) {
    if (article.deletedAt !== 0) continue
    for (const author of article.authors) count(authors, author)
    count(sites, article.siteName)
    count(langs, article.lang.split('-')[0] ?? '')
  }
  return {
    tags: pathsBy(counts),
    highlightTags: pathsBy(highlightCounts).filter((path) => (highlightCounts.get(tagKey(path)) ?? 0) > 0),
    authors: commonestFirst(authors),
    sites: commonestFirst(sites),
    langs: commonestFirst(langs),
  }
}

function commonestFirst(counts: Iterable<readonly [value: string, count: number]>): string[] {
  return [...counts].sort((a, b) => b[1] - a[1]).map(([value]) => value)
}

/** @param isNeeded false where nothing is completed */
export function useKnownValues(isNeeded: boolean): KnownValues | undefined {
  const db = useDatabase()
  const query = useCallback(() => readKnownValues(db), [db])
  return useLive(isNeeded ? query : null, 'known values')
}
