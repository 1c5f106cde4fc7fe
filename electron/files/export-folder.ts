import { createHash } from 'node:crypto'
import { constants, open, readdir, realpath } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { CallResponse } from '../../shared/bridge.ts'
import { fail, ok } from '../../shared/result.ts'
import { DOCUMENT_MODE, writeFileAtomically } from './atomic-write.ts'
import { checkExportName } from './export-name.ts'
import { fileProblem, isSystemError } from './file-problem.ts'

/** Far above any exported article; a larger file under its name is something else. */
const LARGEST_TEXT_BYTES = 32 * 1024 * 1024

/** A folder that a person chose to export into: its own files by plain names, nothing above it and nothing below. */
export interface ExportFolder {
  readonly name: string
  list(): Promise<CallResponse<'listExportFolder'>>
  read(name: string): Promise<CallResponse<'readExportFile'>>
  write(name: string, text: string): Promise<CallResponse<'writeExportFile'>>
}

export function exportFolder(path: string): ExportFolder {
  return {
    name: basename(path),
    async list() {
      try {
        const entries = await readdir(path, { withFileTypes: true })
        const names = entries.filter((entry) => entry.isFile()).map((entry) => entry.name)
        return ok({ key: folderKey(await realpath(path)), names })
      } catch (error) {
        return fileProblem(error)
      }
    },
    async read(name) {
      const checked = checkExportName(name)
      if (!checked.ok) return checked
      try {
        return await readText(join(path, checked.value))
      } catch (error) {
        if (isSystemError(error) && error.code === 'ENOENT') return ok(null)
        return fileProblem(error)
      }
    },
    async write(name, text) {
      const checked = checkExportName(name)
      if (!checked.ok) return checked
      try {
        await writeFileAtomically(join(path, checked.value), text, DOCUMENT_MODE, 'replace-link')
        return ok(null)
      } catch (error) {
        return fileProblem(error)
      }
    },
  }
}

/** Tells folders apart without telling where they are. */
const folderKey = (path: string) => createHash('sha256').update(path).digest('hex')

async function readText(path: string): Promise<CallResponse<'readExportFile'>> {
  // A link may lead out of the folder; a pipe would make the read wait for ever.
  const handle = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
  try {
    const about = await handle.stat()
    if (!about.isFile()) return fail('bad-name', 'not a file')
    if (about.size > LARGEST_TEXT_BYTES) return fail('too-large', `${about.size} bytes`)
    return ok(await handle.readFile('utf8'))
  } finally {
    await handle.close()
  }
}
