import { uuidIri, uuidOf } from '../../shared/annotation/web-annotation-terms.ts'
import { type Article, shownMetadata } from '../../shared/article/article.ts'
import type {
  IncomingAnnotation,
  IncomingNote,
  IncomingTarget,
} from '../../shared/import/incoming-annotation.ts'
import { normalizeTagPath, type TagPath } from '../../shared/library/tag-path.ts'
import { findArticleOf } from '../storage/article-lookup.ts'
import type { OffprintDatabase } from '../storage/database.ts'
import type { PlannedAnnotation, PlannedNote } from '../storage/import-annotations.ts'
import type { ImportedAnnotation } from './annotation-report.ts'
import { FreeIds, idFrom, idsFor } from './foreign-ids.ts'
import { pauses } from './pauses.ts'
import { ArticlePlaces, type PlacedHighlight } from './place-annotations.ts'

/** An annotation on its way in, and the name of its file. */
export interface ComingAnnotation {
  readonly file: string
  readonly annotation: IncomingAnnotation
}

/** What is to be told of an annotation when what is planned is written, and what that is. */
export interface Prepared {
  readonly told: ImportedAnnotation
  /** Null when nothing is to be written: there is no article, or nothing that it answers. */
  readonly planned: PlannedAnnotation | null
}

interface PrepareOptions {
  readonly signal: AbortSignal | undefined
  readonly onProgress: (progress: { readonly done: number; readonly total: number }) => void
}

/** What notes are on. */
interface NoteTarget {
  readonly targetKind: 'article' | 'highlight' | 'free'
  readonly targetId: string
  readonly articleId: string
  readonly title: string
}

const FREE: NoteTarget = { targetKind: 'free', targetId: '', articleId: '', title: '' }

/** Highlights of one article that are carried to its other versions at once. */
const CARRIED_AT_ONCE = 200

/**
 * Finds for every annotation its article, its id and its place, without changing anything.
 * @returns as many as came, in their order; null when it was stopped
 */
export async function prepareImport(
  db: OffprintDatabase,
  coming: readonly ComingAnnotation[],
  { signal, onProgress }: PrepareOptions,
): Promise<Prepared[] | null> {
  const preparing = new ImportPreparation(db, coming)
  const pause = pauses(signal)
  const total = coming.length
  let done = 0
  const advance = async (by: number) => {
    done += by
    onProgress({ done, total })
    return pause()
  }
  await preparing.findArticles()
  for (const group of preparing.passages()) {
    if (!(await preparing.place(group, advance))) return null
  }
  const prepared: Prepared[] = []
  for (const [index] of coming.entries()) {
    if (!(await pause())) return null
    prepared.push(await preparing.prepare(index))
  }
  onProgress({ done: total, total })
  return prepared
}

class ImportPreparation {
  private readonly db: OffprintDatabase
  private readonly coming: readonly ComingAnnotation[]
  /** By `sourceKey`; null where there is none. */
  private readonly articles = new Map<string, Article | null>()
  private readonly placed = new Map<number, PlacedHighlight>()
  /** Ids of the highlights that passages become, those that are here among them. */
  private readonly highlightIds = new Map<number, string>()
  private readonly byKey = new Map<string, number>()
  private readonly freeHighlightIds = new FreeIds()
  private readonly freeNoteIds = new FreeIds()

  constructor(db: OffprintDatabase, coming: readonly ComingAnnotation[]) {
    this.db = db
    this.coming = coming
    coming.forEach(({ annotation: { key } }, index) => {
      if (key !== '' && !this.byKey.has(key)) this.byKey.set(key, index)
    })
  }

  async findArticles(): Promise<void> {
    for (const { annotation } of this.coming) {
      const { target } = annotation
      if (target.kind !== 'passage' && target.kind !== 'article') continue
      const key = sourceKey(target)
      if (this.articles.has(key)) continue
      this.articles.set(key, await findArticleOf(this.db, target.source, target.articleKey))
    }
  }

