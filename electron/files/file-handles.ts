import { randomBytes } from 'node:crypto'
import { type FileHandle, open, stat } from 'node:fs/promises'
import type { BridgeError, CallResponse } from '../../shared/bridge.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { PRIVATE_MODE, startFile } from './atomic-write.ts'
import { type ExportFolder, exportFolder } from './export-folder.ts'
import { fileProblem } from './file-problem.ts'
import { readArticleFile } from './opened-file.ts'
import { readBeside } from './read-beside.ts'

/** What a handle stands for. Its holder reads, writes or lists, but never learns where it lies. */
type Opened =
  | { readonly kind: 'folder'; readonly folder: ExportFolder }
  | {
      readonly kind: 'read'
      read(offset: number, length: number): Promise<Uint8Array>
      close(): Promise<void>
    }
  | { readonly kind: 'article'; readonly path: string }
  | { readonly kind: 'write'; append(bytes: Uint8Array): Promise<void>; end(commit: boolean): Promise<void> }

const TOKEN_BYTES = 24

const badHandle = () => fail('bad-handle', 'no such handle in this window')

/**
 * The files and folders that a person opened to the pages. A handle is an unguessable token that only works in the window
 * (`owner`, the id of its contents) it was made for, and for the one thing it was made for.
 */
export class FileHandles {
  private readonly opened = new Map<string, { readonly owner: number; readonly it: Opened }>()

  addFolder(owner: number, path: string): string {
    return this.add(owner, { kind: 'folder', folder: exportFolder(path) })
  }

  /** Lets a window read bytes that have no file, such as standard input. */
  addBytes(owner: number, bytes: Uint8Array): string {
    return this.add(owner, {
      kind: 'read',
      read: async (offset, length) => bytes.slice(offset, offset + length),
      close: async () => undefined,
    })
  }

  /** Opens a file for reading. Anything but a plain file (a folder, a pipe, a device) is refused before it is opened. */
  async addReader(
    owner: number,
    path: string,
  ): Promise<Result<{ handle: string; size: number }, BridgeError>> {
    try {
      if (!(await stat(path)).isFile()) return fail('unexpected', 'not a plain file')
      const file = await open(path, 'r')
      const { size } = await file.stat()
      const handle = this.add(owner, { kind: 'read', read: reader(file), close: () => file.close() })
      return ok({ handle, size })
    } catch (error) {
      return fileProblem(error)
    }
  }

  /** Lets a window read a file, and what lies beside it. Nothing is opened before that: there may be thousands. */
  async addArticle(
    owner: number,
    path: string,
  ): Promise<Result<{ handle: string; size: number }, BridgeError>> {
    try {
      const about = await stat(path)
      if (!about.isFile()) return fail('unexpected', 'not a plain file')
      return ok({ handle: this.add(owner, { kind: 'article', path }), size: about.size })
    } catch (error) {
      return fileProblem(error)
    }
  }

  async readArticle(owner: number, handle: string): Promise<CallResponse<'readArticleFile'>> {
    const it = this.find(owner, handle)
    return it?.kind === 'article' ? readArticleFile(it.path) : badHandle()
  }

  async readBeside(
    owner: number,
    handle: string,
    paths: readonly string[],
  ): Promise<CallResponse<'readBeside'>> {
    const it = this.find(owner, handle)
    return it?.kind === 'article' ? readBeside(it.path, paths) : badHandle()
  }

  /** Starts a file that only this account may read, and that is not at `path` before it is committed. */
  async addWriter(owner: number, path: string): Promise<Result<string, BridgeError>> {
    try {
      const file = await startFile(path, PRIVATE_MODE)
      const end = (commit: boolean) => (commit ? file.commit() : file.discard())
      return ok(this.add(owner, { kind: 'write', append: inOrder(file.append), end }))
    } catch (error) {
      return fileProblem(error)
    }
  }

  folder(owner: number, handle: string): Result<ExportFolder, BridgeError> {
    const it = this.find(owner, handle)
    return it?.kind === 'folder' ? ok(it.folder) : badHandle()
  }

  async readChunk(
    owner: number,
    handle: string,
    offset: number,
    length: number,
  ): Promise<CallResponse<'readChunk'>> {
    const it = this.find(owner, handle)
    if (it?.kind !== 'read') return badHandle()
    try {
      return ok(new Uint8Array(await it.read(offset, length)))
    } catch (error) {
      return fileProblem(error)
    }
  }

  async writeChunk(owner: number, handle: string, bytes: Uint8Array): Promise<CallResponse<'writeChunk'>> {
    const it = this.find(owner, handle)
    if (it?.kind !== 'write') return badHandle()
    try {
      await it.append(bytes)
      return ok(null)
    } catch (error) {
      return fileProblem(error)
    }
  }

  async close(owner: number, handle: string, commit: boolean): Promise<CallResponse<'closeFile'>> {
    const it = this.find(owner, handle)
    if (it === undefined) return badHandle()
    this.opened.delete(handle)
    try {
      if (it.kind === 'write') await it.end(commit)
      if (it.kind === 'read') await it.close()
      return ok(null)
    } catch (error) {
      return fileProblem(error)
    }
  }

  /** Gives up everything a window had open: it is gone. What it had not committed was never there. */
  async releaseAll(owner: number): Promise<void> {
    const handles = [...this.opened].filter(([, entry]) => entry.owner === owner).map(([handle]) => handle)
    await Promise.all(handles.map((handle) => this.close(owner, handle, false)))
  }

  private add(owner: number, it: Opened): string {
    const handle = randomBytes(TOKEN_BYTES).toString('base64url')
    this.opened.set(handle, { owner, it })
    return handle
  }

  private find(owner: number, handle: string): Opened | undefined {
    const entry = this.opened.get(handle)
    return entry?.owner === owner ? entry.it : undefined
  }
}

function reader(file: FileHandle): (offset: number, length: number) => Promise<Uint8Array> {
  return async (offset, length) => {
    const buffer = new Uint8Array(length)
    let done = 0
    while (done < length) {
      const { bytesRead } = await file.read(buffer, done, length - done, offset + done)
      if (bytesRead === 0) break
      done += bytesRead
    }
    return buffer.subarray(0, done)
  }
}

/** Two chunks that are sent without waiting are still written one after the other; after a failure none is. */
function inOrder(append: (bytes: Uint8Array) => Promise<void>): (bytes: Uint8Array) => Promise<void> {
  let last: Promise<void> = Promise.resolve()
  return (bytes) => {
    last = last.then(() => append(bytes))
    return last
  }
}
