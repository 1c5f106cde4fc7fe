import { isAnnotationFile } from '../../shared/import/annotation-file.ts'
import type { Actions, CaptureOptions, IncomingFile } from '../actions/actions.ts'
import { messages } from '../ui/messages.ts'
import type { WaitingFile } from './waiting-file.ts'

/** Files that are stored in one transaction: enough to be quick, and few enough that the window answers meanwhile. */
const AT_ONCE = 50

/** Their bytes together, after which the next transaction begins. */
const BYTES_AT_ONCE = 16 * 1024 * 1024

interface Takers {
  readonly actions: Pick<Actions, 'saveFiles'>
  readonly options: CaptureOptions
  readonly importAnnotations: (files: readonly IncomingFile[]) => Promise<unknown>
}

export interface TakenFiles {
  /** Files that are in the queue now. */
  readonly saved: number
  /** What went wrong first, in words; empty when nothing did. */
  readonly failure: string
}

/** Reads files one after the other and puts them in the queue, some at a time; files of annotations are imported. */
export async function takeFiles(
  files: readonly WaitingFile[],
  { actions, options, importAnnotations }: Takers,
): Promise<TakenFiles> {
  const { errors, importing } = messages
  const annotations: IncomingFile[] = []
  const failed: string[] = []
  let chunk: IncomingFile[] = []
  let saved = 0
  const store = async () => {
    if (chunk.length === 0) return true
    const stored = await actions.saveFiles(chunk, options)
    if (stored.ok) saved += chunk.length
    else failed.push(errors.action[stored.error.kind])
    chunk = []
    return stored.ok
  }
  for (const file of files) {
    const read = await file.read()
    if (!read.ok) failed.push(importing.said.unread(file.name, read.error.kind))
    else if (isAnnotationFile(read.value)) annotations.push(read.value)
    else chunk.push(read.value)
    const bytes = chunk.reduce((sum, each) => sum + sizeOf(each), 0)
    // What one transaction refuses (a tag that is none, a full disk) the next one would refuse too.
    if ((chunk.length >= AT_ONCE || bytes >= BYTES_AT_ONCE) && !(await store())) break
  }
  await store()
  if (annotations.length > 0) await importAnnotations(annotations)
  const more = failed.length > 1 ? ` ${importing.said.andMore(failed.length - 1)}` : ''
  return { saved, failure: failed.length === 0 ? '' : `${failed[0]}${more}` }
}

const sizeOf = ({ bytes, attachments = [] }: IncomingFile) =>
  attachments.reduce((sum, file) => sum + file.bytes.byteLength, bytes.byteLength)
