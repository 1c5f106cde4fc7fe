import type { BridgeError, OffprintBridge } from '../../shared/bridge.ts'
import { ok, type Result } from '../../shared/result.ts'

/** Bytes asked for at once: what the bridge allows. */
const CHUNK_BYTES = 8 * 1024 * 1024

/** Reads a whole file through the bridge, and closes it. */
export async function readHandle(
  bridge: OffprintBridge,
  { handle, size }: { readonly handle: string; readonly size: number },
): Promise<Result<Uint8Array, BridgeError>> {
  const bytes = new Uint8Array(size)
  for (let offset = 0; offset < size; ) {
    const chunk = await bridge.call('readChunk', {
      handle,
      offset,
      length: Math.min(CHUNK_BYTES, size - offset),
    })
    if (!chunk.ok) return chunk
    if (chunk.value.length === 0) break
    bytes.set(chunk.value, offset)
    offset += chunk.value.length
  }
  await bridge.call('closeFile', { handle, commit: false })
  return ok(bytes)
}
