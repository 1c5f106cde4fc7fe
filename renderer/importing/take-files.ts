import { batchLock } from '../../shared/article/save-batch.ts'
import type { BridgeErrorKind } from '../../shared/bridge.ts'
import { isAnnotationFile } from '../../shared/import/annotation-file.ts'
import type { ActionFailure, Actions, CaptureOptions, IncomingFile } from '../actions/actions.ts'
import { messages } from '../ui/messages.ts'
import type { WaitingFile } from './waiting-file.ts'

/** Files that are stored in one transaction: enough to be quick, and few enough that the window answers meanwhile. */
const AT_ONCE = 50

/** Their bytes together, after which the next transaction begins. */
const BYTES_AT_ONCE = 16 * 1024 * 1024

/** So many files given at once are followed as one; of fewer each is told of by itself. */
const BATCH_FROM = 10

interface Takers {
  readonly actions: Pick<Actions, 'saveFiles' | 'startBatch' | 'endBatch'>
  readonly options: CaptureOptions
  readonly importAnnotations: (files: readonly IncomingFile[]) => Promise<unknown>
  /** Told of many files before they are read: that takes its time. */
  readonly onBegin: (files: number) => void
}

export interface TakenFiles {
  /** Files that are in the queue now, and that nothing was said of yet. */
  readonly saved: number
  /** What went wrong first, in words; empty when nothing did, or when it stands in the report of a batch. */
  readonly failure: string
}

interface Unread {
  readonly name: string
  readonly kind: BridgeErrorKind
}

/** Reads files one after the other and puts them in the queue, some at a time; files of annotations are imported. */
export async function takeFiles(files: readonly WaitingFile[], takers: Takers): Promise<TakenFiles> {
  const { actions, options } = takers
  const { errors, importing } = messages
  if (files.length < BATCH_FROM) {
    const { saved, unread, refused } = await storeFiles(files, takers)
    const failed = [
      ...unread.map(({ name, kind }) => importing.said.unread(name, kind)),
      ...(refused ? [errors.action[refused]] : []),
    ]
    const more = failed.length > 1 ? ` ${importing.said.andMore(failed.length - 1)}` : ''
    return { saved, failure: failed.length === 0 ? '' : `${failed[0]}${more}` }
  }
  takers.onBegin(files.length)
  const batch = await actions.startBatch(files.length)
  if (!batch.ok) return { saved: 0, failure: errors.action[batch.error.kind] }
  const { batchId } = batch.value
  // Who holds the lock reads; when this window goes, the lock goes with it.
  return navigator.locks.request(batchLock(batchId), async () => {
    const { unread, refused } = await storeFiles(files, {
      ...takers,
      options: { ...options, batchId },
    })
    await actions.endBatch(batchId, unread)
    // A batch that was cancelled takes no more, as somebody wished.
    return { saved: 0, failure: refused && refused !== 'conflict' ? errors.action[refused] : '' }
  })
}

async function storeFiles(
  files: readonly WaitingFile[],
  { actions, options, importAnnotations }: Takers,
): Promise<{ saved: number; unread: Unread[]; refused: ActionFailure['kind'] | null }> {
  const annotations: IncomingFile[] = []
  const unread: Unread[] = []
  let refused: ActionFailure['kind'] | null = null
  let chunk: IncomingFile[] = []
  let bytes = 0
  let saved = 0
  const store = async () => {
    if (chunk.length === 0) return
    const stored = await actions.saveFiles(chunk, options)
    if (stored.ok) saved += chunk.length
    else refused = stored.error.kind
    chunk = []
    bytes = 0
  }
  for (const file of files) {
    const read = await file.read()
    if (!read.ok) unread.push({ name: file.name, kind: read.error.kind })
    else if (isAnnotationFile(read.value)) annotations.push(read.value)
    else {
      chunk.push(read.value)
      bytes += sizeOf(read.value)
    }
    if (chunk.length >= AT_ONCE || bytes >= BYTES_AT_ONCE) await store()
    // What one transaction refuses (a tag that is none, a full disk) the next one would refuse too.
    if (refused) break
  }
  await store()
  if (annotations.length > 0) await importAnnotations(annotations)
  return { saved, unread, refused }
}

const sizeOf = ({ bytes, attachments = [] }: IncomingFile) =>
  attachments.reduce((sum, file) => sum + file.bytes.byteLength, bytes.byteLength)
