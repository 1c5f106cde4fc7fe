import { describe as describePassage } from '../../shared/anchoring/describe.ts'
import type { TextRange } from '../../shared/anchoring/text-range.ts'
import type { Anchor, HighlightStyle, MarkedElement } from '../../shared/annotation/highlight.ts'
import type { HighlightColor } from '../../shared/annotation/highlight-colors.ts'
import { isMuchThinner } from '../../shared/article/much-thinner.ts'
import type { Version } from '../../shared/article/version.ts'
import { type Failure, fail, ok, type Result } from '../../shared/result.ts'
import { anchorId } from './annotation-repository.ts'
import {
  allSettled,
  anchorElsewhere,
  anchorMissing,
  anchorRow,
  followPlaces,
  readVersionText,
} from './highlight-anchors.ts'
import { showVersion } from './show-version.ts'
import type { WriteTransaction } from './write-transaction.ts'

/** A stretch of a version's text: UTF-16 units, end exclusive. */
export interface VersionPassage extends TextRange {
  readonly versionId: string
}

export interface MarkedPassage extends VersionPassage {
  readonly id: string
  readonly articleId: string
  readonly color: HighlightColor
  readonly style: HighlightStyle
  readonly headingPath: readonly string[]
  readonly element?: MarkedElement | undefined
  /** When it was made, if that was elsewhere. */
  readonly createdAt?: number
}

type MarkingFailure = Failure<'not-found' | 'bad-input'>

/** Marks a passage of a version, and finds it in the article's other versions as well. */
export async function insertHighlight(
  tx: WriteTransaction,
  { id, articleId, versionId, start, end, color, style, headingPath, element, createdAt }: MarkedPassage,
): Promise<Result<{ id: string; articleId: string; savedAt: number }, MarkingFailure>> {
  const article = await tx.db.articles.get(articleId)
  if (article?.deletedAt !== 0) return fail('not-found', `No article ${articleId}`)
  const described = await describeIn(tx, articleId, { versionId, start, end }, element?.kind === 'image')
  if (!described.ok) return described
  await tx.put('highlights', [
    {
      id,
      articleId,
      versionId,
      ...described.value,
      color,
      style,
      headingPath: [...headingPath],
      ...(element ? { element } : {}),
      ...(createdAt === undefined ? {} : { createdAt }),
    },
  ])
  await tx.put('anchors', [anchorRow(versionId, id, { start, end, status: 'exact', confidence: 1 })])
  await anchorElsewhere(tx, id, versionId)
  return ok({ id, articleId, savedAt: article.savedAt })
}

/** Gives a highlight other ends, in the version in which that was done; in the others its new passage is looked for. */
export async function resizeHighlight(
  tx: WriteTransaction,
  id: string,
  passage: VersionPassage,
  headingPath: readonly string[],
): Promise<Result<null, MarkingFailure>> {
  const highlight = await tx.db.highlights.get(id)
  if (highlight?.deletedAt !== 0) return fail('not-found', `No highlight ${id}`)
  if (highlight.element) return fail('bad-input', 'An element is marked as a whole')
  const described = await describeIn(tx, highlight.articleId, passage)
  if (!described.ok) return described
  const { versionId, start, end } = passage
  await tx.patch('highlights', id, { versionId, ...described.value, headingPath: [...headingPath] })
  await tx.put('anchors', [anchorRow(versionId, id, { start, end, status: 'exact', confidence: 1 })])
  await anchorElsewhere(tx, id, versionId)
  return ok(null)
}

/** Puts a highlight where a person says that its passage is in a version. What was marked, and where it was, stays known. */
export async function attachHighlight(
  tx: WriteTransaction,
  id: string,
  passage: VersionPassage,
): Promise<Result<null, MarkingFailure>> {
  const highlight = await tx.db.highlights.get(id)
  if (highlight?.deletedAt !== 0) return fail('not-found', `No highlight ${id}`)
  const described = await describeIn(tx, highlight.articleId, passage, highlight.element?.kind === 'image')
  if (!described.ok) return described
  const { versionId, start, end } = passage
  const place = { start, end, status: 'sure', confidence: 1 } as const
  await tx.put('anchors', [{ ...anchorRow(versionId, id, place), confirmedAt: tx.now }])
  const followed = await followPlaces(tx, highlight.articleId, versionId, [id])
  await showIfSettled(tx, highlight.articleId, [versionId, ...followed])
  return ok(null)
}

