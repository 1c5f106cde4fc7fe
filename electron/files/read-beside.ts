import { constants, open, realpath } from 'node:fs/promises'
import { dirname, join, sep } from 'node:path'
import type { CallResponse } from '../../shared/bridge.ts'
import { LARGEST_ATTACHMENT_BYTES, LARGEST_ATTACHMENTS_BYTES } from '../../shared/largest-file.ts'
import { ok } from '../../shared/result.ts'
import { fileProblem, isSystemError } from './file-problem.ts'

/**
 * Reads files that lie in the folder of a file or below it. What is not there, is too large or lies elsewhere (behind a link) is left
 * out: a page names what it likes.
 * @param paths relative, parted by `/`
 */
export async function readBeside(
  file: string,
  paths: readonly string[],
): Promise<CallResponse<'readBeside'>> {
  const found: { path: string; bytes: Uint8Array<ArrayBuffer> }[] = []
  let room = LARGEST_ATTACHMENTS_BYTES
  try {
    const root = (await realpath(dirname(file))) + sep
    for (const path of paths) {
      const bytes = await readBelow(root, path, Math.min(room, LARGEST_ATTACHMENT_BYTES))
      if (!bytes) continue
      room -= bytes.byteLength
      found.push({ path, bytes })
    }
    return ok(found)
  } catch (error) {
    return fileProblem(error)
  }
}

async function readBelow(root: string, path: string, limit: number): Promise<Uint8Array<ArrayBuffer> | null> {
  if (path.includes('\0')) return null
  try {
    const real = await realpath(join(root, ...path.split('/')))
    if (!real.startsWith(root)) return null
    // A pipe would make the read wait for ever.
    const file = await open(real, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
    try {
      const about = await file.stat()
      return about.isFile() && about.size <= limit ? new Uint8Array(await file.readFile()) : null
    } finally {
      await file.close()
    }
  } catch (error) {
    if (isSystemError(error)) return null
    throw error
  }
}
