import type { Anchoring } from '../../shared/anchoring/anchor.ts'
import type { TextRange } from '../../shared/anchoring/text-range.ts'
import type { Highlight, MarkedElementKind } from '../../shared/annotation/highlight.ts'
import { collectElements, type MarkableElement } from '../article-text/elements.ts'
import { createTextMap } from '../article-text/text-map.ts'
import { parseInert } from '../trusted.ts'
import type { OffprintDatabase } from './database.ts'

/** With half of an element found, the element is. */
const SAME_ELEMENT = 0.5
/** An image without words: its address says which one it is, and where only one of several can be meant a person is asked. */
const ONE_OF_SEVERAL = 0.5

/** Where the elements of a version stand that can be marked as a whole. */
export interface ElementPlaces {
  /** Where the image of a highlight stands; null when it is not in this version. */
  findImage(highlight: Highlight): Anchoring | null
  /** A place widened to the whole of the element that it is most of. */
  whole(kind: MarkedElementKind, place: Anchoring): Anchoring
}

interface PlacedImage extends TextRange {
  readonly source: string
  readonly hash: string
}

/** Reads them from a version's body; null when it is not there. */
export async function readElementPlaces(
  db: OffprintDatabase,
  versionId: string,
): Promise<ElementPlaces | null> {
  const version = await db.versions.get(versionId)
  const body = version && (await db.bodies.get(version.bodyHash))
  if (!body) return null
  const root = parseInert(body.html).body
  const elements = collectElements(root, createTextMap(root))
  const assets = await db.versionAssets.where('versionId').equals(versionId).toArray()
  const byNumber = new Map(assets.map((asset) => [asset.n, asset]))
  const images = elements.flatMap(({ asset, start, end }): PlacedImage[] => {
    const stored = byNumber.get(asset)
    return stored ? [{ source: stored.url, hash: stored.hash, start, end }] : []
  })
  const hashes = await hashesBySource(db, versionId, images)
  return {
    findImage: ({ element, selectors }) =>
      element ? findImage(body.text, images, hashes, element.source, selectors) : null,
    whole: (kind, place) => whole(elements, kind, place),
  }
}

/** The stored images of the article's other versions by their address: the same picture may have moved. */
async function hashesBySource(
  db: OffprintDatabase,
  versionId: string,
  images: readonly PlacedImage[],
): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(images.map(({ hash }) => hash).filter((hash) => hash !== ''))]
  const same = await db.versionAssets.where('hash').anyOf(wanted).toArray()
  return new Map(same.filter((asset) => asset.versionId !== versionId).map(({ url, hash }) => [url, hash]))
}

function findImage(
  text: string,
  images: readonly PlacedImage[],
  hashes: ReadonlyMap<string, string>,
  source: string,
  { quote, position }: Highlight['selectors'],
): Anchoring | null {
  const named = images.filter((image) => image.source === source)
  const hash = hashes.get(source)
  const found = named.length > 0 ? named : images.filter((image) => hash && image.hash === hash)
  const nearestFirst = found.toSorted(
    (a, b) => Math.abs(a.start - position.start) - Math.abs(b.start - position.start),
  )
  const surrounded = nearestFirst.find(
    ({ start, end }) => text.slice(0, start).endsWith(quote.prefix) && text.startsWith(quote.suffix, end),
  )
  const place = surrounded ?? nearestFirst[0]
  if (!place) return null
  const { start, end } = place
  if (surrounded) return { start, end, status: 'exact', confidence: 1 }
  if (found.length === 1) return { start, end, status: 'sure', confidence: 1 }
  return { start, end, status: 'unsure', confidence: ONE_OF_SEVERAL }
}

function whole(elements: readonly MarkableElement[], kind: MarkedElementKind, place: Anchoring): Anchoring {
  const own = elements.find((element) => {
    const shared = Math.min(element.end, place.end) - Math.max(element.start, place.start)
    return element.kind === kind && shared >= (place.end - place.start) * SAME_ELEMENT && shared > 0
  })
  return own ? { ...place, start: own.start, end: own.end } : place
}