/** A person says that highlights stand rightly where they were found in a version. */
export async function confirmPlaces(
  tx: WriteTransaction,
  versionId: string,
  ids: readonly string[],
): Promise<Result<null, MarkingFailure>> {
  const version = await tx.db.versions.get(versionId)
  if (version?.deletedAt !== 0) return fail('not-found', `No version ${versionId}`)
  const anchors = await tx.db.anchors.bulkGet(ids.map((id) => anchorId(versionId, id)))
  const places = anchors.filter((anchor) => anchor?.deletedAt === 0 && anchor.status !== 'orphan') as Anchor[]
  if (places.length === 0) return fail('not-found', 'No such place')
  await tx.patchAll(
    'anchors',
    places.filter(({ confirmedAt }) => confirmedAt === 0).map(({ id }) => [id, { confirmedAt: tx.now }]),
  )
  const confirmed = places.map(({ highlightId }) => highlightId)
  const followed = await followPlaces(tx, version.articleId, versionId, confirmed)
  await showIfSettled(tx, version.articleId, [versionId, ...followed])
  return ok(null)
}

/** A person says that highlights have no place in a version. They keep the places that they have in others. */
export async function detachHighlights(
  tx: WriteTransaction,
  versionId: string,
  ids: readonly string[],
): Promise<Result<null, MarkingFailure>> {
  const version = await tx.db.versions.get(versionId)
  if (version?.deletedAt !== 0) return fail('not-found', `No version ${versionId}`)
  const highlights = await tx.db.highlights.bulkGet([...new Set(ids)])
  const known = highlights.filter(
    (highlight) => highlight?.deletedAt === 0 && highlight.articleId === version.articleId,
  )
  if (known.length === 0) return fail('not-found', 'No such highlight')
  if (known.some((highlight) => highlight?.versionId === versionId))
    return fail('bad-input', 'A highlight is in the version that it was made on')
  await tx.put(
    'anchors',
    known.flatMap((highlight) =>
      highlight ? [{ ...anchorRow(versionId, highlight.id, null), confirmedAt: tx.now }] : [],
    ),
  )
  await showIfSettled(tx, version.articleId, [versionId])
  return ok(null)
}

/** Deletes highlights, with the notes and the tags on them. */
export async function deleteHighlights(tx: WriteTransaction, ids: readonly string[]): Promise<void> {
  await tx.softDelete('highlights', ids)
  await tx.softDelete('notes', await tx.db.notes.where('targetId').anyOf(ids).primaryKeys())
  await tx.softDelete('taggings', await tx.db.taggings.where('targetId').anyOf(ids).primaryKeys())
}

/** Of these versions the newest becomes the one that is shown, if it is newer, not cut short, and every highlight stands where it belongs in it. */
async function showIfSettled(
  tx: WriteTransaction,
  articleId: string,
  versionIds: readonly string[],
): Promise<void> {
  const article = await tx.db.articles.get(articleId)
  const shown = await tx.db.versions.get(article?.versionId ?? '')
  if (!shown) return
  const versions = await tx.db.versions.bulkGet([...versionIds])
  const newer = versions.filter((version) => version !== undefined && isNewer(version, shown)) as Version[]
  for (const { id, captured } of newer.toSorted((a, b) => (isNewer(a, b) ? -1 : 1))) {
    if (captured && isMuchThinner(article?.captured.wordCount ?? 0, captured.wordCount)) continue
    await anchorMissing(tx, articleId, id)
    if (await allSettled(tx.db, articleId, id)) return showVersion(tx, articleId, id)
  }
}

/** In the order in which versions are listed. */
const isNewer = (a: Version, b: Version): boolean =>
  a.capturedAt > b.capturedAt || (a.capturedAt === b.capturedAt && a.id > b.id)

async function describeIn(
  tx: WriteTransaction,
  articleId: string,
  { versionId, start, end }: VersionPassage,
  mayBeEmpty = false,
) {
  const version = await tx.db.versions.get(versionId)
  const text =
    version?.articleId === articleId && version.deletedAt === 0
      ? await readVersionText(tx.db, versionId)
      : null
  if (text === null) return fail('not-found', `No version ${versionId} of an article ${articleId}`)
  if (!(start >= 0 && (mayBeEmpty ? start <= end : start < end) && end <= text.length))
    return fail('bad-input', 'The passage is not in the text')
  return ok({ selectors: describePassage(text, { start, end }), quote: text.slice(start, end) })
}
