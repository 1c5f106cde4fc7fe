import { workerAddress } from '../trusted.ts'
import indexWorker from './index-worker.ts?worker&url'

/** A worker that ended is started again after so long, in milliseconds: what it failed at may be over. */
const START_AGAIN_MS = 5_000

/** Starts the worker that has the index of the full text, for as long as the page lives. @param library name of the database */
export function startIndex(library: string): void {
  performance.mark('index-started')
  const worker = new Worker(workerAddress(indexWorker), { type: 'module', name: library })
  worker.addEventListener('error', (event) => {
    reportError(event.error ?? new Error(`The search worker failed: ${event.message}`))
  })
  worker.addEventListener('message', () => {
    worker.terminate()
    setTimeout(() => startIndex(library), START_AGAIN_MS)
  })
}
