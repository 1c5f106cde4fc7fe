import { renameLinkedArticles } from '../../shared/annotation/note-links.ts'
import { tagKey } from '../../shared/library/tag-path.ts'
import { anchorId } from './annotation-repository.ts'
import type { Line } from './backup-format.ts'
import type { OffprintDatabase } from './database.ts'
import type { ReplicatedTable, Row } from './replicated.ts'
import { taggingId } from './tagging.ts'

/**
 * The same article, tag or version under another id: two computers may both have saved a page or made a tag. A restore takes the id that
 * is here, so that nothing is there twice.
 */
export class KnownIds {
  private readonly articles = new Map<string, string>()
  private readonly tags = new Map<string, string>()
  private readonly versions = new Map<string, string>()

  /** Looks up which of the rows of a backup are here already. */
  static async find(
    db: OffprintDatabase,
    lines: {
      readonly articles: readonly Row<'articles'>[]
      readonly tags: readonly Row<'tags'>[]
      readonly versions: readonly Row<'versions'>[]
    },
  ): Promise<KnownIds> {
    const known = new KnownIds()
    const articles = await db.articles
      .where('urlKey')
      .anyOf([...new Set(lines.articles.map(({ urlKey }) => urlKey))])
      .toArray()
    note(known.articles, lines.articles, articles, ({ urlKey }) => urlKey)
    // What carries a tag that was deleted must not get its namesake.
    const tags = (await db.tags.toArray()).filter(isAlive)
    note(known.tags, lines.tags.filter(isAlive), tags, ({ path }) => tagKey(path))
    const articleIds = [...new Set(lines.versions.map(({ articleId }) => known.article(articleId)))]
    const versions = await db.versions.where('articleId').anyOf(articleIds).toArray()
    note(
      known.versions,
      lines.versions.map((version) => ({ ...version, articleId: known.article(version.articleId) })),
      versions.filter(isAlive),
      ({ articleId, bodyHash }) => `${articleId} ${bodyHash}`,
    )
    return known
  }

  article = (id: string) => this.articles.get(id) ?? id
  version = (id: string) => this.versions.get(id) ?? id
  tag = (id: string) => this.tags.get(id) ?? id

  /** A row of the backup with the ids that are used here. */
  apply<T extends ReplicatedTable>(table: T, row: Row<T>): Row<T> {
    const renamed: Record<string, unknown> = { ...row }
    if ('articleId' in row) renamed.articleId = this.article(row.articleId)
    if ('versionId' in row) renamed.versionId = this.version(row.versionId)
    if ('tagId' in row) renamed.tagId = this.tag(row.tagId)
    if ('targetId' in row && row.targetKind === 'article') renamed.targetId = this.article(row.targetId)
    if ('body' in row) renamed.body = renameLinkedArticles(row.body, this.article)
    renamed.id = this.idOf(table, renamed as Row<T>)
    return renamed as Row<T>
  }

  versionAsset(row: Line<'versionAssets'>): Line<'versionAssets'> {
    return { ...row, versionId: this.version(row.versionId) }
  }

  private idOf<T extends ReplicatedTable>(table: T, row: Row<T>): string {
    if (table === 'articles' || table === 'readings') return this.article(row.id)
    if (table === 'versions') return this.version(row.id)
    if (table === 'tags') return this.tag(row.id)
    if ('tagId' in row) return taggingId(row.targetId, row.tagId)
    if ('highlightId' in row) return anchorId(row.versionId, row.highlightId)
    if ('collectionId' in row) return `${row.collectionId}:${row.articleId}`
    return row.id
  }
}

const isAlive = ({ deletedAt }: { deletedAt: number }) => deletedAt === 0

/** Notes the id that is here for each line whose key is here under another one; of several the lowest. */
function note<R extends { readonly id: string }>(
  ids: Map<string, string>,
  lines: readonly R[],
  here: readonly R[],
  keyOf: (row: R) => string,
): void {
  const byKey = new Map(here.toSorted((a, b) => (a.id < b.id ? 1 : -1)).map((row) => [keyOf(row), row.id]))
  const present = new Set(here.map(({ id }) => id))
  for (const line of lines) {
    const id = byKey.get(keyOf(line))
    if (id !== undefined && !present.has(line.id)) ids.set(line.id, id)
  }
}
