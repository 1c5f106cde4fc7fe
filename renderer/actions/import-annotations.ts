import { readAnnotationFile } from '../../shared/import/annotation-file.ts'
import type { IncomingAnnotation, SkippedAnnotation } from '../../shared/import/incoming-annotation.ts'
import { ok } from '../../shared/result.ts'
import { type WrittenAs, writeAnnotations } from '../storage/import-annotations.ts'
import type { Store } from '../storage/store.ts'
import type { ActionResult, IncomingFile } from './actions.ts'
import type { ImportedAnnotation, ImportReport, UnreadableFile } from './annotation-report.ts'
import { attempt, step } from './attempt.ts'
import { type ComingAnnotation, type Prepared, prepareImport } from './prepare-import.ts'

export interface ImportOptions {
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: ((progress: { readonly done: number; readonly total: number }) => void) | undefined
}

/**
 * Brings the annotations of files into the library. All of them are looked for first; then they are written in one transaction, which is
 * one step of undo. Stopped before that, nothing is changed.
 *
 * @returns what became of every annotation; a file of which nothing can be read is in the report, and does not stop the rest
 */
export function importAnnotations(
  store: Store,
  files: readonly Pick<IncomingFile, 'name' | 'bytes'>[],
  { signal, onProgress = () => undefined }: ImportOptions = {},
): Promise<ActionResult<ImportReport>> {
  return attempt<ImportReport>(async () => {
    const { coming, skipped, unreadable } = readFiles(files)
    const prepared = await prepareImport(store.db, coming, { signal, onProgress })
    if (!prepared) return ok({ rows: [], unreadable, isCancelled: true })
    const planned = prepared.flatMap(({ planned: each }) => each ?? [])
    const written = await step(store, 'import-annotations', async (tx) =>
      ok(await writeAnnotations(tx, store.newId, planned)),
    )
    if (!written.ok) return written
    const outcomes = [...written.value]
    const told = prepared.map((each) => (each.planned ? toldAs(each, outcomes.shift() ?? 'gone') : each.told))
    const rows = [...told, ...skipped].sort((a, b) => fileOrder(files, a, b) || a.row - b.row)
    const { actionId } = written
    return ok({ rows, unreadable, isCancelled: false, ...(actionId === undefined ? {} : { actionId }) })
  })
}

function readFiles(files: readonly Pick<IncomingFile, 'name' | 'bytes'>[]) {
  const coming: ComingAnnotation[] = []
  const skipped: ImportedAnnotation[] = []
  const unreadable: UnreadableFile[] = []
  for (const { name: file, bytes } of files) {
    const read = readAnnotationFile(bytes)
    if (!read.ok) {
      unreadable.push({ file, ...read.error })
      continue
    }
    coming.push(...read.value.annotations.map((annotation: IncomingAnnotation) => ({ file, annotation })))
    skipped.push(...read.value.skipped.map((row) => toldSkipped(file, row)))
  }
  return { coming, skipped, unreadable }
}

function toldSkipped(
  file: string,
  { row, sourceId, source, quote, reason }: SkippedAnnotation,
): ImportedAnnotation {
  const nowhere = { highlightId: '', articleId: '', title: '' }
  return { file, row, sourceId, source, quote, ...nowhere, status: 'skipped', reasons: [reason] }
}

/** What was to become of it, and what did. */
function toldAs({ told }: Prepared, written: WrittenAs): ImportedAnnotation {
  const { reasons } = told
  switch (written) {
    case 'added':
      return told
    case 'updated':
    case 'unchanged':
      return { ...told, status: written }
    case 'kept':
      return { ...told, status: 'unchanged', reasons: ['newer-here', ...reasons] }
    case 'gone':
      return { ...told, status: 'skipped', reasons: ['gone', ...reasons] }
  }
}

function fileOrder(
  files: readonly { readonly name: string }[],
  a: ImportedAnnotation,
  b: ImportedAnnotation,
) {
  if (a.file === b.file) return 0
  return files.findIndex(({ name }) => name === a.file) - files.findIndex(({ name }) => name === b.file)
}
