import { alignDocuments, type DocumentAlignment } from '../../shared/anchoring/align-documents.ts'
import { type Anchoring, anchor, type Selectors } from '../../shared/anchoring/anchor.ts'
import { anchorAcross } from '../../shared/anchoring/anchor-across.ts'
import { describe as describePassage } from '../../shared/anchoring/describe.ts'
import { type PreparedText, prepareText } from '../../shared/anchoring/prepare-text.ts'
import type { TextRange } from '../../shared/anchoring/text-range.ts'
import { type Anchor, type Highlight, isSettled } from '../../shared/annotation/highlight.ts'
import type { CarriedHighlights } from '../../shared/article/extraction-job.ts'
import type { Version } from '../../shared/article/version.ts'
import { anchorId } from './annotation-repository.ts'
import type { OffprintDatabase } from './database.ts'
import { type ElementPlaces, readElementPlaces } from './element-places.ts'
import type { NewRow } from './replicated.ts'
import type { WriteTransaction } from './write-transaction.ts'

/** A version and its text. */
export interface VersionText {
  readonly versionId: string
  readonly text: string
}

/** A version in which a highlight has a place: the one it was made in (`null`: as it is described), or another. */
interface KnownPlace {
  readonly versionId: string
  readonly place: TextRange | null
}

/** A version that highlights are carried over from. */
interface Source {
  /** Null when it is not there any more. */
  readonly text: string | null
  readonly finder: (selectors: Selectors) => Anchoring | null
}

