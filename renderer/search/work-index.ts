import { openDatabase } from '../storage/database.ts'
import { readSearchCursor, watchLog } from '../storage/searchable.ts'
import { IndexStore, isDiskFull, UnusableIndexError } from './index-store.ts'
import { SearchIndex } from './search-index.ts'
import {
  packAnswer,
  type SearchAnswers,
  type SearchMessage,
  type SearchRequest,
  type SearchState,
  searchChannel,
} from './search-protocol.ts'

/* The worker that has the index of the full text. One at a time: whoever is second waits until the first has ended. */

/** Its name is the name of the database that it indexes. */
const library = self.name
const channel = searchChannel(library)

/** Another worker that has the index open may be about to end; in milliseconds. */
const OPEN_AGAIN_MS = 250
/** What cannot be written is tried again after so long, in milliseconds: room is made by a person. */
const WRITE_AGAIN_MS = 10_000
/** Whether index and library hold the same articles is looked up when the start is long over; in milliseconds. */
const RECONCILE_AFTER_MS = 15_000
/** The index is tidied when nothing has been indexed for so long, in milliseconds. */
const TIDY_AFTER_MS = 3_000
/** Progress is told so often at most, in milliseconds. */
const TELL_EVERY_MS = 250

/** Changes that come one after the other within so long are a rush, in milliseconds: work on very many articles, which indexing would hold up. */
const QUIET_MS = 1_000
/** A person's own changes are no rush; what shows them has its turn before they are indexed, in milliseconds, unless somebody asks. */
const CALM_CHANGES = 3
const SETTLE_MS = 200
/** A rush is waited for no longer; in milliseconds. */
const LONGEST_RUSH_MS = 60_000

/** Tells rushes of changes from single ones. */
const rush = { since: 0, last: Number.NEGATIVE_INFINITY, changes: 0 }

function noteChange(): void {
  const now = performance.now()
  if (now - rush.last > QUIET_MS) Object.assign(rush, { since: now, changes: 0 })
  rush.last = now
  rush.changes++
}

function isRush(): boolean {
  const now = performance.now()
  const isQuiet = now - rush.last > (rush.changes <= CALM_CHANGES ? SETTLE_MS : QUIET_MS)
  return !isQuiet && now - rush.since < LONGEST_RUSH_MS
}

const asked: { readonly askId: string; readonly request: SearchRequest }[] = []
let wake: () => void = () => undefined
let index: SearchIndex | null = null
let hasWork = true
let told: SearchState | null = null
let toldAt = 0

const send = (message: SearchMessage) => channel.postMessage(message)

channel.addEventListener('message', ({ data }: MessageEvent<SearchMessage>) => {
  if (data.kind === 'ask') asked.push(data)
  else if (data.kind === 'drop') drop(data.askId)
  else if (data.kind === 'how-is-it') tell(true)
  else return
  wake()
})

function drop(askId: string): void {
  const at = asked.findIndex((ask) => ask.askId === askId)
  if (at >= 0) asked.splice(at, 1)
}

function tell(isAsked = false): void {
  if (!index) return
  const state = index.describe()
  const isSame = told?.phase === state.phase && told.done === state.done && told.revision === state.revision
  const isEarly = told?.phase === state.phase && hasWork && performance.now() - toldAt < TELL_EVERY_MS
  if (!isAsked && (isSame || isEarly)) return
  told = state
  toldAt = performance.now()
  send({ kind: 'state', state })
}

/** Lets messages in. */
const breathe = () => new Promise<void>((resolve) => setTimeout(resolve))

async function answer(
  open: SearchIndex,
  request: SearchRequest,
): Promise<SearchAnswers[keyof SearchAnswers]> {
  switch (request.kind) {
    case 'match':
      return open.match(request.parts, request.ranked)
    case 'snippets':
      return open.snippets(request.ids, request.wanted)
    case 'suggest':
      return open.suggest(request.word)
  }
}

