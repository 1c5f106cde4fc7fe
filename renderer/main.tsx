import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { uuidv7 } from '../shared/ids.ts'
import { App, type AppProps } from './App.tsx'
import { ActionsProvider } from './actions/ActionsContext.tsx'
import { createActions } from './actions/create-actions.ts'
import { FileActionsProvider } from './actions/FileActionsContext.tsx'
import { fileActionsLater } from './actions/file-actions-later.ts'
import { ExportingProvider } from './exporting/ExportingContext.tsx'
import { logFailures, onUncaught } from './log-failures.ts'
import { HOME, readRoute, writeRoute } from './navigation.ts'
import { browserBridge } from './platform/browser.ts'
import { electronBridge } from './platform/electron.ts'
import { PlatformProvider } from './platform/PlatformContext.tsx'
import { findTextWith } from './queries/find-text.ts'
import { readFirstPage } from './queries/first-page.ts'
import { bindLibraryReads } from './queries/library-reads.ts'
import type { FirstPage } from './queries/models.ts'
import { StorageProvider } from './queries/StorageContext.tsx'
import { announceReading } from './reading-presence.ts'
import { openSearch } from './search/search-client.ts'
import { openDatabase } from './storage/database.ts'
import { openJobSignal } from './storage/job-signal.ts'
import { read } from './storage/read.ts'
import { readSettings } from './storage/settings-repository.ts'
import type { Store } from './storage/store.ts'
import { ErrorBoundary } from './ui/ErrorBoundary.tsx'
import { FailureWarning } from './ui/FailureWarning.tsx'
import { messages } from './ui/messages.ts'
import { StatusLineProvider } from './ui/StatusLine.tsx'
import { fontsReady } from './window/fonts-ready.ts'
import { fetchLater } from './window/Later.tsx'
import { lastThemeChoice, paintTheme } from './window/theme.ts'

/* The reading window's root: what it is made of, from the policies up to the screens. */

paintTheme(lastThemeChoice())

const RANDOM_BYTES = 10
const store: Store = {
  db: openDatabase(),
  now: Date.now,
  newId: () => uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(RANDOM_BYTES))),
}
const shell = electronBridge()
const bridge = shell ?? browserBridge()
const logFailure = logFailures(bridge)
const actions = createActions(store, openJobSignal(store.db.name))
const search = openSearch(store.db.name)
const reads = bindLibraryReads(store.db, findTextWith(search))
const files = fetchLater(async () =>
  (await import('./actions/file-actions.ts')).createFileActions(store, reads, bridge),
)
const fileActions = fileActionsLater(files.fetch)

const place = document.getElementById('root')
if (!place) throw new Error('index.html has no element with the id root')
announceReading()
// Without the shell there is no library of a person's. One that cannot be read says so once the window is drawn.
const [start] = await Promise.all([shell ? openLibrary() : null, fontsReady()])
createRoot(place, { onCaughtError: (error) => logFailure('screen-failed', error) }).render(
  <StrictMode>
    <PlatformProvider bridge={bridge}>
      <StorageProvider db={store.db} search={search} startPage={start?.page ?? null}>
        <ActionsProvider actions={actions}>
          <FileActionsProvider actions={fileActions}>
            <StatusLineProvider>
              <FailureWarning onUncaught={onUncaught} />
              <ErrorBoundary name={messages.app.name} onAgain={() => location.reload()}>
                <ExportingProvider>
                  <App start={start} />
                </ExportingProvider>
              </ErrorBoundary>
            </StatusLineProvider>
          </FileActionsProvider>
        </ActionsProvider>
      </StorageProvider>
    </PlatformProvider>
  </StrictMode>,
)

/** What the first screen needs to know; a new library gets its welcome article first. Null when it cannot be read. */
async function openLibrary(): Promise<(NonNullable<AppProps['start']> & { page: FirstPage | null }) | null> {
  try {
    return await read('the library', async () => {
      await openAtWelcome()
      const [place, library] = await Promise.all([
        readSettings(store.db, 'place'),
        readSettings(store.db, 'library'),
      ])
      const route = readRoute(place.route)
      const isList = route.articleId === '' && !route.settings && !route.notebook
      return { place, library, page: isList ? await readFirstPage(store.db, route.view, library.sort) : null }
    })
  } catch (error) {
    logFailure('seeding-failed', error)
    return null
  }
}

/** A new library opens at the welcome article. */
async function openAtWelcome(): Promise<void> {
  const { seededAt } = await readSettings(store.db, 'welcome')
  if (seededAt !== 0) return
  const articleId = await (await import('./actions/seed-welcome.ts')).seedWelcome(store)
  if (articleId) await actions.changeSettings('place', { route: writeRoute({ ...HOME, articleId }) })
}
