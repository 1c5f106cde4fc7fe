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
  for (const path of tagPaths) {
    for (const part of [...ancestorsOf(path as TagPath), path]) keys.add(counterKey.tag(tagKey(part)))
  }
  return keys
}
