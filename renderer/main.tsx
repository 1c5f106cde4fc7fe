import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { uuidv7 } from '../shared/ids.ts'
import { App } from './App.tsx'
import { ActionsProvider } from './actions/ActionsContext.tsx'
import { createActions } from './actions/create-actions.ts'
import { FileActionsProvider } from './actions/FileActionsContext.tsx'
import { createFileActions } from './actions/file-actions.ts'
import { seedWelcome } from './actions/seed-welcome.ts'
import { ExportingProvider } from './exporting/ExportingContext.tsx'
import { logFailures, onUncaught } from './log-failures.ts'
import { HOME, writeRoute } from './navigation.ts'
import { browserBridge } from './platform/browser.ts'
import { electronBridge } from './platform/electron.ts'
import { PlatformProvider } from './platform/PlatformContext.tsx'
import { findTextWith } from './queries/find-text.ts'
import { bindLibraryReads } from './queries/library-reads.ts'
import { StorageProvider } from './queries/StorageContext.tsx'
import { announceReading } from './reading-presence.ts'
import { openSearch } from './search/search-client.ts'
import { openDatabase } from './storage/database.ts'
import { openJobSignal } from './storage/job-signal.ts'
import { read } from './storage/read.ts'
import type { Store } from './storage/store.ts'
import { ErrorBoundary } from './ui/ErrorBoundary.tsx'
import { FailureWarning } from './ui/FailureWarning.tsx'
import { messages } from './ui/messages.ts'
import { StatusLineProvider } from './ui/StatusLine.tsx'
import { fontsReady } from './window/fonts-ready.ts'
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
const fileActions = createFileActions(store, bindLibraryReads(store.db, findTextWith(search)), bridge)

const place = document.getElementById('root')
if (!place) throw new Error('index.html has no element with the id root')
announceReading()
// Without the shell there is no library of a person's. One that cannot be read says so once the window is drawn.
if (shell)
  await read('the library', openAtWelcome).catch((error: unknown) => logFailure('seeding-failed', error))
await fontsReady()
createRoot(place, { onCaughtError: (error) => logFailure('screen-failed', error) }).render(
  <StrictMode>
    <PlatformProvider bridge={bridge}>
      <StorageProvider db={store.db} search={search}>
        <ActionsProvider actions={actions}>
          <FileActionsProvider actions={fileActions}>
            <StatusLineProvider>
              <FailureWarning onUncaught={onUncaught} />
              <ErrorBoundary name={messages.app.name} onAgain={() => location.reload()}>
                <ExportingProvider>
                  <App />
                </ExportingProvider>
              </ErrorBoundary>
            </StatusLineProvider>
          </FileActionsProvider>
        </ActionsProvider>
      </StorageProvider>
    </PlatformProvider>
  </StrictMode>,
)

/** A new library opens at the welcome article. */
async function openAtWelcome(): Promise<void> {
  const articleId = await seedWelcome(store)
  if (articleId) await actions.changeSettings('place', { route: writeRoute({ ...HOME, articleId }) })
}
