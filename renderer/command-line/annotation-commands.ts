import type { OffprintBridge } from '../../shared/bridge.ts'
import type { Command } from '../../shared/command-line/command.ts'
import type { IncomingFile } from '../actions/actions.ts'
import type { AnnotationFiles } from '../actions/annotation-files.ts'
import { type ImportedAnnotation, isFailed, type UnreadableFile } from '../actions/annotation-report.ts'
import type { LibraryReads } from '../queries/library-reads.ts'
import { messages } from '../ui/messages.ts'
import type { CommandOutput, ExitCode } from './command-output.ts'
import { readHandle } from './handle-bytes.ts'
import { isSound } from './library-commands.ts'

interface Tools {
  readonly annotations: AnnotationFiles
  readonly reads: LibraryReads
  readonly bridge: OffprintBridge
  readonly output: CommandOutput
}

/** Writes annotations to one file. Without ids and query all that is in the library, notes that stand for themselves too. */
export async function exportAnnotationsCommand(
  { ids, query, handle }: Extract<Command, { name: 'annotations-export' }>,
  { annotations, reads, bridge, output }: Tools,
): Promise<ExitCode> {
  const discard = async (exitCode: ExitCode) => {
    await bridge.call('closeFile', { handle, commit: false })
    return exitCode
  }
  if (query !== '' && !(await isSound(query, output))) return discard(2)
  const known = await reads.rows(ids)
  const missing = ids.filter((id) => !known.has(id))
  for (const id of missing) await output.error(`No article has the id ${id}`)
  if (missing.length > 0) return discard(1)
  const chosen = query !== '' ? await reads.articleIds(query) : ids.length > 0 ? ids : null
  const written = await annotations.writeAnnotations(chosen, handle)
  if (!written.ok) {
    await output.error(`The annotations were not written: ${written.error.message}`)
    return 1
  }
  await output.json({ status: 'written', ...written.value })
  return 0
}

/** Brings in all files as one step of undo, and prints a line for each annotation when it is durable. */
export async function importAnnotationsCommand(
  { items }: Extract<Command, { name: 'annotations-import' }>,
  { annotations, bridge, output }: Tools,
): Promise<ExitCode> {
  let exitCode: ExitCode = 0
  const files: Pick<IncomingFile, 'name' | 'bytes'>[] = []
  const failFile = async (failure: UnreadableFile) => {
    exitCode = 1
    await output.json(unreadableLine(failure))
  }
  for (const item of items) {
    if (item.kind !== 'file') continue
    const { name: file, problem } = item
    if (problem !== '') {
      await failFile({ file, kind: problem, message: 'It could not be opened' })
      continue
    }
    const bytes = await readHandle(bridge, item)
    if (bytes.ok) files.push({ name: file, bytes: bytes.value })
    else await failFile({ file, ...bytes.error })
  }
  if (files.length === 0) return exitCode
  const imported = await annotations.importAnnotations(files)
  if (!imported.ok) {
    await output.error(`Nothing was imported: ${imported.error.message}`)
    return 1
  }
  for (const failure of imported.value.unreadable) await failFile(failure)
  for (const row of imported.value.rows) {
    if (isFailed(row)) exitCode = 1
    await output.json(importedLine(row))
  }
  return exitCode
}

function importedLine(row: ImportedAnnotation) {
  const reason = messages.annotationImport.reason(row)
  return {
    source: row.file,
    id: row.sourceId || null,
    highlightId: row.highlightId || null,
    articleId: row.articleId || null,
    status: row.status,
    quote: row.quote,
    ...(reason === '' ? {} : { reason }),
  }
}

function unreadableLine(failure: UnreadableFile) {
  const none = { id: null, highlightId: null, articleId: null }
  const reason = `${messages.annotationImport.unreadable(failure.kind)} (${failure.message})`
  return { source: failure.file, ...none, status: 'failed', quote: '', reason }
}
