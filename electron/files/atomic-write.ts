import { randomBytes } from 'node:crypto'
import { type FileHandle, open, realpath, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { isSystemError } from './file-problem.ts'

/** Only the person's own account reads what Offprint writes for itself. */
export const PRIVATE_MODE = 0o600
/** As other programs write documents: the system's umask decides. */
export const DOCUMENT_MODE = 0o666

/** What a link at the place to write to means: the file it leads to, or (where it could lead out of a folder) itself. */
export type LinkRule = 'follow-link' | 'replace-link'

/** A file that is being written beside its place, and not there before `commit`. */
export interface PendingFile {
  append(bytes: Uint8Array): Promise<void>
  /** Moves the whole file into its place, durably: after a power cut there is the old file or the new one, never a part. */
  commit(): Promise<void>
  discard(): Promise<void>
}

/**
 * Starts a file that will stand at `path`. It is written in the same folder, since a rename is atomic only within one file
 * system. A link at `path` stays one and what it leads to is replaced, unless `links` says that the link itself is to go.
 * Throws what the file system throws.
 */
export async function startFile(
  path: string,
  mode: number,
  links: LinkRule = 'follow-link',
): Promise<PendingFile> {
  const target = links === 'follow-link' ? await followLink(path) : path
  const folder = dirname(target)
  const temporary = join(folder, `.${basename(target).slice(0, 100)}.${randomBytes(6).toString('hex')}.tmp`)
  const handle = await open(temporary, 'wx', mode)
  let isOpen = true
  const close = async () => {
    if (isOpen) await handle.close()
    isOpen = false
  }
  const discard = async () => {
    await close()
    await rm(temporary, { force: true })
  }
  return {
    append: (bytes) => writeAll(handle, bytes),
    discard,
    async commit() {
      try {
        await handle.sync()
        await close()
        await rename(temporary, target)
        await syncFolder(folder)
      } catch (error) {
        await discard()
        throw error
      }
    },
  }
}

/** Writes a whole file atomically and durably. Throws what the file system throws, and then leaves nothing behind. */
export async function writeFileAtomically(
  path: string,
  content: string | Uint8Array,
  mode: number,
  links: LinkRule = 'follow-link',
): Promise<void> {
  const file = await startFile(path, mode, links)
  try {
    await file.append(typeof content === 'string' ? Buffer.from(content) : content)
  } catch (error) {
    await file.discard()
    throw error
  }
  await file.commit()
}

/** Writes all bytes at the handle's position; `write` alone may write a part. */
export async function writeAll(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let done = 0; done < bytes.byteLength; ) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.byteLength - done)
    done += bytesWritten
  }
}

async function followLink(path: string): Promise<string> {
  try {
    return await realpath(path)
  } catch (error) {
    if (isSystemError(error) && error.code === 'ENOENT') return path
    throw error
  }
}

/** Makes a rename durable. Windows cannot open folders, and needs none of it. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
