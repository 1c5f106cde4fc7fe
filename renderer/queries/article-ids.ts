import { readPlaceIds } from '../storage/article-places.ts'
import type { OffprintDatabase } from '../storage/database.ts'
import { readTaggedIds } from '../storage/tagged-articles.ts'
import type { ArticleSort, View } from './models.ts'

/** The ids of a view's articles, in order. */
export async function readArticleIds(
  db: OffprintDatabase,
  view: View,
  _filter: string,
  _sort: ArticleSort,
): Promise<readonly string[]> {
  if (view.kind === 'place') return readPlaceIds(db, view.place)
  if (view.kind === 'tag') return readTaggedIds(db, view.tagId)
  return []
}
