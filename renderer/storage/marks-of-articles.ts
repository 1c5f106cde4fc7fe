import { Dexie } from 'dexie'
import type { HighlightColor } from '../../shared/annotation/highlight-colors.ts'
import type { Article } from '../../shared/article/article.ts'
import { anchorId } from './annotation-repository.ts'
import type { OffprintDatabase } from './database.ts'
import { readWholeNotebook } from './light-notebook.ts'

const { maxKey } = Dexie

/** What queries ask about the highlights of one article. */
export interface Marks {
  readonly colors: ReadonlySet<HighlightColor>
  /** Highlights that have no place in the version that is shown. */
  readonly orphans: number
}

/** Gathers the marks of each article, highlight by highlight. */
class MarksByArticle {
  readonly all = new Map<string, { colors: Set<HighlightColor>; orphans: number }>()

  note(articleId: string, color: HighlightColor, isOrphan: boolean): void {
    const known = this.all.get(articleId) ?? { colors: new Set(), orphans: 0 }
    known.colors.add(color)
    if (isOrphan) known.orphans++
    this.all.set(articleId, known)
  }
}

/** The marks of each article outside the Trash that has highlights. */
export async function readMarks(db: OffprintDatabase): Promise<ReadonlyMap<string, Marks>> {
  const marks = new MarksByArticle()
  for (const { article, mark, place } of await readWholeNotebook(db))
    if (article && mark) marks.note(article.id, mark.color, place === 'orphan')
  return marks.all
}

async function readTrash(db: OffprintDatabase): Promise<ReadonlyMap<string, Article>> {
  const articles = await db.articles.where('[deletedAt+savedAt+id]').above([0, maxKey, maxKey]).toArray()
  return new Map(articles.map((article) => [article.id, article]))
}

/** What is on an article in the Trash is what went there with it; what was deleted before is gone from it. */
const wentWith = (article: Article | undefined, row: { readonly deletedAt: number }) =>
  article?.deletedAt === row.deletedAt

/** The marks of each article in the Trash that has highlights. */
export async function readMarksInTrash(db: OffprintDatabase): Promise<ReadonlyMap<string, Marks>> {
  const trash = await readTrash(db)
  const rows = await db.highlights
    .where('articleId')
    .anyOf([...trash.keys()])
    .toArray()
  const highlights = rows.filter((row) => wentWith(trash.get(row.articleId), row))
  const anchors = await db.anchors.bulkGet(
    highlights.map(({ id, articleId }) => anchorId(trash.get(articleId)?.versionId ?? '', id)),
  )
  const marks = new MarksByArticle()
  for (const [index, { articleId, color }] of highlights.entries()) {
    const anchor = anchors[index]
    marks.note(articleId, color, anchor?.deletedAt !== 0 || anchor.status === 'orphan')
  }
  return marks.all
}

/** The articles in the Trash on which there are notes. */
export async function readNotedInTrash(db: OffprintDatabase): Promise<ReadonlySet<string>> {
  const trash = await readTrash(db)
  const rows = await db.notes
    .where('articleId')
    .anyOf([...trash.keys()])
    .toArray()
  return new Set(rows.flatMap((row) => (wentWith(trash.get(row.articleId), row) ? [row.articleId] : [])))
}
