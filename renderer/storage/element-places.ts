import type { Anchoring } from '../../shared/anchoring/anchor.ts'
import type { TextRange } from '../../shared/anchoring/text-range.ts'
import type { MarkedElementKind, TextSelectors } from '../../shared/annotation/highlight.ts'
import { collectElements, type MarkableElement } from '../article-text/elements.ts'
import { createTextMap } from '../article-text/text-map.ts'
import { parseInert } from '../trusted.ts'
import type { OffprintDatabase } from './database.ts'

/** With half of a place in an element, the place is the element's. */
const SAME_ELEMENT = 0.5
/** An image without words: its address says which one it is, and where only one of several can be meant a person is asked. */
const ONE_OF_SEVERAL = 0.5

/** What tells an image from others: where it was published, and what it shows. */
export interface ImageIdentity {
  /** Empty for one that was embedded in the page. */
  readonly source: string
  /** Empty for one that is missing. */
  readonly hash: string
}

/** Where the elements of a version stand that can be marked as a whole. */
export interface ElementPlaces {
  /** The image that stands at a place: the one with this address when several do; null when none does. */
  imageAt(start: number, source: string): ImageIdentity | null
  /** Where an image stands; null when it is not in this version. */
  findImage(image: ImageIdentity, selectors: TextSelectors): Anchoring | null
  /** A place widened to the whole of the element that it is most of. */
  whole(kind: MarkedElementKind, place: Anchoring): Anchoring
}

type PlacedImage = ImageIdentity & TextRange

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
  return {
    imageAt(start, source) {
      const there = images.filter((image) => image.start === start)
      return there.find((image) => image.source === source) ?? there[0] ?? null
    },
    findImage: (image, selectors) => findImage(body.text, images, image, selectors),
    whole: (kind, place) => whole(elements, kind, place),
  }
}

/** The images that can be meant: those at its address, else those that show the same. */
function candidates(images: readonly PlacedImage[], { source, hash }: ImageIdentity): readonly PlacedImage[] {
  const named = source === '' ? [] : images.filter((image) => image.source === source)
  if (named.length > 0 || hash === '') return named
  return images.filter((image) => image.hash === hash)
}

function findImage(
  text: string,
  images: readonly PlacedImage[],
  image: ImageIdentity,
  { quote, position }: TextSelectors,
): Anchoring | null {
  const found = candidates(images, image)
  const nearestFirst = found.toSorted(
    (a, b) => Math.abs(a.start - position.start) - Math.abs(b.start - position.start),
  )
  const surrounded = nearestFirst.filter(
    ({ start, end }) => text.slice(0, start).endsWith(quote.prefix) && text.startsWith(quote.suffix, end),
  )
  const place = surrounded[0] ?? nearestFirst[0]
  if (!place) return null
  const { start, end } = place
  // The same picture several times in the same surroundings: the nearest stands in its place to the letter.
  if (surrounded.length > 0) return { start, end, status: 'exact', confidence: 1 }
  if (found.length === 1) return { start, end, status: 'sure', confidence: 1 }
  return { start, end, status: 'unsure', confidence: ONE_OF_SEVERAL }
}

function whole(elements: readonly MarkableElement[], kind: MarkedElementKind, place: Anchoring): Anchoring {
  const shared = ({ start, end }: TextRange) => Math.min(end, place.end) - Math.max(start, place.start)
  const [own] = elements
    .filter((element) => element.kind === kind && shared(element) > 0)
    .toSorted((a, b) => shared(b) - shared(a))
  return own && shared(own) >= (place.end - place.start) * SAME_ELEMENT
    ? { ...place, start: own.start, end: own.end }
    : place
}
