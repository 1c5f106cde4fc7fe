import type { Highlight } from '../../shared/annotation/highlight.ts'
import type { Note } from '../../shared/annotation/note.ts'
import { linksIn } from '../../shared/annotation/read-note.ts'
import type { TagPath } from '../../shared/library/tag-path.ts'
import { tagKey } from '../../shared/library/tag-path.ts'
import type { NewRow } from './replicated.ts'
import { sameValue } from './same-value.ts'
import { addTagsEach, taggingId, tagsByKey } from './tagging.ts'
import type { WriteTransaction } from './write-transaction.ts'

type Made<T extends 'highlights' | 'notes'> = NewRow<T> & { readonly createdAt?: number }

/** A note to be brought in, with when it was changed last elsewhere: Unix milliseconds, or 0. */
export interface PlannedNote {
  readonly note: Omit<Made<'notes'>, 'links'>
  readonly modifiedAt: number
}

/** One annotation to be brought in: a highlight with its notes and tags, or notes alone. */
export interface PlannedAnnotation {
  readonly articleId: string
  /** Null for notes on an article, answers, and notes that stand for themselves. */
  readonly highlight: {
    readonly row: Made<'highlights'>
    readonly modifiedAt: number
    /** Where it stands in each version; null when it was here already and was not looked for. */
    readonly anchors: readonly NewRow<'anchors'>[] | null
    readonly tags: readonly TagPath[]
  } | null
  readonly notes: readonly PlannedNote[]
}

/**
 * `kept`: it was here, and what is here is newer. `gone`: its article, or the highlight that it answers, went away meanwhile.
 */
export type WrittenAs = 'added' | 'updated' | 'unchanged' | 'kept' | 'gone'

/**
 * Brings annotations into the library. What is not here is made, and what was deleted comes back; of what is or was here nothing goes
 * away, and look and words are changed only where they were changed elsewhere after they were here. Nothing was changed later than now.
 * @returns for each in order what became of it
 */
export async function writeAnnotations(
  tx: WriteTransaction,
  newId: () => string,
  planned: readonly PlannedAnnotation[],
): Promise<WrittenAs[]> {
  const rows = await RowsHere.read(tx, planned)
  const written = new Map<PlannedAnnotation, WrittenAs>()
  // Highlights first: an answer may stand before what it answers.
  for (const each of planned) if (each.highlight) written.set(each, rows.take(each))
  for (const each of planned) if (!each.highlight) written.set(each, rows.take(each))
  await rows.write(tx, newId)
  return planned.map((each) => written.get(each) ?? 'gone')
}

/** What of the planned is here; kept up to what is taken, so that two of one id become one. */
class RowsHere {
  private readonly articles: ReadonlyMap<string, { readonly savedAt: number }>
  private readonly highlights: Map<string, Highlight>
  private readonly notes: Map<string, Note>
  private readonly deleted: {
    readonly highlights: ReadonlyMap<string, Highlight>
    readonly notes: ReadonlyMap<string, Note>
  }
  private readonly now: number
  private readonly taggings: Set<string>
  private readonly tagIds: ReadonlyMap<string, string>

  private readonly newHighlights: Made<'highlights'>[] = []
  private readonly newAnchors: NewRow<'anchors'>[] = []
  private readonly newNotes: Made<'notes'>[] = []
  private readonly newTags: Parameters<typeof addTagsEach>[2][number][] = []
  private readonly looks: (readonly [string, Pick<Highlight, 'color' | 'style'>])[] = []

  private constructor(
    articles: RowsHere['articles'],
    highlights: RowsHere['highlights'],
    notes: RowsHere['notes'],
    deleted: RowsHere['deleted'],
    taggings: RowsHere['taggings'],
    tagIds: RowsHere['tagIds'],
    now: number,
  ) {
    this.articles = articles
    this.highlights = highlights
    this.notes = notes
    this.deleted = deleted
    this.now = now
    this.taggings = taggings
    this.tagIds = tagIds
  }

  static async read(tx: WriteTransaction, planned: readonly PlannedAnnotation[]): Promise<RowsHere> {
    const { db } = tx
    const ids = <T>(list: readonly T[]) => [...new Set(list)]
    const highlightIds = ids(
      planned.flatMap(({ highlight, notes }) => [
        ...(highlight ? [highlight.row.id] : []),
        ...notes.flatMap(({ note }) => (note.targetKind === 'highlight' ? [note.targetId] : [])),
      ]),
    )
    const noteIds = ids(planned.flatMap(({ notes }) => notes.map(({ note }) => note.id)))
    const articles = await db.articles.bulkGet(ids(planned.map(({ articleId }) => articleId)))
    const highlights = await db.highlights.bulkGet(highlightIds)
    const notes = await db.notes.bulkGet(noteIds)
    const tags = await tagsByKey(tx)
    const tagIds = new Map([...tags].map(([key, { id }]) => [key, id]))
    const wanted = planned.flatMap(({ highlight }) =>
      (highlight?.tags ?? []).map((path) =>
        taggingId(highlight?.row.id ?? '', tagIds.get(tagKey(path)) ?? ''),
      ),
    )
    const taggings = await db.taggings.bulkGet(ids(wanted))
    return new RowsHere(
      new Map(living(articles).map((article) => [article.id, article])),
      new Map(living(highlights).map((highlight) => [highlight.id, highlight])),
      new Map(living(notes).map((note) => [note.id, note])),
      { highlights: deletedById(highlights), notes: deletedById(notes) },
      new Set(living(taggings).map(({ id }) => id)),
      tagIds,
      tx.now,
    )
  }

