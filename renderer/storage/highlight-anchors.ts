import { alignDocuments } from '../../shared/anchoring/align-documents.ts'
import { type Anchoring, anchor } from '../../shared/anchoring/anchor.ts'
import { anchorAcross } from '../../shared/anchoring/anchor-across.ts'
import { type PreparedText, prepareText } from '../../shared/anchoring/prepare-text.ts'
import type { Anchor, AnchorStatus, Highlight } from '../../shared/annotation/highlight.ts'
import { anchorId } from './annotation-repository.ts'
import type { OffprintDatabase } from './database.ts'
import type { NewRow } from './replicated.ts'
import type { WriteTransaction } from './write-transaction.ts'

/** A version and its text. */
export interface VersionText {
  readonly versionId: string
  readonly text: string
}

/** A highlight's place as a row; `null` is an orphan, which has no place. */
export function anchorRow(
  versionId: string,
  highlightId: string,
  place: Anchoring | null,
): NewRow<'anchors'> {
  const {
    start,
    end,
    status,
    confidence,
  }: Pick<Anchor, 'start' | 'end' | 'confidence'> & { status: AnchorStatus } = place ?? {
    start: 0,
    end: 0,
    status: 'orphan',
    confidence: 0,
  }
  const id = anchorId(versionId, highlightId)
  return { id, versionId, highlightId, start, end, status, confidence, confirmedAt: 0 }
}

/** The text of a version; null when the version or its body is not there. */
export async function readVersionText(db: OffprintDatabase, versionId: string): Promise<string | null> {
  const version = await db.versions.get(versionId)
  const body = version && (await db.bodies.get(version.bodyHash))
  return body?.text ?? null
}

/**
 * Finds each highlight in another version's text: by aligning both texts where the one that it was made on is at hand, else by its
 * selectors alone.
 */
export async function anchorInto(
  db: OffprintDatabase,
  target: VersionText,
  highlights: readonly Highlight[],
): Promise<NewRow<'anchors'>[]> {
  if (highlights.length === 0) return []
  const index = prepareText(target.text)
  const place = new Map<string, (highlight: Highlight) => Anchoring | null>()
  for (const versionId of new Set(highlights.map((highlight) => highlight.versionId))) {
    place.set(versionId, placing(await readVersionText(db, versionId), index))
  }
  return highlights.map((highlight) =>
    anchorRow(target.versionId, highlight.id, place.get(highlight.versionId)?.(highlight) ?? null),
  )
}

function placing(source: string | null, target: PreparedText): (highlight: Highlight) => Anchoring | null {
  if (source === null) return ({ selectors }) => anchor(target.text, selectors, { index: target })
  const alignment = alignDocuments(prepareText(source), target)
  return ({ selectors }) => anchorAcross(alignment, selectors)
}

/** Finds the places of an article's highlights in a version for those that have none there yet. */
export async function anchorMissing(
  tx: WriteTransaction,
  articleId: string,
  versionId: string,
): Promise<void> {
  const text = await readVersionText(tx.db, versionId)
  if (text === null) return
  const known = await tx.db.anchors.where('versionId').equals(versionId).toArray()
  const placed = new Set(
    known.filter(({ deletedAt }) => deletedAt === 0).map(({ highlightId }) => highlightId),
  )
  const highlights = await tx.db.highlights.where('articleId').equals(articleId).toArray()
  const missing = highlights.filter(({ id, deletedAt }) => deletedAt === 0 && !placed.has(id))
  await tx.put('anchors', await anchorInto(tx.db, { versionId, text }, missing))
}
