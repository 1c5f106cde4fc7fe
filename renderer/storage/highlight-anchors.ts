import { alignDocuments } from '../../shared/anchoring/align-documents.ts'
import { type Anchoring, anchor, type Selectors } from '../../shared/anchoring/anchor.ts'
import { anchorAcross } from '../../shared/anchoring/anchor-across.ts'
import { describe as describePassage } from '../../shared/anchoring/describe.ts'
import { type PreparedText, prepareText } from '../../shared/anchoring/prepare-text.ts'
import type { TextRange } from '../../shared/anchoring/text-range.ts'
import { type Anchor, type Highlight, isSettled } from '../../shared/annotation/highlight.ts'
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
  const rows: NewRow<'anchors'>[] = []
  for (const highlight of highlights)
    rows.push(anchorRow(target.versionId, highlight.id, await places.find(highlight)))
  return rows
}

/** A version in which highlights are looked for; what is costly to know of it and of the others is worked out once. */
class TargetVersion {
  private readonly db: OffprintDatabase
  private readonly index: PreparedText
  private readonly elements: ElementPlaces | null
  private readonly known: ReadonlyMap<string, readonly Anchor[]>
  private readonly newestFirst: readonly string[]
  private readonly sources = new Map<string, Source>()

  private constructor(
    db: OffprintDatabase,
    target: VersionText,
    elements: ElementPlaces | null,
    known: ReadonlyMap<string, readonly Anchor[]>,
    newestFirst: readonly string[],
  ) {
    this.db = db
    this.index = prepareText(target.text)
    this.elements = elements
    this.known = known
    this.newestFirst = newestFirst
  }

  static async open(
    db: OffprintDatabase,
    target: VersionText,
    highlights: readonly Highlight[],
  ): Promise<TargetVersion> {
    const hasElements = highlights.some(({ element }) => element !== undefined)
    const elements = hasElements ? await readElementPlaces(db, target.versionId) : null
    const ids = highlights.map(({ id }) => id)
    const anchors = await db.anchors.where('highlightId').anyOf(ids).toArray()
    const known = new Map<string, Anchor[]>(ids.map((id) => [id, []]))
    for (const each of anchors)
      if (each.deletedAt === 0 && each.versionId !== target.versionId) known.get(each.highlightId)?.push(each)
    const versions = await db.versions.bulkGet([...new Set(anchors.map(({ versionId }) => versionId))])
    const newestFirst = versions
      .filter((version) => version !== undefined)
      .sort((a, b) => b.capturedAt - a.capturedAt)
      .map(({ id }) => id)
    return new TargetVersion(db, target, elements, known, newestFirst)
  }

  async find(highlight: Highlight): Promise<Anchoring | null> {
    if (highlight.element?.kind === 'image') return this.elements?.findImage(highlight) ?? null
    let best: Anchoring | null = null
    for (const { versionId, place } of this.knownPlaces(highlight)) {
      const { text, finder } = await this.source(versionId)
      if (place && text === null) continue
      const selectors = place && text !== null ? describePassage(text, place) : highlight.selectors
      const found = finder(selectors)
      if (found && found.status !== 'unsure') return this.whole(highlight, found)
      best ??= found
    }
    return best && this.whole(highlight, best)
  }

  /** A table that gained a row is still the whole table. */
  private whole({ element }: Highlight, place: Anchoring): Anchoring {
    return element && this.elements ? this.elements.whole(element.kind, place) : place
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

  private async source(versionId: string): Promise<Source> {
    const known = this.sources.get(versionId)
    if (known) return known
    const text = await readVersionText(this.db, versionId)
    const source = { text, finder: finderFrom(text, this.index) }
    this.sources.set(versionId, source)
    return source
  }
}

function finderFrom(source: string | null, target: PreparedText): (selectors: Selectors) => Anchoring | null {
  if (source === null) return (selectors) => anchor(target.text, selectors, { index: target })
  const alignment = alignDocuments(prepareText(source), target)
  return (selectors) => anchorAcross(alignment, selectors)
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
  if (text !== null) await tx.put('anchors', await anchorInto(tx.db, { versionId, text }, highlights))
}

/**
 * Finds a highlight in the other versions of its article, after it was put somewhere by a person.
 * @param lookAgain whether to look again where a place is known already
 */
export async function anchorElsewhere(
  tx: WriteTransaction,
  highlightId: string,
  placedIn: string,
  lookAgain: (anchor: Anchor) => boolean = () => true,
): Promise<void> {
  const highlight = await tx.db.highlights.get(highlightId)
  if (!highlight) return
  const versions = await tx.db.versions.where('articleId').equals(highlight.articleId).toArray()
  for (const { id, deletedAt } of versions) {
    if (id === placedIn || deletedAt !== 0) continue
    const known = await tx.db.anchors.get(anchorId(id, highlightId))
    if (known?.deletedAt !== 0 || lookAgain(known)) await anchorAnew(tx, id, [highlight])
  }
}

/** Whether every highlight of an article is where it belongs in a version, so that the version may be shown by itself. */
export async function allSettled(
  db: OffprintDatabase,
  articleId: string,
  versionId: string,
): Promise<boolean> {
  const highlights = await db.highlights.where('articleId').equals(articleId).toArray()
  const ids = new Set(highlights.filter(({ deletedAt }) => deletedAt === 0).map(({ id }) => id))
  const anchors = await db.anchors.where('versionId').equals(versionId).toArray()
  return anchors
    .filter(({ highlightId, deletedAt }) => deletedAt === 0 && ids.has(highlightId))
    .every(isSettled)
}
