import type { Highlight } from '../../shared/annotation/highlight.ts'
import type { Article } from '../../shared/article/article.ts'
import { ancestorsOf, type TagPath, tagKey } from '../../shared/library/tag-path.ts'
import { counterKey } from './counter-keys.ts'

/**
 * The counters that an article stands in, once each: its places and the tags that it has, with all above them. In the Trash it
 * counts there and nowhere else.
 * @param tagPaths of the living tags on it
 */
export function contributionOf(
  article: Pick<Article, 'deletedAt' | 'location' | 'favorite'>,
  tagPaths: readonly string[],
): ReadonlySet<string> {
  if (article.deletedAt !== 0) return new Set([counterKey.place('trash')])
  const keys = new Set([counterKey.place('all'), counterKey.place(article.location)])
  if (article.favorite === 1) keys.add(counterKey.place('favourites'))
  for (const key of tagKeysOf(tagPaths)) keys.add(counterKey.tag(key))
  return keys
}

/**
 * The counters that a highlight stands in, once each: the tags that it has, with all above them. In the Trash it counts nowhere.
 * @param tagPaths of the living tags on it
 */
export function highlightContributionOf(
  { deletedAt }: Pick<Highlight, 'deletedAt'>,
  tagPaths: readonly string[],
): ReadonlySet<string> {
  return new Set(deletedAt === 0 ? tagKeysOf(tagPaths).map(counterKey.highlightTag) : [])
}

const tagKeysOf = (paths: readonly string[]) =>
  paths.flatMap((path) => [...ancestorsOf(path as TagPath), path].map(tagKey))
