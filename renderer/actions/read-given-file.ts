import type { BridgeError, OffprintBridge } from '../../shared/bridge.ts'
import { namedFiles } from '../../shared/import/named-files.ts'
import { sniffType } from '../../shared/import/sniff-type.ts'
import { ok, type Result } from '../../shared/result.ts'
import type { IncomingFile } from './actions.ts'

/** Reads a file that was given to be saved, with the images beside it that it names, and closes it, whatever happens. */
export async function readGivenFile(
  bridge: Pick<OffprintBridge, 'call'>,
  handle: string,
): Promise<Result<IncomingFile, BridgeError>> {
  try {
    const file = await bridge.call('readArticleFile', { handle })
    if (!file.ok) return file
    const paths = namesImages(file.value) ? namedFiles(file.value.bytes) : []
    const beside = paths.length > 0 ? await bridge.call('readBeside', { handle, paths }) : ok([])
    // The page is worth saving without its images too: which ones did not come along is listed with it.
    return ok({ ...file.value, attachments: beside.ok ? beside.value.filter(isImage) : [] })
  } finally {
    await bridge.call('closeFile', { handle, commit: false })
  }
}

/** Whether a file is of a kind that names images lying beside it. */
export function namesImages(file: Pick<IncomingFile, 'name' | 'mime' | 'bytes'>): boolean {
  const type = sniffType(file)
  return type === 'html' || type === 'markdown'
}

/** Whether a file that lies beside an article can be one of its images. */
export const isImage = ({ path, bytes }: { readonly path: string; readonly bytes: Uint8Array }) =>
  /\.svg$/i.test(path) || sniffType({ bytes, name: '', mime: '' }) === 'image'
