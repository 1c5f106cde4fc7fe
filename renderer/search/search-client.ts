import {
  type SearchAnswers,
  type SearchMessage,
  type SearchRequest,
  type SearchState,
  searchChannel,
  unpackAnswer,
} from './search-protocol.ts'

/** The index did not answer. What was asked can be answered without it, less well. */
export class NoSearchError extends Error {
  constructor(why: string) {
    super(`The full text cannot be searched: ${why}`)
    this.name = 'NoSearchError'
  }
}

interface Waiting {
  readonly request: SearchRequest
  readonly resolve: (answer: never) => void
  readonly reject: (error: Error) => void
}

type AnswerOf<R extends SearchRequest> = SearchAnswers[R['kind']]

/** Asks the index of the full text, wherever it is. */
export interface SearchClient {
  /** Rejected with `NoSearchError` when no answer comes, or with the signal's reason. */
  ask<R extends SearchRequest>(request: R, signal?: AbortSignal): Promise<AnswerOf<R>>
  /** How the index is; null until it says so. */
  state(): SearchState | null
  /** Calls whenever the state is another one. @returns what ends that */
  watch(listener: () => void): () => void
}

/** An index at work answers within the second, unless the whole computer is busy; one that is not there never does. In milliseconds. */
const ANSWER_MS = 20_000

/** @param library name of the database */
export function openSearch(library: string): SearchClient {
  const channel = searchChannel(library)
  const waiting = new Map<string, Waiting>()
  const listeners = new Set<() => void>()
  let state: SearchState | null = null
  const send = (message: SearchMessage) => channel.postMessage(message)

  channel.addEventListener('message', ({ data }: MessageEvent<SearchMessage>) => {
    if (data.kind === 'state') {
      state = data.state
      for (const listener of listeners) listener()
    } else if (data.kind === 'listening') {
      for (const [askId, { request }] of waiting) send({ kind: 'ask', askId, request })
    } else if (data.kind === 'answer') waiting.get(data.askId)?.resolve(unpackAnswer(data.answer) as never)
    else if (data.kind === 'failed') waiting.get(data.askId)?.reject(new NoSearchError(data.message))
  })
  send({ kind: 'how-is-it' })

  return {
    async ask(request, signal) {
      signal?.throwIfAborted()
      const askId = crypto.randomUUID()
      let end: () => void = () => undefined
      try {
        return await new Promise((resolve, reject) => {
          const giveUp = (why: Error) => {
            send({ kind: 'drop', askId })
            reject(why)
          }
          const timer = setTimeout(() => giveUp(new NoSearchError('it does not answer')), ANSWER_MS)
          const stop = () => giveUp(signal?.reason as Error)
          signal?.addEventListener('abort', stop, { once: true })
          end = () => {
            clearTimeout(timer)
            signal?.removeEventListener('abort', stop)
          }
          waiting.set(askId, { request, resolve, reject })
          send({ kind: 'ask', askId, request })
        })
      } finally {
        waiting.delete(askId)
        end()
      }
    },
    state: () => state,
    watch(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
