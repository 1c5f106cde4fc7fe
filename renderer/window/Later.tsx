import { type ReactNode, Suspense, use } from 'react'
import { whenStartIsOver } from '../queries/start-is-over.ts'

/** Code that a window seldom opens with. */
export interface LaterCode<M> {
  /** Null until it was fetched. */
  readonly loaded: M | null
  /** The same promise each time, but for one that failed. */
  fetch(): Promise<M>
}

/** What failed is told before it is tried again; in milliseconds. */
const TRIED_AGAIN_AFTER_MS = 1_000

/** Fetches code when the start is over, or when it is wanted before. @param load a dynamic import */
export function fetchLater<M>(load: () => Promise<M>): LaterCode<M> {
  let loaded: M | null = null
  let loading: Promise<M> | null = null
  let failedAt = Number.POSITIVE_INFINITY
  const fail = (error: unknown) => {
    failedAt = performance.now()
    throw error
  }
  const keep = (module: M) => {
    loaded = module
    return module
  }
  const code: LaterCode<M> = {
    get loaded() {
      return loaded
    },
    fetch() {
      if (performance.now() > failedAt + TRIED_AGAIN_AFTER_MS) {
        loading = null
        failedAt = Number.POSITIVE_INFINITY
      }
      loading ??= load().then(keep, fail)
      return loading
    },
  }
  // What is wrong is said where it is wanted.
  whenStartIsOver(() => void code.fetch().catch(() => undefined))
  return code
}

interface LaterProps<M> {
  code: LaterCode<M>
  children: (module: M) => ReactNode
}

/** What is drawn with code that comes later; nothing until it is there. */
export function Later<M>(props: LaterProps<M>) {
  return (
    <Suspense>
      <Drawn {...props} />
    </Suspense>
  )
}

function Drawn<M>({ code, children }: LaterProps<M>) {
  return children(code.loaded ?? use(code.fetch()))
}
