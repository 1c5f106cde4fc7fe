import type { BridgeError, BridgeErrorKind } from '../../shared/bridge.ts'
import { err } from '../../shared/result.ts'

/** What the system's error codes mean to a person. Everything else is unexpected. */
const KINDS: Readonly<Record<string, BridgeErrorKind>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EFBIG: 'too-large',
  EACCES: 'no-permission',
  EPERM: 'no-permission',
  EROFS: 'no-permission',
  ENOENT: 'not-found',
  ENOTDIR: 'not-found',
  // Opened without following links, and it is one: a way out of the folder.
  ELOOP: 'no-permission',
}

/** A failed call of the file system as a value. Rethrows what is none: that is a bug. */
export function fileProblem(error: unknown): { readonly ok: false; readonly error: BridgeError } {
  if (!isSystemError(error)) throw error
  return err({ kind: KINDS[error.code] ?? 'unexpected', message: error.code })
}

export function isSystemError(error: unknown): error is NodeJS.ErrnoException & { code: string } {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
}