  /** The passages, each with its number, article by article. */
  passages(): (readonly [article: Article, passages: readonly number[]])[] {
    const groups = new Map<string, { article: Article; passages: number[] }>()
    this.coming.forEach(({ annotation: { target } }, index) => {
      const article = target.kind === 'passage' ? this.articleAt(target) : null
      if (!article) return
      const group = groups.get(article.id) ?? { article, passages: [] }
      group.passages.push(index)
      groups.set(article.id, group)
    })
    return [...groups.values()].map(({ article, passages }) => [article, passages])
  }

  /** @returns false when it was stopped */
  async place(
    [article, passages]: readonly [Article, readonly number[]],
    advance: (by: number) => Promise<boolean>,
  ): Promise<boolean> {
    const here = await this.nameHighlights(article.id, passages)
    const missing = passages.filter((index) => !here.has(this.highlightIds.get(index) ?? ''))
    if (!(await advance(passages.length - missing.length))) return false
    const places = missing.length === 0 ? null : await ArticlePlaces.read(this.db, article.id)
    if (!places) return true
    for (let from = 0; from < missing.length; from += CARRIED_AT_ONCE) {
      const some: [number, PlacedHighlight][] = []
      for (const index of missing.slice(from, from + CARRIED_AT_ONCE)) {
        const { annotation } = this.coming[index] ?? {}
        const id = this.highlightIds.get(index)
        if (annotation?.target.kind !== 'passage' || id === undefined) continue
        some.push([index, await places.place(annotation, annotation.target.selectors, id)])
        if (!(await advance(1))) return false
      }
      const complete = await places.completeAll(some.map(([, each]) => each))
      complete.forEach((each, n) => {
        const [index] = some[n] ?? []
        if (index !== undefined) this.placed.set(index, each)
      })
    }
    return true
  }

  async prepare(index: number): Promise<Prepared> {
    const { file, annotation } = this.coming[index] as ComingAnnotation
    const { row, sourceId, target, notes, remarks } = annotation
    const isPassage = target.kind === 'passage'
    const told: ImportedAnnotation = {
      file,
      row,
      sourceId,
      status: 'added',
      reasons: remarks,
      highlightId: '',
      articleId: '',
      title: '',
      source: 'source' in target ? target.source : '',
      quote: (isPassage ? target.selectors.quote?.exact : undefined) ?? notes[0]?.body ?? '',
    }
    if (target.kind === 'passage' || target.kind === 'article') {
      const article = this.articleAt(target)
      if (!article) return this.missing(told, target)
      const where = { articleId: article.id, title: shownMetadata(article).title }
      if (!isPassage) {
        const on = { targetKind: 'article', targetId: article.id, ...where } as const
        return this.prepareNotes({ ...told, ...where }, annotation, await this.keyOf(index), on)
      }
      return this.preparePassage({ ...told, ...where }, annotation, index)
    }
    const on = target.kind === 'free' ? FREE : await this.answered(target.answers, new Set([index]))
    if (on === null)
      return { told: { ...told, status: 'skipped', reasons: ['answers-nothing', ...remarks] }, planned: null }
    if ('missing' in on) return this.missing({ ...told, source: on.missing.source }, on.missing)
    const { articleId, title, targetKind, targetId } = on
    const highlightId = targetKind === 'highlight' ? targetId : ''
    return this.prepareNotes(
      { ...told, articleId, title, highlightId },
      annotation,
      await this.keyOf(index),
      on,
    )
  }

  /** An article in the Trash is not there for annotating. */
  private articleAt(target: Extract<IncomingTarget, { source: string }>): Article | null {
    const article = this.articles.get(sourceKey(target)) ?? null
    return article?.deletedAt === 0 ? article : null
  }

