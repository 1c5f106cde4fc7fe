import type { BridgeError, OffprintBridge } from '../../shared/bridge.ts'
import { fileNameFor, fileNameKey } from '../../shared/export/file-name.ts'
import { mergeMarkdown } from '../../shared/export/merge-markdown.ts'
import { type Failure, fail, ok, type Result } from '../../shared/result.ts'
import type { LibraryReads } from '../queries/library-reads.ts'
import { type ExportedFile, readExportedFile, rememberExportedFile } from '../storage/exported-blocks.ts'
import type { Store } from '../storage/store.ts'
import { renderNotes } from './rendered-notes.ts'

const EXTENSION = '.md'

/** One article's file, as it was left. */
export interface ExportedNotes {
  readonly articleId: string
  readonly file: string
  /** `unchanged`: the file says all of it already. */
  readonly status: 'written' | 'unchanged'
  /** Blocks that both the library and somebody in the file changed; the file's stay. */
  readonly conflicts: number
}

export type ExportFailure = BridgeError | Failure<'gone'>

export interface NotesExport {
  /** Writes one article's notes into the folder; articles are to be given one after the other. */
  add(articleId: string): Promise<Result<ExportedNotes, ExportFailure>>
}

export interface ExportTools {
  readonly store: Pick<Store, 'db'>
  readonly reads: LibraryReads
  readonly bridge: OffprintBridge
}

/**
 * Opens a folder for exporting. A file of an earlier export is brought up to date without touching what its owner wrote in it; any
 * other file keeps its name to itself.
 * @param folder a handle of `chooseExportFolder` or of a command
 */
export async function openNotesExport(
  folder: string,
  { store, reads, bridge }: ExportTools,
): Promise<Result<NotesExport, BridgeError>> {
  const listed = await bridge.call('listExportFolder', { folder })
  if (!listed.ok) return listed
  const { key } = listed.value
  const taken = new Set(listed.value.names.map(fileNameKey))

  /** The file of an earlier export, if it is still there; else a new name. */
  async function fileOf(articleId: string, title: string): Promise<ExportedFile> {
    const known = await readExportedFile(store.db, key, articleId)
    if (known && taken.has(fileNameKey(known.name))) return known
    return { name: fileNameFor({ title, id: articleId }, EXTENSION, taken), hashes: new Map() }
  }

  return ok({
    async add(articleId) {
      const open = await reads.open(articleId)
      if (!open) return fail('gone', `No article has the id ${articleId}`)
      const rendered = renderNotes(open, await reads.annotations(articleId, open.version.id))
      const { name, hashes } = await fileOf(articleId, open.metadata.title)
      const existing = await bridge.call('readExportFile', { folder, name })
      if (!existing.ok) return existing
      const merged = mergeMarkdown(existing.value, rendered, hashes)
      const isSame = merged.text === existing.value
      if (!isSame) {
        const written = await bridge.call('writeExportFile', { folder, name, text: merged.text })
        if (!written.ok) return written
      }
      taken.add(fileNameKey(name))
      // After the file: if this is cut short, the next export finds a block it does not remember and leaves it alone.
      await rememberExportedFile(store.db, key, articleId, { name, hashes: merged.remembered })
      return ok({
        articleId,
        file: name,
        status: isSame ? 'unchanged' : 'written',
        conflicts: merged.conflicts.length,
      })
    },
  })
}

/** One article's notes as the text of a file, with the name to suggest for it. */
export async function notesFile(
  articleId: string,
  reads: LibraryReads,
): Promise<Result<{ name: string; text: string }, Failure<'gone'>>> {
  const open = await reads.open(articleId)
  if (!open) return fail('gone', `No article has the id ${articleId}`)
  const { text } = renderNotes(open, await reads.annotations(articleId, open.version.id))
  return ok({ name: fileNameFor({ title: open.metadata.title, id: articleId }, EXTENSION, new Set()), text })
}
