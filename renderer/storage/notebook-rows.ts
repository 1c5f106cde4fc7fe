import { type Anchor, type Highlight, isSettled } from '../../shared/annotation/highlight.ts'
import type { Note } from '../../shared/annotation/note.ts'
import type { Tag } from '../../shared/library/tag.ts'
import { tagKey } from '../../shared/library/tag-path.ts'
import type {
  EntryMark,
  EntryPlace,
  EntryTag,
  NotebookArticle,
  NotebookEntry,
} from '../../shared/notebook/notebook-entry.ts'
import { foldText } from '../../shared/query/fold-text.ts'
import { anchorId } from './annotation-repository.ts'
import type { LightArticle } from './light-articles.ts'

interface LightHighlight extends Pick<Highlight, 'id' | 'articleId' | 'quote' | 'createdAt'> {
  readonly mark: EntryMark
  readonly start: number
  readonly folded: string
}

interface LightNote
  extends Pick<Note, 'id' | 'targetKind' | 'targetId' | 'articleId' | 'body' | 'createdAt'> {
  readonly folded: string
}

interface LightPlace {
  readonly start: number
  readonly place: EntryPlace
}

const ORPHAN: LightPlace = { start: 0, place: 'orphan' }

const byAge = (a: LightNote, b: LightNote) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1)

const byPath = (a: EntryTag, b: EntryTag) => (a.key < b.key ? -1 : 1)

/** An entry with what it was made from, to know whether it still holds. */
interface Composed {
  readonly entry: NotebookEntry
  readonly article: LightArticle | undefined
}

type ArticleOf = (id: string) => LightArticle | undefined
type NameArticle = (article: LightArticle) => NotebookArticle

/** What the notebook keeps of the living rows, and the entries made from them; only those that are touched are made anew. */
export class NotebookRows {
  private readonly highlights = new Map<string, LightHighlight>()
  private readonly notes = new Map<string, LightNote>()
  /** Ids of notes by what they stand on. */
  private readonly notesOn = new Map<string, Set<string>>()
  private readonly places = new Map<string, LightPlace>()
  private tags: ReadonlyMap<string, EntryTag> = new Map()
  /** Ids of tags by highlight. */
  private readonly tagsOn = new Map<string, Set<string>>()
  private readonly composed = new Map<string, Composed>()
  private readonly touched = new Set<string>()
  private isFresh = true

  setHighlight(id: string, row: Highlight | undefined): void {
    this.touch(id)
    if (row?.deletedAt !== 0) {
      this.highlights.delete(id)
      return
    }
    const { articleId, quote, createdAt, color, style, selectors } = row
    const element = row.element ? { kind: row.element.kind, label: row.element.label } : null
    const folded = foldText(element ? `${quote}\n${element.label}` : quote)
    const { start } = selectors.position
    this.highlights.set(id, {
      id,
      articleId,
      quote,
      createdAt,
      mark: { color, style, element },
      start,
      folded,
    })
  }

  setNote(id: string, row: Note | undefined): void {
    const before = this.notes.get(id)
    if (before) {
      this.notesOn.get(before.targetId)?.delete(id)
      this.touch(before.targetId)
    }
    this.touch(id)
    if (row?.deletedAt !== 0) {
      this.notes.delete(id)
      return
    }
    const { targetKind, targetId, articleId, body, createdAt } = row
    this.notes.set(id, { id, targetKind, targetId, articleId, body, createdAt, folded: foldText(body) })
    if (targetKind !== 'highlight') return
    const others = this.notesOn.get(targetId)
    if (others) others.add(id)
    else this.notesOn.set(targetId, new Set([id]))
    this.touch(targetId)
  }

  /** @param id `versionId:highlightId` */
  setAnchor(id: string, row: Anchor | undefined): void {
    if (row?.deletedAt === 0) {
      const place = row.status === 'orphan' ? 'orphan' : isSettled(row) ? 'settled' : 'unsure'
      this.places.set(id, { start: row.start, place })
      this.touch(row.highlightId)
    } else {
      this.places.delete(id)
      this.touch(id.slice(id.indexOf(':') + 1))
    }
  }