  private missing(told: ImportedAnnotation, target: Extract<IncomingTarget, { source: string }>): Prepared {
    const isInTrash = (this.articles.get(sourceKey(target)) ?? null) !== null
    const isAddress = /^https?:/i.test(target.source)
    const why = isInTrash ? (['in-trash'] as const) : isAddress ? [] : (['no-address'] as const)
    return { told: { ...told, status: 'article-missing', reasons: [...why, ...told.reasons] }, planned: null }
  }

  /** Gives passages their ids. @returns those of them that are here already */
  private async nameHighlights(articleId: string, passages: readonly number[]): Promise<ReadonlySet<string>> {
    const wanted = await Promise.all(
      passages.map(async (index) => idsFor(await this.keyOf(index), articleId)),
    )
    const rows = await this.db.highlights.bulkGet([...new Set(wanted.flat())])
    const known = rows.filter((row) => row !== undefined)
    this.freeHighlightIds.know(known.map((row) => [row.id, row.articleId]))
    const living = new Set(known.filter(({ deletedAt }) => deletedAt === 0).map(({ id }) => id))
    const here = new Set<string>()
    passages.forEach((index, n) => {
      const ids = wanted[n]
      if (!ids) return
      const id = this.freeHighlightIds.take(ids, articleId)
      this.highlightIds.set(index, id)
      if (living.has(id)) here.add(id)
    })
    return here
  }

  /** What tells an annotation from others; one without a key is known by all that it says. */
  private async keyOf(index: number): Promise<string> {
    const { key, row: _row, ...said } = (this.coming[index] as ComingAnnotation).annotation
    return key === '' ? idFrom(JSON.stringify(said)) : key
  }

  private async preparePassage(
    told: ImportedAnnotation,
    annotation: IncomingAnnotation,
    index: number,
  ): Promise<Prepared> {
    const { articleId, title } = told
    const highlightId = this.highlightIds.get(index) ?? ''
    const placed = this.placed.get(index)
    const here = placed ? null : await this.db.highlights.get(highlightId)
    const row = placed?.row ?? (here ? { ...here, ...lookOf(annotation, here) } : null)
    if (!row)
      return { told: { ...told, status: 'skipped', reasons: ['gone', ...told.reasons] }, planned: null }
    const on = { targetKind: 'highlight', targetId: highlightId, articleId, title } as const
    const planned: PlannedAnnotation = {
      articleId,
      highlight: {
        row,
        modifiedAt: annotation.modifiedAt,
        anchors: placed?.anchors ?? null,
        tags: pathsOf(annotation.tags),
      },
      notes: await this.plannedNotes(annotation.notes, await this.keyOf(index), on),
    }
    return {
      told: { ...told, highlightId, quote: row.quote || told.quote, status: placed?.status ?? 'unchanged' },
      planned,
    }
  }

  private async prepareNotes(
    told: ImportedAnnotation,
    { notes, tags, createdAt, modifiedAt }: IncomingAnnotation,
    key: string,
    on: NoteTarget,
  ): Promise<Prepared> {
    const [first = { uuid: '', body: '', createdAt, modifiedAt }, ...others] = notes
    // A note that is the whole of an annotation has the annotation's id and its times. Only highlights and articles carry tags: on a note
    // they are kept as words.
    const whole: IncomingNote = {
      uuid: first.uuid || uuidOf(key),
      body: [first.body, hashtags(tags)].filter((part) => part !== '').join('\n\n'),
      createdAt: first.createdAt || createdAt,
      modifiedAt: first.modifiedAt || modifiedAt,
    }
    const planned = await this.plannedNotes([whole, ...others], key, on)
    return { told, planned: { articleId: on.articleId, highlight: null, notes: planned } }
  }

