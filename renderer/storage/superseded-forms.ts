import { noteLinkKey } from '../../shared/annotation/note-links.ts'
import type { Article } from '../../shared/article/article.ts'
import { addressOf, type CaptureJob } from '../../shared/article/capture-job.ts'
import { FEW_WORDS } from '../../shared/article/judge-thin.ts'
import { isWayIn } from '../../shared/article/sign-in-address.ts'
import type { OffprintDatabase } from './database.ts'

/**
 * The articles that jobs made of a login form, to which their address had led on, and that hold nothing else: no mark, note or edit of a
 * person, no other text. Once the page itself is saved they are of no use to anyone.
 * @param settled jobs that found too little, whose page is saved now
 */
export async function findSupersededForms(
  db: OffprintDatabase,
  settled: readonly CaptureJob[],
): Promise<string[]> {
  const made = settled.filter(({ result, input }) => result?.isThin === true && input.kind === 'url')
  const articles = await db.articles.bulkGet(made.map(({ result }) => result?.articleId ?? ''))
  const found = made.flatMap((job, index) => {
    const article = articles[index]
    // One that was there before the job is more to somebody than what the job found.
    return article && article.savedAt >= job.createdAt ? [{ article, asked: addressOf(job) }] : []
  })
  const isForm = await Promise.all(found.map(({ article, asked }) => isNothingButForm(db, article, asked)))
  return [...new Set(found.filter((_, index) => isForm[index]).map(({ article }) => article.id))]
}

async function isNothingButForm(
  db: OffprintDatabase,
  { id, deletedAt, edited, favorite }: Article,
  asked: string,
): Promise<boolean> {
  if (deletedAt !== 0 || favorite === 1 || Object.keys(edited).length > 0) return false
  const isLiving = (row: { deletedAt: number }) => row.deletedAt === 0
  const links = noteLinkKey({ kind: 'article', articleId: id, highlightId: '' })
  const [versions, ...belongings] = await Promise.all([
    db.versions.where('articleId').equals(id).filter(isLiving).toArray(),
    db.highlights.where('articleId').equals(id).filter(isLiving).count(),
    db.notes.where('articleId').equals(id).filter(isLiving).count(),
    db.notes.where('links').equals(links).filter(isLiving).count(),
    db.collectionItems.where('articleId').equals(id).filter(isLiving).count(),
  ])
  return (
    belongings.every((number) => number === 0) &&
    versions.every(
      ({ captured }) => captured && captured.wordCount < FEW_WORDS && isWayIn(captured.url, asked),
    )
  )
}
