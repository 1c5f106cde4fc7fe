import type { CapturedSource } from './captured-article.ts'
import { sha256 } from './hash.ts'

/** The original bytes as they are kept: gzipped, under the hash of what they were. */
export async function keepSource(bytes: Uint8Array, mime: string, charset: string): Promise<CapturedSource> {
  const original = new Uint8Array(bytes)
  return { hash: await sha256(original), bytes: await gzip(original), mime, charset }
}

async function gzip(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const compressed = new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'))
  return new Uint8Array(await new Response(compressed).arrayBuffer())
}

/** The original bytes of what is kept; null when they are not what they were, or cannot be read. */
export async function readSource({
  hash,
  bytes,
}: Pick<CapturedSource, 'hash'> & { readonly bytes: Uint8Array }): Promise<Uint8Array | null> {
  try {
    const packed = new Blob([new Uint8Array(bytes)]).stream()
    const response = new Response(packed.pipeThrough(new DecompressionStream('gzip')))
    const original = new Uint8Array(await response.arrayBuffer())
    return (await sha256(original)) === hash ? original : null
  } catch {
    return null // Not gzip, or cut short: the stream says so by failing.
  }
}
