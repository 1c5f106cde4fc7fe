import { firstWords } from '../../shared/annotation/link-completion.ts'
import type { Note } from '../../shared/annotation/note.ts'
import type { NoteLink } from '../../shared/annotation/note-links.ts'
import { firstLineOf } from '../../shared/annotation/read-note.ts'
import { shownMetadata } from '../../shared/article/article.ts'
import type { OffprintDatabase } from './database.ts'

/** A note that leads to a thing, and where it stands. */
export interface Backlink {
  readonly noteId: string
  /** Empty for a note that stands for itself. */
  readonly articleId: string
  /** Empty unless it is written on a highlight. */
  readonly highlightId: string
  readonly firstLine: string
  /** The title of the article it is written on; empty for a note that stands for itself. */
  readonly title: string
  /** The first words of the highlight it is written on, or empty. */
  readonly quote: string
}

/** The living notes that link to any of these things, last changed first. @param keys as `noteLinkKey` makes them */
export async function readBacklinks(db: OffprintDatabase, keys: readonly string[]): Promise<Backlink[]> {
  const found = await db.notes
    .where('links')
    .anyOf([...keys])
    .distinct()
    .toArray()
  const notes = found.filter(({ deletedAt }) => deletedAt === 0).sort((a, b) => b.updatedAt - a.updatedAt)
  const highlightOf = ({ targetKind, targetId }: Note) => (targetKind === 'highlight' ? targetId : '')
  const articles = await db.articles.bulkGet(notes.map(({ articleId }) => articleId))
  const highlights = await db.highlights.bulkGet(notes.map(highlightOf))
  return notes.map((note, index) => {
    const article = articles[index]
    return {
      noteId: note.id,
      articleId: note.targetKind === 'free' ? '' : note.articleId,
      highlightId: highlightOf(note),
      firstLine: firstLineOf(note.body),
      title: article && note.targetKind !== 'free' ? shownMetadata(article).title : '',
      quote: firstWords(highlights[index]?.quote ?? ''),
    }
  })
}

/** What a link in a note leads to, as it is now. */
export interface LinkedThing {
  /** `lost`: the article is there, and the highlight is not. */
  readonly state: 'there' | 'trash' | 'lost' | 'gone'
  readonly title: string
  /** A highlight's first words, or how an article begins. May be empty. */
  readonly words: string
}

/** So much is shown of a passage beside the pointer. Characters. */
const SHOWN = 200

export async function readLinkedThing(
  db: OffprintDatabase,
  { kind, articleId, highlightId }: NoteLink,
): Promise<LinkedThing> {
  const article = await db.articles.get(articleId)
  const highlight = kind === 'highlight' ? await db.highlights.get(highlightId) : undefined
  if (!article) return { state: 'gone', title: '', words: '' }
  const { title, excerpt } = shownMetadata(article)
  const words = firstWords(kind === 'highlight' ? (highlight?.quote ?? '') : excerpt, SHOWN)
  if (article.deletedAt !== 0) return { state: 'trash', title, words }
  const isLost = kind === 'highlight' && (highlight?.deletedAt !== 0 || highlight.articleId !== articleId)
  return { state: isLost ? 'lost' : 'there', title, words }
}
