import { Dexie } from 'dexie'
import type { Highlight } from '../../shared/annotation/highlight.ts'
import type { Article } from '../../shared/article/article.ts'
import type { Tag, Tagging } from '../../shared/library/tag.ts'
import { ancestorsOf, type TagPath, tagKey } from '../../shared/library/tag-path.ts'
import { moveChangedTags, touchedTags } from './changed-tags.ts'
import { contributionOf, highlightContributionOf } from './contribution.ts'
import { counterKey } from './counter-keys.ts'
import { type Moves, move } from './counter-moves.ts'
import type { OffprintDatabase } from './database.ts'
import { readByBeginnings } from './read-by-keys.ts'
import { readTags } from './tag-repository.ts'
import { Touched } from './touched.ts'
import type { Touch, WriteTransaction } from './write-transaction.ts'

const { minKey, maxKey } = Dexie

const rowOf = <R>({ before, after }: Touch) => (after ?? before) as unknown as R

/** Of articles or of highlights: those on which one of the tags stands now. */
async function targetsWithTags(
  db: OffprintDatabase,
  tagIds: readonly string[],
  kind: Tagging['targetKind'],
): Promise<string[]> {
  const ids = tagIds.map((id) =>
    db.taggings
      .where('[tagId+targetKind+deletedAt+savedAt+articleId]')
      .between([id, kind, 0, minKey, minKey], [id, kind, 0, maxKey, maxKey])
      .toArray((taggings) => taggings.map(({ targetId }) => targetId)),
  )
  return (await Promise.all(ids)).flat()
}

async function present<R>(rows: PromiseLike<(R | undefined)[]>): Promise<R[]> {
  return (await rows).filter((row) => row !== undefined)
}

/** What is counted under its tags, and under what else it stands. */
interface Tagged<R extends { id: string }> {
  readonly kind: Tagging['targetKind']
  readonly table: 'articles' | 'highlights'
  /** Those that its counters depend on. */
  readonly fields: readonly string[]
  readonly read: (tx: WriteTransaction, ids: string[]) => PromiseLike<(R | undefined)[]>
  readonly contributionOf: (row: R, tagPaths: readonly string[]) => ReadonlySet<string>
}

const ARTICLES: Tagged<Article> = {
  kind: 'article',
  table: 'articles',
  fields: ['deletedAt', 'location', 'favorite'],
  read: (tx, ids) => tx.read('articles', ids),
  contributionOf,
}

const HIGHLIGHTS: Tagged<Highlight> = {
  kind: 'highlight',
  table: 'highlights',
  fields: ['deletedAt'],
  read: (tx, ids) => tx.read('highlights', ids),
  contributionOf: highlightContributionOf,
}

/**
 * Of the taggings of targets those on which it depends by how much the counters move. What a target has besides counts as much before
 * as after, where the target lives as before and neither a tag on it nor one near that came or went.
 */
async function readTelling(
  { db }: WriteTransaction,
  touched: Touched,
  touchedTaggings: readonly Tagging[],
  whole: ReadonlySet<string>,
): Promise<Tagging[]> {
  const retagged = touchedTaggings.filter(({ targetId }) => !whole.has(targetId))
  const isAlone = retagged.length === 0 || (await standAlone(db, touched, retagged))
  const ids = isAlone ? whole : new Set([...whole, ...retagged.map(({ targetId }) => targetId)])
  // The key of a tagging begins with its target.
  const read = await readByBeginnings(db.taggings, [...ids])
  return isAlone ? [...read, ...retagged] : read
}

/** Whether taggings are all with one tag that has no other above it, below it or beside it, and had none before. */
async function standAlone(
  db: OffprintDatabase,
  touched: Touched,
  taggings: readonly Tagging[],
): Promise<boolean> {
  if (touched.of('tags', 'path', 'deletedAt').length > 0) return false
  const used = new Set(taggings.map(({ tagId }) => tagId))
  const tags = (await readTags(db)).map(({ id, path }) => ({ id, root: rootOf(path) }))
  const roots = new Set(tags.filter(({ id }) => used.has(id)).map(({ root }) => root))
  return used.size === 1 && tags.filter(({ root }) => roots.has(root)).length === 1
}

const rootOf = (path: string) => tagKey(ancestorsOf(path as TagPath)[0] ?? path)