/** A highlight's place as a row; `null` is an orphan, which has no place. */
export function anchorRow(
  versionId: string,
  highlightId: string,
  place: Anchoring | null,
): NewRow<'anchors'> {
  const { start, end, status, confidence } = place ?? {
    start: 0,
    end: 0,
    status: 'orphan' as const,
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
 * Finds each highlight in another version's text: from where a person last put it, from where it was made, then from the other versions
 * in which it surely stands, newest first; the first sure place counts. Both texts are aligned where the older one is at hand.
 */
export async function anchorInto(
  db: OffprintDatabase,
  target: VersionText,
  highlights: readonly Highlight[],
): Promise<NewRow<'anchors'>[]> {
  if (highlights.length === 0) return []
  const places = await TargetVersion.open(db, target, highlights)
  return highlights.map((highlight) => anchorRow(target.versionId, highlight.id, places.find(highlight)))
}

/**
 * A version in which highlights are looked for. What has to be read for it is read when it is opened: within a transaction, Dexie loses
 * its way after a hundred awaits in which the database is not asked. What is costly to work out is worked out once.
 */
class TargetVersion {
  private readonly index: PreparedText
  private readonly known: ReadonlyMap<string, readonly Anchor[]>
  private readonly newestFirst: readonly string[]
  private readonly sources: ReadonlyMap<string, Source>
  private readonly elements: ReadonlyMap<string, ElementPlaces | null>
  private readonly versionId: string

  private constructor(
    target: VersionText,
    sources: ReadonlyMap<string, string | null>,
    elements: ReadonlyMap<string, ElementPlaces | null>,
    known: ReadonlyMap<string, readonly Anchor[]>,
    newestFirst: readonly string[],
  ) {
    this.versionId = target.versionId
    this.index = prepareText(target.text)
    this.elements = elements
    this.known = known
    this.newestFirst = newestFirst
    this.sources = new Map(
      [...sources].map(([id, text]) => [id, { text, finder: finderFrom(text, this.index) }]),
    )
  }

  static async open(
    db: OffprintDatabase,
    target: VersionText,
    highlights: readonly Highlight[],
  ): Promise<TargetVersion> {
    const ids = highlights.map(({ id }) => id)
    const anchors = await db.anchors.where('highlightId').anyOf(ids).toArray()
    const known = new Map<string, Anchor[]>(ids.map((id) => [id, []]))
    for (const each of anchors)
      if (each.deletedAt === 0 && each.versionId !== target.versionId) known.get(each.highlightId)?.push(each)
    const versionIds = [...highlights, ...[...known.values()].flat()].map(({ versionId }) => versionId)
    const versions = await db.versions.bulkGet([...new Set(versionIds)])
    const newestFirst = versions
      .filter((version) => version !== undefined)
      .sort((a, b) => b.capturedAt - a.capturedAt)
      .map(({ id }) => id)
    const sources = new Map<string, string | null>()
    for (const id of new Set(versionIds)) sources.set(id, await readVersionText(db, id))
    const elements = await readElements(db, target.versionId, highlights, [...sources.keys()])
    return new TargetVersion(target, sources, elements, known, newestFirst)
  }

  find(highlight: Highlight): Anchoring | null {
    let best: Anchoring | null = null
    for (const known of this.knownPlaces(highlight)) {
      const found = this.findFrom(highlight, known)
      if (found && found.status !== 'unsure') return found
      best ??= found
    }
    return best
  }

  /** Where a highlight is by what one of the other versions says. */
  private findFrom(
    { element, selectors: described }: Highlight,
    { versionId, place }: KnownPlace,
  ): Anchoring | null {
    const source = this.sources.get(versionId)
    if (!source || (place && source.text === null)) return null
    const selectors = place && source.text !== null ? describePassage(source.text, place) : described
    const { start, end } = selectors.position
    const target = this.elements.get(this.versionId)
    if (element?.kind === 'image' && start === end) {
      const image = this.elements.get(versionId)?.imageAt(start, element.source)
      // Where its version is gone, the highlight itself knows the address.
      const identity = image ?? (place ? null : { source: element.source, hash: '' })
      return (identity && target?.findImage(identity, selectors)) ?? null
    }
    const found = source.finder(selectors)
    // A table that gained a row is still the whole table.
    return found && element && target ? target.whole(element.kind, found) : found
  }

  /** Versions in which the highlight has a place, in the order of how much that says. */
  private knownPlaces({ id, versionId }: Highlight): KnownPlace[] {
    const rank = (anchor: Anchor) => this.newestFirst.indexOf(anchor.versionId)
    // Where a person said that it is not in a version it has no place there, however settled that is.
    const settled = (this.known.get(id) ?? [])
      .filter((anchor) => isSettled(anchor) && anchor.status !== 'orphan')
      .sort((a, b) => rank(a) - rank(b))
    const toPlace = (anchor: Anchor): KnownPlace => ({ versionId: anchor.versionId, place: anchor })
    const confirmed = settled.filter(({ confirmedAt }) => confirmedAt > 0)
    const found = settled.filter((anchor) => anchor.confirmedAt === 0 && anchor.versionId !== versionId)
    return [...confirmed.map(toPlace), { versionId, place: null }, ...found.map(toPlace)]
  }
}

/** The elements of the version that is searched and, for images, of those that they are known from. */
async function readElements(
  db: OffprintDatabase,
  targetId: string,
  highlights: readonly Highlight[],
  sourceIds: readonly string[],
): Promise<ReadonlyMap<string, ElementPlaces | null>> {
  const kinds = new Set(highlights.map(({ element }) => element?.kind))
  kinds.delete(undefined)
  const ids = kinds.has('image') ? [targetId, ...sourceIds] : kinds.size > 0 ? [targetId] : []
  const elements = new Map<string, ElementPlaces | null>()
  for (const id of new Set(ids)) elements.set(id, await readElementPlaces(db, id))
  return elements
}

function finderFrom(source: string | null, target: PreparedText): (selectors: Selectors) => Anchoring | null {
  if (source === null) return (selectors) => anchor(target.text, selectors, { index: target })
  // Aligning is the costly part, and an image needs none of it.
  let alignment: DocumentAlignment | undefined
  return (selectors) => {
    alignment ??= alignDocuments(prepareText(source), target)
    return anchorAcross(alignment, selectors)
  }
}

/** Finds the places of an article's highlights in a version for those that have none there yet. */
export async function anchorMissing(
  tx: WriteTransaction,
  articleId: string,
  versionId: string,
): Promise<void> {
  const known = await tx.db.anchors.where('versionId').equals(versionId).toArray()
  const placed = new Set(
    known.filter(({ deletedAt }) => deletedAt === 0).map(({ highlightId }) => highlightId),
  )
  const highlights = await tx.db.highlights.where('articleId').equals(articleId).toArray()
  const missing = highlights.filter(({ id, deletedAt }) => deletedAt === 0 && !placed.has(id))
  await anchorAnew(tx, versionId, missing)
}

/** Finds highlights in a version, whatever was known of them there. */
export async function anchorAnew(
  tx: WriteTransaction,
  versionId: string,
  highlights: readonly Highlight[],
): Promise<void> {
  if (highlights.length === 0) return
  const text = await readVersionText(tx.db, versionId)
  if (text !== null) await anchorInText(tx, { versionId, text }, highlights)
}

async function anchorInText(
  tx: WriteTransaction,
  target: VersionText,
  highlights: readonly Highlight[],
): Promise<void> {
  await tx.put('anchors', await anchorInto(tx.db, target, highlights))
}

/** Finds a highlight in all other versions of its article, after a person gave it a passage in one; nothing else of it holds any more. */
export async function anchorElsewhere(
  tx: WriteTransaction,
  highlightId: string,
  placedIn: string,
): Promise<void> {
  const highlight = await tx.db.highlights.get(highlightId)
  if (!highlight) return
  // Places of the passage that it had must not lead to places of the one that it has.
  const anchors = await tx.db.anchors.where('highlightId').equals(highlightId).toArray()
  await tx.softDelete(
    'anchors',
    anchors.filter(({ versionId }) => versionId !== placedIn).map(({ id }) => id),
  )
  const versions = await livingVersions(tx.db, highlight.articleId)
  for (const { id } of versions) if (id !== placedIn) await anchorAnew(tx, id, [highlight])
}

/**
 * Lets an article's other versions follow what a person said of highlights in one: where they are not settled, and in newer versions
 * where they were found by what was known before. Where a person put them, or marked them, they stay.
 * @returns ids of the versions in which one of them has come to stand elsewhere, or settled
 */
export async function followPlaces(
  tx: WriteTransaction,
  articleId: string,
  versionId: string,
  highlightIds: readonly string[],
): Promise<string[]> {
  const highlights = (await tx.db.highlights.bulkGet([...highlightIds])).filter(
    (highlight) => highlight?.deletedAt === 0,
  ) as Highlight[]
  const versions = await livingVersions(tx.db, articleId)
  const placedAt = versions.find(({ id }) => id === versionId)?.capturedAt ?? 0
  const newer = new Set(versions.filter(({ capturedAt }) => capturedAt > placedAt).map(({ id }) => id))
  const others = versions.filter(({ id }) => id !== versionId)
  return findAgain(tx, others, highlights, (anchor, highlight) => {
    if (!isSettled(anchor)) return true
    return newer.has(anchor.versionId) && anchor.confirmedAt === 0 && highlight.versionId !== anchor.versionId
  })
}

/**
 * Finds highlights in versions in which they were never looked for, or are to be looked for again; what was known of them there is
 * forgotten first, in all of the versions, so that it leads nowhere.
 * @returns ids of the versions in which any was looked for
 */
export async function findAgain(
  tx: WriteTransaction,
  versions: readonly Version[],
  highlights: readonly Highlight[],
  isStale: (anchor: Anchor, highlight: Highlight) => boolean,
): Promise<string[]> {
  const work: { target: VersionText; again: Highlight[] }[] = []
  for (const { id: versionId } of versions) {
    const anchors = await tx.db.anchors.bulkGet(highlights.map(({ id }) => anchorId(versionId, id)))
    const again = highlights.filter((highlight, index) => {
      const known = anchors[index]
      return known?.deletedAt !== 0 || isStale(known, highlight)
    })
    // In a text that cannot be read nothing can be found: what is known of it stays.
    const text = again.length === 0 ? null : await readVersionText(tx.db, versionId)
    if (text === null) continue
    work.push({ target: { versionId, text }, again })
    await tx.softDelete(
      'anchors',
      again.map(({ id }) => anchorId(versionId, id)),
    )
  }
  for (const { target, again } of work) await anchorInText(tx, target, again)
  return work.map(({ target }) => target.versionId)
}

/** Oldest first. */
export async function livingVersions(db: OffprintDatabase, articleId: string): Promise<Version[]> {
  const versions = await db.versions.where('articleId').equals(articleId).toArray()
  return versions.filter(({ deletedAt }) => deletedAt === 0).sort((a, b) => a.capturedAt - b.capturedAt)
}

/** Whether every highlight of an article is where it belongs in a version, so that the version may be shown by itself. */
export async function allSettled(
  db: OffprintDatabase,
  articleId: string,
  versionId: string,
): Promise<boolean> {
  const { unsure, orphaned } = await countCarried(db, articleId, versionId)
  return unsure + orphaned === 0
}

/** How many of an article's highlights are settled in a version, are to be confirmed there, or have no place in it. */
export async function countCarried(
  db: OffprintDatabase,
  articleId: string,
  versionId: string,
): Promise<CarriedHighlights> {
  const highlights = await db.highlights.where('articleId').equals(articleId).toArray()
  const living = highlights.filter(({ deletedAt }) => deletedAt === 0)
  const anchors = await db.anchors.bulkGet(living.map(({ id }) => anchorId(versionId, id)))
  const counts = { sure: 0, unsure: 0, orphaned: 0 }
  for (const found of anchors) {
    // One that was never looked for there is not known to stand there.
    const anchor = found?.deletedAt === 0 ? found : undefined
    if (!anchor || (anchor.status === 'orphan' && !isSettled(anchor))) counts.orphaned++
    else counts[isSettled(anchor) ? 'sure' : 'unsure']++
  }
  return counts
}
