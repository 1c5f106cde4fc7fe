import type { BridgeError, OffprintBridge } from '../../shared/bridge.ts'
import { fail, ok, type Result } from '../../shared/result.ts'

/** The bridge passes so many bytes at once. */
const CHUNK_BYTES = 8 * 1024 * 1024

/**
 * Reads a stretch of an open file, in bytes, and leaves the file open. A file that ends before the stretch does is an error: what is
 * missing is never made up.
 */
export async function readFromHandle(
  bridge: Pick<OffprintBridge, 'call'>,
  { handle, offset, length }: { readonly handle: string; readonly offset: number; readonly length: number },
): Promise<Result<Uint8Array<ArrayBuffer>, BridgeError>> {
  const bytes = new Uint8Array(length)
  for (let at = 0; at < length; ) {
    const size = Math.min(CHUNK_BYTES, length - at)
    const chunk = await bridge.call('readChunk', { handle, offset: offset + at, length: size })
    if (!chunk.ok) return chunk
    if (chunk.value.length === 0) return fail('unexpected', 'The file became shorter')
    bytes.set(chunk.value, at)
    at += chunk.value.length
  }
  return ok(bytes)
}