/** Moves the counters of places and tags by what the action did to articles, or to highlights. @param tagIds tags that changed */
async function moveTagged<R extends { id: string }>(
  tx: WriteTransaction,
  touched: Touched,
  tagIds: readonly string[],
  moves: Moves,
  { kind, table, fields, read, contributionOf }: Tagged<R>,
): Promise<void> {
  const touchedTaggings = touched
    .of('taggings', 'deletedAt', 'tagId')
    .map(rowOf<Tagging>)
    .filter(({ targetKind }) => targetKind === kind)
  const withTags = await targetsWithTags(tx.db, tagIds, kind)
  const targetIds = new Set([
    ...touched.of(table, ...fields).map(({ id }) => id),
    ...touchedTaggings.map(({ targetId }) => targetId),
    ...withTags,
  ])
  /** Those of which all that they have comes or goes, or may. */
  const whole = new Set([...touched.of(table, 'deletedAt').map(({ id }) => id), ...withTags])
  if (targetIds.size === 0) return
  const ids = [...targetIds]
  const rows = [
    ...(await present(read(tx, ids))),
    ...touched.removed<R>(table).filter(({ id }) => targetIds.has(id)),
  ]
  const taggings = [
    ...(await readTelling(tx, touched, touchedTaggings, whole)),
    ...touched.removed<Tagging>('taggings').filter(({ targetId }) => targetIds.has(targetId)),
  ]
  const usedTags = [...new Set(taggings.map(({ tagId }) => tagId))]
  const tags = [...(await present(tx.db.tags.bulkGet(usedTags))), ...touched.removed<Tag>('tags')]
  for (const [time, by] of [
    ['before', -1],
    ['after', 1],
  ] as const) {
    const paths = new Map<string, string>()
    for (const tag of tags) {
      const then = touched.at(time, 'tags', tag)
      if (then?.deletedAt === 0) paths.set(then.id, then.path)
    }
    const pathsByTarget = new Map<string, string[]>()
    for (const tagging of taggings) {
      const then = touched.at(time, 'taggings', tagging)
      const path = then?.deletedAt === 0 ? paths.get(then.tagId) : undefined
      if (path === undefined) continue
      const list = pathsByTarget.get(tagging.targetId) ?? []
      list.push(path)
      pathsByTarget.set(tagging.targetId, list)
    }
    for (const row of rows) {
      const then = touched.at(time, table, row)
      if (!then) continue
      for (const key of contributionOf(then, pathsByTarget.get(row.id) ?? [])) move(moves, key, by)
    }
  }
}

interface Written {
  readonly id: string
  readonly articleId: string
  readonly deletedAt: number
}

/**
 * Moves an article's counters of highlights and notes. Those that went into the Trash together with their article stay counted: they
 * are still shown on it.
 */
async function moveAnnotations(tx: WriteTransaction, touched: Touched, moves: Moves): Promise<void> {
  const written = [
    ...touched
      .of('highlights', 'deletedAt', 'articleId')
      .map((touch) => [touch, counterKey.highlights] as const),
    ...touched.of('notes', 'deletedAt', 'articleId').map((touch) => [touch, counterKey.notes] as const),
  ]
  if (written.length === 0) return
  const rows = written.flatMap(([{ before, after }]) => [before, after] as unknown as (Written | null)[])
  const ids = [...new Set(rows.flatMap((row) => row?.articleId ?? []))]
  const found = [...(await present(tx.read('articles', ids))), ...touched.removed<Article>('articles')]
  const articles = new Map(found.map((article) => [article.id, article]))
  for (const [touch, keyOf] of written) {
    for (const [time, by] of [
      ['before', -1],
      ['after', 1],
    ] as const) {
      const row = touch[time] as Written | null
      const article = row && articles.get(row.articleId)
      const owner = article && touched.at(time, 'articles', article)
      if (row && owner && row.deletedAt === owner.deletedAt) move(moves, keyOf(row.articleId), by)
    }
  }
}

interface Entry {
  readonly targetKind?: string
  readonly deletedAt: number
}

/** How many entries of the notebook a highlight or a note is: a note on a highlight stands under it. */
export const countInNotebook = ({ targetKind, deletedAt }: Entry): 0 | 1 =>
  deletedAt === 0 && targetKind !== 'highlight' ? 1 : 0

function moveNotebook(touched: Touched, moves: Moves): void {
  for (const table of ['highlights', 'notes'] as const) {
    for (const { before, after } of touched.of(table, 'deletedAt')) {
      if (before) move(moves, counterKey.notebook, -countInNotebook(before as unknown as Entry))
      if (after) move(moves, counterKey.notebook, countInNotebook(after as unknown as Entry))
    }
  }
}

/** Brings the counters up to what an action did. Part of the write door. */
export async function moveCounters(tx: WriteTransaction): Promise<void> {
  const { db } = tx
  const touched = new Touched(tx.touched())
  const moves: Moves = new Map()
  const areTagsMoved = await moveChangedTags(tx, touched, moves)
  const tagIds = areTagsMoved ? [] : touchedTags(touched).map(({ id }) => id)
  await moveTagged(tx, touched, tagIds, moves, ARTICLES)
  await moveTagged(tx, touched, tagIds, moves, HIGHLIGHTS)
  await moveAnnotations(tx, touched, moves)
  moveNotebook(touched, moves)
  const keys = [...moves].flatMap(([key, by]) => (by === 0 ? [] : [key]))
  if (keys.length === 0) return
  const rows = await db.counters.bulkGet(keys)
  const next = keys.map((key, index) => ({ key, value: (rows[index]?.value ?? 0) + (moves.get(key) ?? 0) }))
  await db.counters.bulkPut(next.filter(({ value }) => value !== 0))
  await db.counters.bulkDelete(next.filter(({ value }) => value === 0).map(({ key }) => key))
}
