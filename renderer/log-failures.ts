import type { CallRequest, OffprintBridge } from '../shared/bridge.ts'

/** One thing that fails with every frame must not fill the log. */
const MOST_REPORTS = 50
/** What `log` of the bridge passes. */
const LONGEST_DETAIL = 2_000

type FailureEvent = CallRequest<'log'>['event']

/** Tells the shell's log of a failure, once per call. */
export type LogFailure = (event: FailureEvent, error: unknown) => void

/**
 * Sends what nobody caught in this page to the shell's log, and answers with the way to send what somebody did. Only the kind of an error
 * and the places in our own code leave the page: its message may hold what an article says.
 */
export function logFailures(bridge: OffprintBridge): LogFailure {
  let reports = 0
  const logFailure: LogFailure = (event, error) => {
    if (reports++ >= MOST_REPORTS) return
    // A shell that does not answer cannot be told that either.
    bridge.call('log', { event, detail: describeFailure(error) }).catch(() => undefined)
  }
  onUncaught((error, event) => logFailure(event, error))
  return logFailure
}

/** Listens to every failure that nobody caught, until the answered function is called. */
export function onUncaught(
  listener: (error: unknown, event: 'uncaught-error' | 'unhandled-rejection') => void,
): () => void {
  const stop = new AbortController()
  const { signal } = stop
  window.addEventListener(
    'error',
    ({ error }) => {
      // Without an error it is a warning of the browser's, as of an observer that was told twice in a frame.
      if (error !== null && error !== undefined) listener(error, 'uncaught-error')
    },
    { signal },
  )
  window.addEventListener('unhandledrejection', ({ reason }) => listener(reason, 'unhandled-rejection'), {
    signal,
  })
  return () => stop.abort()
}

/** The error's kind and the lines of its trace that are places in code; never its message. */
export function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const places = (error.stack ?? '').split('\n').filter((line) => /^ {4}at \S.*:\d+:\d+\)?$/.test(line))
  return [error.name, ...places].join('\n').slice(0, LONGEST_DETAIL)
}