  setTags(rows: readonly Tag[]): void {
    const living = rows.filter(({ deletedAt }) => deletedAt === 0)
    this.tags = new Map(living.map(({ id, path, color }) => [id, { id, path, color, key: tagKey(path) }]))
    for (const highlightId of this.tagsOn.keys()) this.touch(highlightId)
  }

  setTagging(highlightId: string, tagId: string, isTagged: boolean): void {
    this.touch(highlightId)
    const tagIds = this.tagsOn.get(highlightId) ?? new Set()
    if (isTagged) tagIds.add(tagId)
    else tagIds.delete(tagId)
    this.tagsOn.set(highlightId, tagIds)
  }

  /** @param id `targetId:tagId` of a tagging that is gone for good */
  forgetTagging(id: string): void {
    const [highlightId = '', tagId = ''] = id.split(':')
    if (this.tagsOn.has(highlightId)) this.setTagging(highlightId, tagId, false)
  }

  /** All entries in no order, or null when they are the same as the last time. */
  compose(articleOf: ArticleOf, name: NameArticle): NotebookEntry[] | null {
    let isChanged = this.isFresh
    const seen = this.composed
    const refresh = (
      id: string,
      articleId: string,
      make: (article: LightArticle | undefined) => NotebookEntry | null,
    ) => {
      const article = articleId === '' ? undefined : articleOf(articleId)
      const known = seen.get(id)
      if (known && known.article === article && !this.touched.has(id)) return
      const entry = make(article)
      if (entry) seen.set(id, { entry, article })
      else if (!known) return
      else seen.delete(id)
      isChanged = true
    }
    for (const highlight of this.highlights.values())
      refresh(highlight.id, highlight.articleId, (article) => this.highlightEntry(highlight, article, name))
    for (const note of this.notes.values()) {
      const isUnderHighlight = note.targetKind === 'highlight' && this.highlights.has(note.targetId)
      refresh(note.id, note.articleId, (article) =>
        isUnderHighlight ? null : noteEntry(note, article, name),
      )
    }
    for (const id of this.touched)
      if (!this.highlights.has(id) && !this.notes.has(id) && seen.delete(id)) isChanged = true
    this.touched.clear()
    this.isFresh = false
    return isChanged ? Array.from(seen.values(), ({ entry }) => entry) : null
  }

  private touch(id: string): void {
    this.touched.add(id)
    // Notes whose highlight comes or goes stand under it or for themselves.
    for (const noteId of this.notesOn.get(id) ?? []) this.touched.add(noteId)
  }

  private highlightEntry(
    highlight: LightHighlight,
    article: LightArticle | undefined,
    name: NameArticle,
  ): NotebookEntry | null {
    if (article?.deletedAt !== 0) return null
    const { id, quote, mark, createdAt } = highlight
    const { start, place } = this.places.get(anchorId(article.versionId, id)) ?? ORPHAN
    const notes = [...(this.notesOn.get(id) ?? [])]
      .flatMap((noteId) => this.notes.get(noteId) ?? [])
      .sort(byAge)
    const tags = [...(this.tagsOn.get(id) ?? [])].flatMap((tagId) => this.tags.get(tagId) ?? []).sort(byPath)
    return {
      id,
      kind: 'highlight',
      article: name(article),
      quote,
      mark,
      tags,
      notes,
      createdAt,
      place,
      start: place === 'orphan' ? highlight.start : start,
      folded: [highlight.folded, ...notes.map(({ folded }) => folded)].join('\n'),
    }
  }
}

/** A note whose article or passage is not there any more stands for itself, or on the article alone. */
function noteEntry(note: LightNote, article: LightArticle | undefined, name: NameArticle): NotebookEntry {
  const isOnArticle = note.targetKind !== 'free' && article?.deletedAt === 0
  return {
    id: note.id,
    kind: isOnArticle ? 'article-note' : 'free-note',
    article: isOnArticle ? name(article) : null,
    quote: '',
    mark: null,
    tags: [],
    notes: [note],
    createdAt: note.createdAt,
    place: 'settled',
    start: 0,
    folded: note.folded,
  }
}
