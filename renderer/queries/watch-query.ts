import { liveQuery } from 'dexie'

/** A change that comes within this many times the last answer's duration after it belongs to a rush of changes. */
const REST = 8

/** A rush begins with so many such changes: a person's own, one after the other, are answered at once. */
const CALM = 2

/** No answer is put off for longer, in milliseconds. */
const LONGEST_REST_MS = 3_000

interface Watcher<T> {
  next(value: T): void
  error(error: unknown): void
}

/**
 * Asks a query, and again whenever what it read has changed, by any window. While changes come in a rush, as from work on a whole
 * library, it rests between two answers eight times as long as the last one took: Dexie alone would begin anew at each change, and come to
 * no answer until the rush is over.
 * @returns what ends the watching
 */
export function watchQuery<T>(query: () => Promise<T>, { next, error }: Watcher<T>): () => void {
  let subscription: { unsubscribe(): void } | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let rushed = 0
  const ask = () => {
    const askedAt = performance.now()
    let answer: { readonly value: T; readonly at: number } | null = null
    let isAsked = false
    let isChanged = false
    let isTold = false
    const again = (answeredAt: number) => {
      subscription?.unsubscribe()
      const now = performance.now()
      const rest = Math.min((answeredAt - askedAt) * REST, LONGEST_REST_MS) - (now - answeredAt)
      rushed = rest > 0 ? rushed + 1 : 0
      timer = setTimeout(ask, rushed > CALM ? rest : 0)
    }
    // An async function, which Dexie tells from others: in one it follows what is read after each `await`.
    subscription = liveQuery(async () => {
      // Asked again by Dexie, when what was read has changed: that is all there is to know.
      if (isAsked) {
        isChanged = true
        return
      }
      isAsked = true
      answer = { value: await query(), at: performance.now() }
    }).subscribe({
      next() {
        if (!answer) return
        const { value, at } = answer
        if (!isTold) next(value)
        isTold = true
        if (isChanged) again(at)
      },
      error,
    })
  }
  ask()
  return () => {
    clearTimeout(timer)
    subscription?.unsubscribe()
  }
}
