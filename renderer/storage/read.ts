/**
 * How long a read may take. A library of 100,000 articles answers its slowest question in well under a second; a damaged blob can
 * make IndexedDB wait for ever.
 */
export const READ_TIME_OUT_MS = 10_000

/** A read that did not come back. Screens show it as a failure of that one part. */
export class ReadTimeOutError extends Error {
  constructor(what: string) {
    super(`Reading ${what} took more than ${READ_TIME_OUT_MS / 1000} seconds`)
    this.name = 'ReadTimeOutError'
  }
}

/**
 * Reads with a time-out. For reads outside of a transaction.
 * @param what names the thing in the error
 */
export function read<T>(what: string, query: () => PromiseLike<T>, timeOutMs = READ_TIME_OUT_MS): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const timer = setTimeout(() => reject(new ReadTimeOutError(what)), timeOutMs)
    query().then(
      (value) => {
        clearTimeout(timer)
        resolve(value)
      },
      (reason) => {
        clearTimeout(timer)
        reject(reason)
      },
    )
  })
}
