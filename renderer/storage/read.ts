/**
 * How long a read may take. A library of 100,000 articles answers its slowest question in well under a second; a damaged blob can
 * make IndexedDB wait for ever.
 */
export const READ_TIME_OUT_MS = 10_000

/** How many slices a wait is counted in. */
const SLICES = 20

/** A read that did not come back. Screens show it as a failure of that one part. */
export class ReadTimeOutError extends Error {
  constructor(what: string) {
    super(`Reading ${what} took more than ${READ_TIME_OUT_MS / 1000} seconds`)
    this.name = 'ReadTimeOutError'
  }
}

/**
 * Calls `late` once `timeOutMs` have gone by in which an answer could have come in. While a window is busy, as when it draws a page of
 * a hundred thousand elements, answers queue up behind that work: such a stretch counts as one slice, however long it was.
 * @returns ends the wait
 */
export function waitAwake(timeOutMs: number, late: () => void): () => void {
  let left = SLICES
  const timer = setInterval(() => {
    left -= 1
    if (left > 0) return
    clearInterval(timer)
    late()
  }, timeOutMs / SLICES)
  return () => clearInterval(timer)
}

/**
 * Reads with a time-out. For reads outside of a transaction.
 * @param what names the thing in the error
 */
export function read<T>(what: string, query: () => PromiseLike<T>, timeOutMs = READ_TIME_OUT_MS): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const endWait = waitAwake(timeOutMs, () => reject(new ReadTimeOutError(what)))
    query().then(
      (value) => {
        endWait()
        resolve(value)
      },
      (reason) => {
        endWait()
        reject(reason)
      },
    )
  })
}