  take({ articleId, highlight, notes }: PlannedAnnotation): WrittenAs {
    const article = this.articles.get(articleId)
    if (articleId !== '' && !article) return 'gone'
    const outcomes: WrittenAs[] = []
    if (highlight) {
      const here = this.highlights.get(highlight.row.id)
      if (!here && highlight.anchors === null) return 'gone'
      outcomes.push(here ? this.change(here, highlight) : this.add(highlight))
      if (this.tag(highlight, article?.savedAt ?? 0)) outcomes.push('updated')
    }
    for (const note of notes) outcomes.push(this.takeNote(note))
    if (highlight) return outcomes[0] === 'added' ? 'added' : (strongest(outcomes, 'updated') ?? 'unchanged')
    return strongest(outcomes, 'added') ?? 'unchanged'
  }

  async write(tx: WriteTransaction, newId: () => string): Promise<void> {
    await tx.put('highlights', this.newHighlights)
    await tx.patchAll('highlights', this.looks)
    await tx.put('anchors', this.newAnchors)
    await tx.put('notes', this.newNotes)
    await addTagsEach(tx, newId, this.newTags)
  }

  private add({ row, modifiedAt, anchors }: NonNullable<PlannedAnnotation['highlight']>): WrittenAs {
    const was = this.deleted.highlights.get(row.id)
    const made = was && !this.isLater(modifiedAt, was) ? { ...row, color: was.color, style: was.style } : row
    this.newHighlights.push(made)
    this.newAnchors.push(...(anchors ?? []))
    this.highlights.set(row.id, { ...stampedNow(made), ...made })
    return 'added'
  }

  /** Whether something was changed elsewhere after what is known of it here; a clock that runs ahead does not win. */
  private isLater(modifiedAt: number, { updatedAt }: { readonly updatedAt: number }): boolean {
    return Math.min(modifiedAt, this.now) > updatedAt
  }

  /** Only its look: where it stands has been looked for, or put, here. */
  private change(
    here: Highlight,
    { row, modifiedAt }: NonNullable<PlannedAnnotation['highlight']>,
  ): WrittenAs {
    if (here.color === row.color && here.style === row.style) return 'unchanged'
    if (!this.isLater(modifiedAt, here)) return 'kept'
    this.looks.push([row.id, { color: row.color, style: row.style }])
    this.highlights.set(row.id, { ...here, color: row.color, style: row.style, updatedAt: modifiedAt })
    return 'updated'
  }

  /** Whether a tag came onto it that it did not have. */
  private tag({ row, tags }: NonNullable<PlannedAnnotation['highlight']>, savedAt: number): boolean {
    const paths = tags.filter((path) => !this.taggings.has(this.taggingOf(row.id, path)))
    if (paths.length === 0) return false
    for (const path of paths) this.taggings.add(this.taggingOf(row.id, path))
    this.newTags.push({
      target: { kind: 'highlight', id: row.id, articleId: row.articleId, savedAt },
      paths,
    })
    return true
  }

  private taggingOf(highlightId: string, path: TagPath): string {
    return taggingId(highlightId, this.tagIds.get(tagKey(path)) ?? `new ${tagKey(path)}`)
  }

  private takeNote({ note, modifiedAt }: PlannedNote): WrittenAs {
    if (note.targetKind === 'highlight' && !this.highlights.has(note.targetId)) return 'gone'
    const here = this.notes.get(note.id)
    if (here && sameValue(here.body, note.body)) return 'unchanged'
    if (here && !this.isLater(modifiedAt, here)) return 'kept'
    // What it is on stays as it is here.
    const { targetKind, targetId, articleId } = here ?? note
    const was = this.deleted.notes.get(note.id)
    const { body } = was && !this.isLater(modifiedAt, was) ? was : note
    const row = { ...note, targetKind, targetId, articleId, body, links: linksIn(body) }
    this.newNotes.push(row)
    this.notes.set(note.id, { ...stampedNow(row), ...row, updatedAt: modifiedAt })
    return here ? 'updated' : 'added'
  }
}

const living = <R extends { readonly deletedAt: number }>(rows: readonly (R | undefined)[]): R[] =>
  rows.filter((row) => row !== undefined).filter(({ deletedAt }) => deletedAt === 0)

const deletedById = <R extends { readonly id: string; readonly deletedAt: number }>(
  rows: readonly (R | undefined)[],
): ReadonlyMap<string, R> =>
  new Map(rows.flatMap((row) => (row && row.deletedAt !== 0 ? [[row.id, row] as const] : [])))

/** Stands for a row that is about to be written; the door gives it its real stamp. */
const stampedNow = ({ createdAt = 0 }: { readonly createdAt?: number }) => ({
  createdAt,
  updatedAt: createdAt,
  deletedAt: 0,
  clocks: {},
})

/** What is to be told of several: that something changed, else that what is here is newer, else that something is gone. */
function strongest(outcomes: readonly WrittenAs[], changed: 'added' | 'updated'): WrittenAs | null {
  if (outcomes.includes('added')) return changed
  return (['updated', 'kept', 'gone'] as const).find((each) => outcomes.includes(each)) ?? null
}
