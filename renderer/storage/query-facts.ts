import { Dexie } from 'dexie'
import type { Tag } from '../../shared/library/tag.ts'
import { isWithin, tagKey } from '../../shared/library/tag-path.ts'
import { containsText, type QueryFacts } from '../../shared/query/match-query.ts'
import { mentionsTrash, planQuery } from '../../shared/query/plan-query.ts'
import type { Query, QueryTerm } from '../../shared/query/query.ts'
import { counterKey } from './counter-keys.ts'
import type { OffprintDatabase } from './database.ts'
import type { LightArticle } from './light-articles.ts'
import { readTagged } from './light-taggings.ts'
import { readMarks, readMarksInTrash, readNotedInTrash } from './marks-of-articles.ts'
import { readTags } from './tag-repository.ts'
import type { TaggingKey } from './tagged-articles.ts'

const { minKey, maxKey } = Dexie

/** Keys of tags by article, with the time at which the tagging was deleted, or 0. */
type TagsByArticle = ReadonlyMap<string, readonly { readonly key: string; readonly deletedAt: number }[]>

export function termsOf(query: Query): QueryTerm[] {
  if (query.kind === 'all') return []
  if (query.kind === 'and' || query.kind === 'or') return query.parts.flatMap(termsOf)
  return query.kind === 'not' ? termsOf(query.part) : [query]
}

/** Whether a term can tell articles apart by this tag. */
function asksFor(term: QueryTerm, kind: 'tag' | 'highlight-tag', tag: Tag): boolean {
  if (term.kind === kind) return isWithin(tag.path, term.path)
  const anyText = kind === 'tag' && term.kind === 'text' && term.field === 'any'
  return anyText && containsText(tagKey(tag.path), term.text, term.phrase)
}

async function readTagsByArticle(
  db: OffprintDatabase,
  tags: readonly Tag[],
  targetKind: 'article' | 'highlight',
  withTrash: boolean,
): Promise<TagsByArticle> {
  const byArticle = new Map<string, { key: string; deletedAt: number }[]>()
  const note = (articleId: string, key: string, deletedAt: number) => {
    const list = byArticle.get(articleId)
    if (list) list.push({ key, deletedAt })
    else byArticle.set(articleId, [{ key, deletedAt }])
  }
  if (targetKind === 'article' && !withTrash) {
    const ids = tags.map(({ id }) => id)
    const tagged = await readTagged(db, ids)
    for (const { id, path } of tags)
      for (const articleId of tagged.get(id) ?? []) note(articleId, tagKey(path), 0)
    return byArticle
  }
  for (const { id, path } of tags) {
    const key = tagKey(path)
    const entries = (await db.taggings
      .where('[tagId+targetKind+deletedAt+savedAt+articleId]')
      .between([id, targetKind, minKey], [id, targetKind, maxKey])
      .keys()) as unknown as TaggingKey[]
    for (const [, , deletedAt, , articleId] of entries) note(articleId, key, deletedAt)
  }
  return byArticle
}

async function readCounted(db: OffprintDatabase, prefix: string): Promise<ReadonlySet<string>> {
  const keys = await db.counters.where('key').startsWith(prefix).primaryKeys()
  return new Set(keys.map((key) => key.slice(prefix.length)))
}

const NONE: ReadonlySet<string> = new Set()

/** How far each article that was begun is read, 0 to 1. */
async function readProgress(db: OffprintDatabase): Promise<ReadonlyMap<string, number>> {
  const rows = await db.readings.toArray()
  return new Map(rows.flatMap((row) => (row.deletedAt === 0 ? [[row.articleId, row.progress] as const] : [])))
}

/** Versions that have an image of this kind, from the index alone. */
async function readVersionsWith(db: OffprintDatabase, status: 'stored' | 'missing') {
  const keys = await db.versionAssets
    .where('[status+versionId]')
    .between([status, minKey], [status, maxKey])
    .primaryKeys()
  return new Set((keys as unknown as [versionId: string, n: number][]).map(([versionId]) => versionId))
}

/**
 * Prepares what a query looks at, from indexes; answers with the facts of one article after the other. Only those tags are in the
 * facts that the query can tell articles apart by, and of counts whether there is any.
 */
export async function prepareFacts(
  db: OffprintDatabase,
  query: Query,
): Promise<(article: LightArticle) => QueryFacts> {
  const { looksAt } = planQuery(query)
  const terms = termsOf(query)
  const looksAtTags = looksAt.has('tags') || looksAt.has('highlightTags') || looksAt.has('untagged')
  const tags = looksAtTags ? await readTags(db) : []
  const asked = (kind: 'tag' | 'highlight-tag') =>
    tags.filter((tag) => terms.some((term) => asksFor(term, kind, tag)))
  const withTrash = mentionsTrash(query)
  const onArticles = await readTagsByArticle(db, asked('tag'), 'article', withTrash)
  const onHighlights = await readTagsByArticle(db, asked('highlight-tag'), 'highlight', withTrash)
  const finished = looksAt.has('finished')
    ? new Set(
        await db.readings.where('[deletedAt+finishedAt]').between([0, 0], [0, maxKey], false).primaryKeys(),
      )
    : NONE
  const highlights = looksAt.has('highlights') ? await readCounted(db, counterKey.highlights('')) : NONE
  const notes = looksAt.has('notes') ? await readCounted(db, counterKey.notes('')) : NONE
  const progress = looksAt.has('progress') ? await readProgress(db) : null
  const tagged = looksAt.has('untagged') ? await readTagsByArticle(db, tags, 'article', withTrash) : null
  const images = looksAt.has('images') ? await readVersionsWith(db, 'stored') : NONE
  const missing = looksAt.has('missingImages') ? await readVersionsWith(db, 'missing') : NONE
  const marks = looksAt.has('marks') ? await readMarks(db) : null
  // No count and no memory is kept of what is in the Trash.
  const looksAtMarks = looksAt.has('marks') || looksAt.has('highlights')
  const trashMarks = withTrash && looksAtMarks ? await readMarksInTrash(db) : null
  const trashNoted = withTrash && looksAt.has('notes') ? await readNotedInTrash(db) : NONE
  const marksOf = (article: LightArticle) => (article.deletedAt === 0 ? marks : trashMarks)?.get(article.id)
  const keysFor = (from: TagsByArticle, article: LightArticle) =>
    (from.get(article.id) ?? []).flatMap(({ key, deletedAt }) =>
      deletedAt === article.deletedAt ? [key] : [],
    )
  return (article) => ({
    title: article.title,
    authors: article.authors,
    siteName: article.siteName,
    url: article.url,
    excerpt: article.excerpt,
    tags: keysFor(onArticles, article),
    highlightTags: keysFor(onHighlights, article),
    location: article.location,
    favorite: article.favorite === 1,
    finished: finished.has(article.id),
    inTrash: article.deletedAt !== 0,
    highlights: highlights.has(article.id) || trashMarks?.has(article.id) ? 1 : 0,
    notes: notes.has(article.id) || trashNoted.has(article.id) ? 1 : 0,
    progress: progress?.get(article.id) ?? 0,
    words: article.wordCount,
    untagged: tagged !== null && keysFor(tagged, article).length === 0,
    images: images.has(article.versionId) ? 1 : 0,
    missingImages: missing.has(article.versionId) ? 1 : 0,
    orphans: marksOf(article)?.orphans ?? 0,
    colors: [...(marksOf(article)?.colors ?? [])],
    savedAt: article.savedAt,
    publishedAt: article.publishedAt,
    lang: article.lang,
  })
}
