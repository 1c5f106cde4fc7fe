import { useCallback } from 'react'
import { prepareName, scoreName } from '../../shared/commands/match-words.ts'
import { foldText } from '../../shared/query/fold-text.ts'
import { readCollections } from '../storage/collection-repository.ts'
import type { OffprintDatabase } from '../storage/database.ts'
import { type LightArticle, readLightArticles } from '../storage/light-articles.ts'
import { readTags } from '../storage/tag-repository.ts'
import { useDatabase } from './StorageContext.tsx'
import { useLive } from './use-live.ts'

/** Titles that are offered at once: more would be a list, and there is one. */
const MOST_TITLES = 20
/** Titles that are weighed against one another; the newest, where there are more. */
const MOST_WEIGHED = 400

export interface Destinations {
  readonly collections: readonly { readonly id: string; readonly name: string }[]
  readonly tags: readonly { readonly id: string; readonly path: string }[]
}

/** The collections and tags by name, without counting what is in them. */
export function useDestinations(): Destinations | undefined {
  const db = useDatabase()
  return useLive(
    useCallback(async () => {
      const [collections, tags] = await Promise.all([readCollections(db), readTags(db)])
      return {
        collections: collections.map(({ id, name }) => ({ id, name })),
        tags: tags.map(({ id, path }) => ({ id, path })),
      }
    }, [db]),
  )
}

export interface NamedArticle {
  readonly id: string
  readonly title: string
  readonly siteName: string
}

const nameOf = ({ id, title, siteName }: LightArticle): NamedArticle => ({ id, title, siteName })

async function readTitles(
  db: OffprintDatabase,
  query: string,
  first: readonly string[],
): Promise<readonly NamedArticle[]> {
  const { byId, newestFirst } = await readLightArticles(db)
  const wanted = foldText(query).split(' ').filter(Boolean)
  if (wanted.length === 0) {
    const asked = first.flatMap((id) => byId.get(id) ?? [])
    const newest = newestFirst.slice(0, 2 * MOST_TITLES)
    const living = [...new Set([...asked, ...newest])].filter(({ deletedAt }) => deletedAt === 0)
    return living.slice(0, MOST_TITLES).map(nameOf)
  }
  const fitting: LightArticle[] = []
  for (const article of newestFirst) {
    if (article.deletedAt !== 0) continue
    const names = article.folded.slice(0, article.named)
    if (wanted.every((word) => names.includes(word)) && fitting.push(article) === MOST_WEIGHED) break
  }
  return fitting
    .map((article) => ({ article, score: scoreName(prepareName(article.title), query) }))
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST_TITLES)
    .map(({ article }) => nameOf(article))
}

/**
 * Articles by what stands in their titles and authors' names, the best first; without a query those that are asked for and the newest.
 * @param first ids that come first without a query, joined by spaces
 */
export function useTitles(query: string, first: string): readonly NamedArticle[] | undefined {
  const db = useDatabase()
  const read = useCallback(
    async () => ({ query, titles: await readTitles(db, query, first === '' ? [] : first.split(' ')) }),
    [db, query, first],
  )
  const answer = useLive(read, 'titles')
  // What fitted other words is not to be opened by these.
  return answer?.query === query ? answer.titles : undefined
}
