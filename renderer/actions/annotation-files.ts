import type { BridgeError, OffprintBridge } from '../../shared/bridge.ts'
import { fileNameFor } from '../../shared/export/file-name.ts'
import { type Failure, fail, ok, type Result } from '../../shared/result.ts'
import type { LibraryReads } from '../queries/library-reads.ts'
import type { Store } from '../storage/store.ts'
import type { ActionResult, IncomingFile } from './actions.ts'
import type { ImportReport } from './annotation-report.ts'
import { type AnnotationExportOptions, exportAnnotations } from './export-annotations.ts'
import { type ImportOptions, importAnnotations } from './import-annotations.ts'

export interface WrittenAnnotations {
  readonly annotations: number
  readonly articles: number
}

/** `nothing`: there is nothing written on these articles. */
export type AnnotationExportFailure = BridgeError | Failure<'nothing'>

/** Annotations as files that other programs read and write. */
export interface AnnotationFiles {
  /**
   * Writes annotations as W3C JSON-LD to a file that the person chooses.
   * @param articleIds null for the whole library
   */
  saveAnnotations(
    articleIds: readonly string[] | null,
    options?: AnnotationExportOptions,
  ): Promise<Result<WrittenAnnotations & { readonly name: string }, AnnotationExportFailure>>
  /** Writes them through a handle of a command, and closes it. */
  writeAnnotations(
    articleIds: readonly string[] | null,
    handle: string,
  ): Promise<Result<WrittenAnnotations, BridgeError>>
  /** Asks for files of annotations. */
  chooseAnnotations(): Promise<Result<readonly IncomingFile[], BridgeError>>
  importAnnotations(
    files: readonly Pick<IncomingFile, 'name' | 'bytes'>[],
    options?: ImportOptions,
  ): Promise<ActionResult<ImportReport>>
}

const EXTENSION = '.jsonld'
/** Bytes that the bridge is given at once. */
const CHUNK_BYTES = 4 * 1024 * 1024

export function bindAnnotationFiles(
  store: Store,
  reads: LibraryReads,
  bridge: OffprintBridge,
): AnnotationFiles {
  const tools = { store, reads }
  return {
    async saveAnnotations(articleIds, options) {
      const made = await exportAnnotations(tools, articleIds, options)
      if (!made) return fail('cancelled', 'The export was stopped')
      const { text, ...counts } = made
      if (counts.annotations === 0) return fail('nothing', 'There are no annotations')
      const suggestedName = await nameFor(articleIds, reads)
      const saved = await bridge.call('saveFile', { suggestedName, text })
      return saved.ok ? ok({ ...counts, name: saved.value.name }) : saved
    },
    async writeAnnotations(articleIds, handle) {
      const made = await exportAnnotations(tools, articleIds)
      if (!made) return fail('cancelled', 'The export was stopped')
      const { text, ...counts } = made
      const written = await writeAll(bridge, handle, new TextEncoder().encode(text))
      return written.ok ? ok(counts) : written
    },
    async chooseAnnotations() {
      return bridge.call('openAnnotationFiles', null)
    },
    importAnnotations: (files, options) => importAnnotations(store, files, options),
  }
}

async function writeAll(
  bridge: OffprintBridge,
  handle: string,
  bytes: Uint8Array,
): Promise<Result<null, BridgeError>> {
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) {
    const chunk = await bridge.call('writeChunk', { handle, bytes: bytes.slice(at, at + CHUNK_BYTES) })
    if (chunk.ok) continue
    await bridge.call('closeFile', { handle, commit: false })
    return chunk
  }
  return bridge.call('closeFile', { handle, commit: true })
}

/** One article's file is called after it. */
async function nameFor(articleIds: readonly string[] | null, reads: LibraryReads): Promise<string> {
  const [id = ''] = articleIds?.length === 1 ? articleIds : []
  const title = id === '' ? '' : ((await reads.rows([id])).get(id)?.metadata.title ?? '')
  return fileNameFor({ title: title || 'Offprint annotations', id }, EXTENSION, new Set())
}
