import type { BridgeError, OffprintBridge } from '../../shared/bridge.ts'
import type { Result } from '../../shared/result.ts'
import { readFromHandle } from '../actions/read-from-handle.ts'

/** Reads a whole file through the bridge, and closes it, whatever happens. */
export async function readHandle(
  bridge: Pick<OffprintBridge, 'call'>,
  { handle, size }: { readonly handle: string; readonly size: number },
): Promise<Result<Uint8Array, BridgeError>> {
  try {
    return await readFromHandle(bridge, { handle, offset: 0, length: size })
  } finally {
    await bridge.call('closeFile', { handle, commit: false })
  }
}