  private async plannedNotes(
    notes: readonly IncomingNote[],
    key: string,
    { targetKind, targetId, articleId }: NoteTarget,
  ): Promise<PlannedNote[]> {
    const place = `${targetKind} ${targetId}`
    const used = new Set<string>()
    const planned: PlannedNote[] = []
    for (const [n, { uuid, body, createdAt, modifiedAt }] of notes.entries()) {
      const own = `${key}#note-${n + 1}`
      const ids = await idsFor(uuid === '' || used.has(uuid) ? own : uuidIri(uuid), place)
      used.add(uuid)
      const rows = await this.db.notes.bulkGet([...ids])
      const known = rows.filter((row) => row !== undefined)
      this.freeNoteIds.know(known.map((row) => [row.id, `${row.targetKind} ${row.targetId}`]))
      const id = this.freeNoteIds.take(ids, place)
      const made = createdAt > 0 ? { createdAt } : {}
      planned.push({ note: { id, targetKind, targetId, articleId, body, ...made }, modifiedAt })
    }
    return planned
  }

  /**
   * What an answer's notes go on: the highlight or the article that the annotation which it answers is on. It is looked for in the file, then
   * among what came in before.
   */
  private async answered(
    answers: readonly string[],
    seen: Set<number>,
  ): Promise<NoteTarget | { readonly missing: Extract<IncomingTarget, { source: string }> } | null> {
    for (const key of answers.toReversed()) {
      const index = this.byKey.get(key)
      const found = index === undefined ? await this.known(key) : await this.targetOf(index, seen)
      if (found) return found
    }
    return null
  }

  private async targetOf(index: number, seen: Set<number>): ReturnType<ImportPreparation['answered']> {
    if (seen.has(index)) return null
    seen.add(index)
    const { target } = (this.coming[index] as ComingAnnotation).annotation
    if (target.kind === 'free') return FREE
    if (target.kind === 'reply') return this.answered(target.answers, seen)
    const article = this.articleAt(target)
    if (!article) return { missing: target }
    const where = { articleId: article.id, title: shownMetadata(article).title }
    if (target.kind === 'article') return { targetKind: 'article', targetId: article.id, ...where }
    return { targetKind: 'highlight', targetId: this.highlightIds.get(index) ?? '', ...where }
  }

  /** What came in before under this key. */
  private async known(key: string): Promise<NoteTarget | null> {
    const [id] = await idsFor(key, '')
    const [noteId] = uuidOf(key) === '' ? await idsFor(`${key}#note-1`, '') : [id]
    const [highlight, note] = [await this.db.highlights.get(id), await this.db.notes.get(noteId)]
    if (highlight?.deletedAt === 0) {
      const on = { targetKind: 'highlight', targetId: id } as const
      return this.withTitle({ ...on, articleId: highlight.articleId })
    }
    if (note?.deletedAt !== 0) return null
    const { targetKind, targetId, articleId } = note
    return targetKind === 'free' ? FREE : this.withTitle({ targetKind, targetId, articleId })
  }

  private async withTitle(on: Omit<NoteTarget, 'title'>): Promise<NoteTarget | null> {
    const article = await this.db.articles.get(on.articleId)
    return article?.deletedAt === 0 ? { ...on, title: shownMetadata(article).title } : null
  }
}

const sourceKey = ({ source, articleKey }: { source: string; articleKey: string }) =>
  `${source}\n${articleKey}`

/** What is not said of the look stays as it is. */
const lookOf = ({ color, style }: IncomingAnnotation, here: { color: string; style: string }) =>
  ({ color: color ?? here.color, style: style ?? here.style }) as Pick<
    NonNullable<PlannedAnnotation['highlight']>['row'],
    'color' | 'style'
  >

const pathsOf = (tags: readonly string[]): TagPath[] =>
  tags.flatMap((tag) => {
    const path = normalizeTagPath(tag)
    return path.ok ? [path.value] : []
  })

const hashtags = (tags: readonly string[]) =>
  pathsOf(tags)
    .map((path) => `#${path.replaceAll(' ', '-')}`)
    .join(' ')
