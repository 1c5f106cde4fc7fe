import type { BridgeError, BridgeErrorKind, OffprintBridge } from '../../shared/bridge.ts'
import type { Result } from '../../shared/result.ts'
import { sanitizedText, sanitizeHtml } from '../capture/sanitize-html.ts'
import { type BackupSummary, writeBackup } from '../storage/backup.ts'
import type { BackupProblem } from '../storage/backup-reader.ts'
import { type RestoreSummary, restoreBackup } from '../storage/restore.ts'
import type { Store } from '../storage/store.ts'
import { readFromHandle } from './read-from-handle.ts'

/** Told the share that is done, 0 to 1. */
type OnProgress = (share: number) => void

export type RestoreFailure = BackupProblem | BridgeError

export interface BackupFiles {
  /** Writes the whole library through a handle of `createBackupFile`, or of a command, and closes it. */
  write(handle: string, onProgress?: OnProgress): Promise<Result<BackupSummary, BridgeError>>
  /** Reads a backup through a handle of `openBackupFile`, or of a command, and closes it. */
  restore(
    handle: string,
    size: number,
    onProgress?: OnProgress,
  ): Promise<Result<RestoreSummary, RestoreFailure>>
}

/** A read that the shell refused, on its way through the reader of the zip. */
class RefusedReadError extends Error {
  readonly failure: BridgeError

  constructor(failure: BridgeError) {
    super(failure.message)
    this.failure = failure
  }
}

export function bindBackupFiles(store: Store, bridge: OffprintBridge): BackupFiles {
  const read = async (handle: string, offset: number, length: number): Promise<Uint8Array<ArrayBuffer>> => {
    const bytes = await readFromHandle(bridge, { handle, offset, length })
    if (!bytes.ok) throw new RefusedReadError(bytes.error)
    return bytes.value
  }
  return {
    write: (handle, onProgress) =>
      writeBackup<BridgeErrorKind>(
        store,
        {
          write: (bytes) => bridge.call('writeChunk', { handle, bytes: new Uint8Array(bytes) }),
          close: (commit) => bridge.call('closeFile', { handle, commit }),
        },
        onProgress,
      ),
    async restore(handle, size, onProgress) {
      try {
        const source = { size, read: (offset: number, length: number) => read(handle, offset, length) }
        return await restoreBackup(store, source, sanitize, onProgress)
      } catch (error) {
        if (error instanceof RefusedReadError) return { ok: false, error: error.failure }
        throw error
      } finally {
        await bridge.call('closeFile', { handle, commit: false })
      }
    },
  }
}

/** A backup is untrusted input: its bodies go through the same door as a page's. */
function sanitize(html: string): { html: string; text: string } {
  const sanitized = sanitizeHtml(html)
  return { html: sanitized, text: sanitizedText(sanitized) }
}
