import { basename } from 'node:path'
import type { BridgeError, GivenFile } from '../../shared/bridge.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { FileHandles } from './file-handles.ts'

/** Hands files to a page, to be read one by one. One that is not there refuses them all, by name: none is left out in silence. */
export async function giveFiles(
  handles: FileHandles,
  page: { readonly id: number },
  paths: readonly string[],
): Promise<Result<GivenFile[], BridgeError>> {
  const files: GivenFile[] = []
  for (const path of paths) {
    const name = basename(path)
    const given = await handles.addArticle(page.id, path)
    if (!given.ok) return fail(given.error.kind, `${name}: ${given.error.message}`)
    files.push({ name, ...given.value })
  }
  return ok(files)
}
