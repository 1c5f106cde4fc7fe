import { uuidv7 } from '../shared/ids.ts'
import { bindAnnotationFiles } from './actions/annotation-files.ts'
import { bindBackupFiles } from './actions/backup-files.ts'
import { createBulkWorker } from './actions/bulk-worker.ts'
import { createActions } from './actions/create-actions.ts'
import { openNotesExport } from './actions/export-notes.ts'
import { createExtractionWorker } from './actions/extraction-worker.ts'
import { createJobWorker } from './actions/job-worker.ts'
import { captureArticle } from './capture/capture-article.ts'
import type { CaptureTools } from './capture/capture-tools.ts'
import { downloadMedia } from './capture/download-media.ts'
import { extractAgain } from './capture/extract-again.ts'
import { PRESENT_MAKERS } from './capture/present-makers.ts'
import { repairImages } from './capture/repair-images.ts'
import { listenToCommands } from './command-line/listen-to-commands.ts'
import { ensureIndex } from './ingest-index.ts'
import { logFailures } from './log-failures.ts'
import { openBridge } from './platform/bridge.ts'
import { findAllTextWith } from './queries/find-text.ts'
import { bindLibraryReads } from './queries/library-reads.ts'
import { whenReading } from './reading-presence.ts'
import { openSearch } from './search/search-client.ts'
import { openDatabase } from './storage/database.ts'
import type { JobProgress } from './storage/job-repository.ts'
import { openJobSignal } from './storage/job-signal.ts'
import { whenNoneIsOpen } from './storage/open-transactions.ts'
import { keepUp } from './storage/upkeep.ts'
import { watchBatches } from './storage/watch-batches.ts'

/* The hidden window: turns jobs into articles and answers the command line. It never shows anything. */

const RANDOM_BYTES = 10
const now = () => Date.now()
const newId = () => uuidv7(now(), crypto.getRandomValues(new Uint8Array(RANDOM_BYTES)))

const bridge = await openBridge()
logFailures(bridge)
const db = openDatabase()
const store = { db, now, newId }
/** Before each long computation: it would keep this page's transactions open, and those waiting who read and mark. */
const whenAtRest = () => whenNoneIsOpen(db)

type Told = (progress: JobProgress) => void
const tools = ({ signal, onProgress }: { signal: AbortSignal; onProgress: Told }): CaptureTools => ({
  bridge,
  signal,
  onProgress: (progress) => onProgress({ done: 0, total: 0, ...progress }),
  whenAtRest,
})
const worker = createJobWorker(store, {
  capture: (input, given) => captureArticle(input, tools(given)),
  downloadImages: (input, addresses, given) => repairImages(input, addresses, tools(given)),
  downloadMedia: (input, given) => downloadMedia(input, tools(given)),
})
const extractions = createExtractionWorker(store, PRESENT_MAKERS, async (kept) => {
  await whenAtRest()
  return extractAgain(kept)
})

whenReading(() => {
  worker.workQueue().catch(reportError)
  extractions.workQueue()
  createBulkWorker(store).workQueue()
  keepUp(store).catch(reportError)
  watchBatches(db)
})
const findText = findAllTextWith(openSearch(db.name))
const reads = bindLibraryReads(db, (parts, ranked) => {
  ensureIndex()
  return findText(parts, ranked)
})
listenToCommands({
  bridge,
  actions: createActions(store, openJobSignal(db.name)),
  reads,
  backups: bindBackupFiles(store, bridge),
  annotations: bindAnnotationFiles(store, reads, bridge),
  openExport: (folder) => openNotesExport(folder, { store, reads, bridge }),
  workJob: worker.workJob,
  extractNow: extractions.workNow,
})
void bridge.call('windowReady', null)
