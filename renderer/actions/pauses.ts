/** Milliseconds of work after which it is laid down for a moment, so that the window draws and hears a person. */
const WORK_AT_A_TIME = 24

/**
 * Lays long work down now and then.
 * @returns a function to be called between two pieces of it, which answers false when the work is to stop
 */
export function pauses(signal: AbortSignal | undefined): () => Promise<boolean> {
  let since = performance.now()
  return async () => {
    if (performance.now() - since > WORK_AT_A_TIME) {
      await new Promise((resolve) => setTimeout(resolve))
      since = performance.now()
    }
    return signal?.aborted !== true
  }
}
