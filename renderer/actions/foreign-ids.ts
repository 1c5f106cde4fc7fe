import { uuidOf } from '../../shared/annotation/web-annotation-terms.ts'
import { sha256 } from '../capture/hash.ts'

/** Bits of a UUID version 8 (RFC 9562 §5.8): whatever is in the rest is ours to say. */
const VERSION = '8'
const VARIANTS = '89ab'

/** An id made of a key: the same key gives the same id, so that what comes in twice is there once. */
export async function idFrom(key: string): Promise<string> {
  const hex = await sha256(`offprint ${key}`)
  const variant = VARIANTS[Number.parseInt(hex[16] ?? '0', 16) % VARIANTS.length]
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `${VERSION}${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-')
}

/**
 * The ids that something from elsewhere may get, best first: its own where its key has a UUID, else one made of the key; and, where
 * something else has that id here, one for its place.
 * @param place what tells its place from others, such as an article's id
 */
export async function idsFor(key: string, place: string): Promise<readonly [string, string]> {
  const own = uuidOf(key)
  return [own === '' ? await idFrom(key) : own, await idFrom(`${place} ${key}`)]
}

/** Gives ids to rows that come in, each to one row. */
export class FreeIds {
  private readonly places = new Map<string, string>()

  /** Notes where rows stand that are here. */
  know(rows: Iterable<readonly [id: string, place: string]>): void {
    for (const [id, place] of rows) this.places.set(id, place)
  }

  /** The first of the ids that nothing else has, for the row at this place. */
  take(ids: readonly [string, string], place: string): string {
    const id = ids.find((each) => (this.places.get(each) ?? place) === place) ?? ids[1]
    this.places.set(id, place)
    return id
  }
}
