/** One candidate of a `srcset`: its address, and how wide or how dense it is. */
export interface ImageCandidate {
  readonly url: string
  /** Width in pixels, or 0 when the candidate does not say. */
  readonly width: number
  /** Device pixels for each CSS pixel; 1 when the candidate does not say. */
  readonly density: number
}

/**
 * The candidates of a `srcset` attribute, in order, by the parsing rules of HTML (§4.8.4.3.10): addresses may hold commas, so a
 * comma ends an address only at its end or after its descriptors.
 */
export function parseSrcset(srcset: string): ImageCandidate[] {
  const candidates: ImageCandidate[] = []
  let rest = srcset
  for (;;) {
    rest = rest.replace(/^[\s,]+/, '')
    const url = /^\S+/.exec(rest)?.[0]
    if (url === undefined) return candidates
    rest = rest.slice(url.length)
    if (url.endsWith(',')) {
      candidates.push({ url: url.replace(/,+$/, ''), width: 0, density: 1 })
      continue
    }
    const descriptors = /^[^,(]*(\([^)]*\)[^,(]*)*/.exec(rest)?.[0] ?? ''
    rest = rest.slice(descriptors.length)
    candidates.push({
      url,
      width: Number(/(?:^|\s)(\d+)w\b/.exec(descriptors)?.[1] ?? 0),
      density: Number(/(?:^|\s)(\d*\.?\d+)x\b/.exec(descriptors)?.[1] ?? 1),
    })
  }
}

/**
 * The candidates written as a `srcset` again, each address mapped. Among several each says what it is: to a simpler parser (Defuddle's)
 * an address with a comma behind it is the beginning of the next.
 */
export function mapSrcset(srcset: string, map: (url: string) => string): string {
  const candidates = parseSrcset(srcset)
  return candidates
    .map(({ url, width, density }) => {
      const isPlain = density === 1 && candidates.length === 1
      const descriptor = width > 0 ? ` ${width}w` : isPlain ? '' : ` ${density}x`
      return `${map(url)}${descriptor}`
    })
    .join(', ')
}

/** Wide enough for the widest column at two device pixels; anything above costs disk and shows nothing more. */
const WANTED_WIDTH = 1600

/** A candidate without a width is taken to be about as wide as a column, times its density. */
const ASSUMED_WIDTH = 800

/** The smallest candidate that is wide enough, else the widest. Undefined for an empty list. */
export function bestCandidate(candidates: readonly ImageCandidate[]): ImageCandidate | undefined {
  const widthOf = (candidate: ImageCandidate) => candidate.width || ASSUMED_WIDTH * candidate.density
  return candidates.reduce<ImageCandidate | undefined>((best, next) => {
    if (!best) return next
    const [have, offered] = [widthOf(best), widthOf(next)]
    if (have >= WANTED_WIDTH) return offered >= WANTED_WIDTH && offered < have ? next : best
    return offered > have ? next : best
  }, undefined)
}
