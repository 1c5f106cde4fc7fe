import { createActions } from '../../renderer/actions/create-actions.ts'
import { openDatabase } from '../../renderer/storage/database.ts'
import { openJobSignal } from '../../renderer/storage/job-signal.ts'
import { uuidv7 } from '../../shared/ids.ts'

/* What it would cost to change very many articles in one transaction, in the page that asks for it. */

const db = openDatabase()
const newId = () => uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)))
const actions = createActions({ db, now: Date.now, newId }, openJobSignal(db.name))

interface Cost {
  readonly what: string
  /** Milliseconds. */
  readonly took: number
  readonly longestTask: number
  /** Bytes of JavaScript at the most, more than at the start. */
  readonly heap: number
}

const heapNow = () => (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize

async function cost(what: string, work: () => Promise<unknown>): Promise<Cost> {
  let longestTask = 0
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longestTask = Math.max(longestTask, duration)
  })
  observer.observe({ type: 'longtask' })
  const before = heapNow()
  let top = before
  const sampling = setInterval(() => {
    top = Math.max(top, heapNow())
  }, 20)
  const start = performance.now()
  await work()
  const took = performance.now() - start
  clearInterval(sampling)
  // The observer hears of a task after it.
  await new Promise((resolve) => setTimeout(resolve, 50))
  observer.disconnect()
  return { what, took, longestTask, heap: top - before }
}

/** Opens the library, so that it can be filled. */
const open = async () => {
  await db.open()
}

async function timeAtOnce(count: number): Promise<Cost[]> {
  const ids = await db.articles.limit(count).primaryKeys()
  return [
    await cost(`tag ${count} in one transaction`, () => actions.tagArticles(ids, [`bench ${count}`], [])),
    await cost('undo that', () => actions.undo()),
  ]
}

export const bench = { open, timeAtOnce }
