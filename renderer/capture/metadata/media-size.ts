import { textOf } from './json-ld.ts'
import type { PageFacts } from './page-facts.ts'

const UNITS: Readonly<Record<string, number>> = { '': 1, k: 1e3, m: 1e6, g: 1e9 }

/** `12582912`, `12.5 MB`, `830kB`; schema.org asks for no more than that. */
const SIZE = /^(\d{1,12}(?:[.,]\d+)?)\s*([kmg]?)(?:i?b|bytes?)?$/i

/** How large the file of a film or a recording is by the page's own data (schema.org `MediaObject`), in bytes; 0 where it does not say. */
export function mediaSize({ nodes, url: base }: PageFacts, url: string): number {
  for (const { contentUrl, contentSize } of nodes) {
    if (contentSize === undefined || absolute(textOf(contentUrl), base) !== url) continue
    const size = readSize(textOf(contentSize))
    if (size > 0) return size
  }
  return 0
}

const absolute = (address: string, base: string) =>
  address !== '' && URL.canParse(address, base || undefined) ? new URL(address, base || undefined).href : ''

/** In bytes; 0 for what is no size. */
function readSize(text: string): number {
  const match = SIZE.exec(text.trim())
  if (!match) return 0
  const size = Number((match[1] ?? '').replace(',', '.')) * (UNITS[(match[2] ?? '').toLowerCase()] ?? 0)
  return size < 1e12 ? Math.round(size) : 0
}
