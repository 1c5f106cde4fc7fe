import { useEffect, useState } from 'react'
import { READ_TIME_OUT_MS, ReadTimeOutError, waitAwake } from '../storage/read.ts'
import { afterFirstFrame } from './start-is-over.ts'
import { watchQuery } from './watch-query.ts'

interface Answer<T> {
  readonly query: unknown
  readonly about: string
  readonly value?: T
  readonly error?: unknown
}

/**
 * The answer to a query, kept up to date from any window. Undefined while loading; a failed read throws while rendering, for the
 * screen's error boundary.
 * @param query with an identity of its own for each question (`useCallback`); null asks nothing
 * @param about while a new query has the same `about`, the old answer is shown until the new one is there
 * @param timeOutMs what takes longer is an error
 */
export function useLive<T>(
  query: (() => Promise<T>) | null,
  about = '',
  timeOutMs = READ_TIME_OUT_MS,
): T | undefined {
  const answer = useAnswer(query, about, timeOutMs)
  if (!answer || !query) return undefined
  if (answer.query === query && 'error' in answer) throw answer.error
  const isCurrent = answer.query === query || (about !== '' && answer.about === about)
  return isCurrent ? answer.value : undefined
}

/** The same for what a screen does well without: it may take as long as it takes, and what fails is not there. */
export function useLiveExtra<T>(query: (() => Promise<T>) | null, about: string): T | undefined {
  const answer = useAnswer(query, about, Number.POSITIVE_INFINITY)
  return query && answer?.about === about ? answer.value : undefined
}

/** @param timeOutMs what takes longer is an error */
function useAnswer<T>(query: (() => Promise<T>) | null, about: string, timeOutMs: number): Answer<T> | null {
  const [answer, setAnswer] = useState<Answer<T> | null>(null)
  useEffect(() => {
    if (!query) return
    const late = () => setAnswer({ query, about, error: new ReadTimeOutError(about || 'the library') })
    const endWait = timeOutMs === Number.POSITIVE_INFINITY ? () => undefined : waitAwake(timeOutMs, late)
    let endWatch: () => void = () => undefined
    const callOff = afterFirstFrame(() => {
      endWatch = watchQuery(query, {
        next: (value) => {
          endWait()
          setAnswer({ query, about, value })
        },
        error: (error) => {
          endWait()
          setAnswer({ query, about, error })
        },
      })
    })
    return () => {
      endWait()
      callOff()
      endWatch()
    }
  }, [query, about, timeOutMs])
  return answer
}
