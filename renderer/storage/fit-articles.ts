import { isWithin } from '../../shared/library/tag-path.ts'
import type { QueryDemands } from '../../shared/query/query-demands.ts'
import { readTagsOf } from './tag-repository.ts'
import { addTagsEach } from './tagging.ts'
import type { WriteTransaction } from './write-transaction.ts'

/**
 * Gives articles what a query demands; what an article has, or has below it, it is not given. Articles in the Trash are passed over.
 * @returns how many articles are not in the Trash
 */
export async function fitArticles(
  tx: WriteTransaction,
  newId: () => string,
  articleIds: readonly string[],
  { tags, favorite, location }: Pick<QueryDemands, 'tags' | 'favorite' | 'location'>,
): Promise<number> {
  const articles = (await tx.db.articles.bulkGet([...articleIds])).flatMap((article) =>
    article?.deletedAt === 0 ? [article] : [],
  )
  const present = await readTagsOf(
    tx.db,
    articles.map(({ id }) => id),
  )
  const wanted = articles.flatMap(({ id, savedAt }) => {
    const own = present.get(id) ?? []
    const paths = tags.filter((path) => !own.some((tag) => isWithin(tag.path, path)))
    return paths.length === 0
      ? []
      : [{ target: { kind: 'article' as const, id, articleId: id, savedAt }, paths }]
  })
  await addTagsEach(tx, newId, wanted)
  const patch = { ...(favorite ? { favorite: 1 as const } : {}), ...(location ? { location } : {}) }
  if (favorite || location !== null)
    await tx.patchAll(
      'articles',
      articles.map(({ id }) => [id, patch]),
    )
  return articles.length
}