async function answerNext(open: SearchIndex): Promise<boolean> {
  const ask = asked.shift()
  if (!ask) return false
  const { askId, request } = ask
  try {
    send({ kind: 'answer', askId, answer: packAnswer(await answer(open, request)) })
  } catch (error) {
    send({ kind: 'failed', askId, message: String(error) })
    // A question that cannot be answered says nothing against the index.
    if (isDamage(error)) throw error
    reportError(error)
  }
  return true
}

async function openStore(): Promise<IndexStore> {
  for (;;) {
    try {
      return await IndexStore.open(library)
    } catch (error) {
      if (!(error instanceof DOMException && error.name === 'NoModificationAllowedError')) throw error
      await new Promise((resolve) => setTimeout(resolve, OPEN_AGAIN_MS))
    }
  }
}

/** Whether the index itself is at fault. */
const isDamage = (error: unknown) =>
  error instanceof UnusableIndexError || /SQLITE_(CORRUPT|NOTADB|IOERR|CANTOPEN)/.test(String(error))

/** Steps that failed one after the other. */
let failures = 0
/** After so many it is not the disk: the index is built anew. */
const MOST_FAILURES = 3

/** What failed is tried again, after a pause; with a damaged index only a new one helps. */
async function goOnAfter(open: SearchIndex, error: unknown): Promise<void> {
  reportError(error)
  failures++
  const isHopeless = isDamage(error) && (!isDiskFull(error) || failures >= MOST_FAILURES)
  if (isDiskFull(error)) {
    told = { ...open.describe(), phase: 'stopped' }
    send({ kind: 'state', state: told })
  }
  if (failures > 1 || !isHopeless) await new Promise((resolve) => setTimeout(resolve, WRITE_AGAIN_MS))
  if (isHopeless) open.startAnew()
  await open.check()
}

/** What is done when nothing else is. */
const due = { reconciliation: false, tidying: false }
let tidying: ReturnType<typeof setTimeout> | undefined

function makeDue(what: keyof typeof due): void {
  due[what] = true
  wake()
}

function tidyLater(): void {
  due.tidying = false
  clearTimeout(tidying)
  tidying = setTimeout(makeDue, TIDY_AFTER_MS, 'tidying')
}

/** @returns whether there is more. What the disk refuses is left for the next time: nothing is missed by it. */
async function tidy(open: SearchIndex): Promise<boolean> {
  try {
    return await open.tidy()
  } catch (error) {
    if (!isDiskFull(error)) throw error
    reportError(error)
    return false
  }
}

/** Answers one question, or indexes a little, or does a little of what is due. */
async function goOn(open: SearchIndex): Promise<void> {
  const isIdle = !hasWork && asked.length === 0
  if (due.reconciliation && isIdle) {
    due.reconciliation = false
    await open.reconcile()
    hasWork = true
  } else if (due.tidying && isIdle) due.tidying = await tidy(open)
  if ((await answerNext(open)) || !hasWork || isRush()) return
  // What is told meanwhile is not overheard.
  hasWork = false
  if (await open.step()) hasWork = true
  tidyLater()
}

const canGoOn = () => asked.length > 0 || (hasWork ? !isRush() : due.tidying || due.reconciliation)

async function work(): Promise<never> {
  const db = openDatabase(library)
  // Library and index are opened at once.
  const noted = readSearchCursor(db)
  // Its failure is heard when it is waited for.
  noted.catch(() => undefined)
  const open = new SearchIndex(db, await openStore())
  await open.check(noted).catch((error: unknown) => goOnAfter(open, error))
  index = open
  // Who waits to search has its turn before the log is looked through.
  noteChange()
  watchLog(db, () => {
    noteChange()
    hasWork = true
    wake()
  })
  setTimeout(makeDue, RECONCILE_AFTER_MS, 'reconciliation')
  for (;;) {
    try {
      await goOn(open)
      failures = 0
      tell()
    } catch (error) {
      await goOnAfter(open, error)
      hasWork = true
    }
    if (canGoOn()) await breathe()
    else
      await new Promise<void>((resolve) => {
        wake = resolve
        if (hasWork) setTimeout(resolve, SETTLE_MS)
      })
  }
}

send({ kind: 'listening' })
work().catch((error: unknown) => {
  reportError(error)
  self.postMessage('ended')
})
