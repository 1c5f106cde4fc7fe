import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { ActionsProvider } from './actions/ActionsContext.tsx'
import { actionsLater } from './actions/actions-later.ts'
import { FileActionsProvider } from './actions/FileActionsContext.tsx'
import { fileActionsLater } from './actions/file-actions-later.ts'
import { ExportingProvider } from './exporting/ExportingContext.tsx'
import { logFailures, onUncaught } from './log-failures.ts'
import { opening, store } from './open-library.ts'
import { openBridge } from './platform/bridge.ts'
import { PlatformProvider } from './platform/PlatformContext.tsx'
import { findTextWith } from './queries/find-text.ts'
import { StorageProvider } from './queries/StorageContext.tsx'
import { announceReading } from './reading-presence.ts'
import { openSearch } from './search/search-client.ts'
import { openJobSignal } from './storage/job-signal.ts'
import { ErrorBoundary } from './ui/ErrorBoundary.tsx'
import { FailureWarning } from './ui/FailureWarning.tsx'
import { messages } from './ui/messages.ts'
import { StatusLineProvider } from './ui/StatusLine.tsx'
import { fontsReady } from './window/fonts-ready.ts'
import { fetchLater } from './window/Later.tsx'
import { lastThemeChoice, paintTheme } from './window/theme.ts'

/* The reading window's root: what it is made of, from the policies up to the screens. */

paintTheme(lastThemeChoice())

const bridge = await openBridge()
const logFailure = logFailures(bridge)
const search = openSearch(store.db.name)
// What writes is no part of the first frame.
const writing = fetchLater(async () => {
  const { createActions } = await import('./actions/create-actions.ts')
  return createActions(store, openJobSignal(store.db.name))
})
const actions = actionsLater(writing.fetch)
const files = fetchLater(async () => {
  const [{ createFileActions }, { bindLibraryReads }] = await Promise.all([
    import('./actions/file-actions.ts'),
    import('./queries/library-reads.ts'),
  ])
  return createFileActions(store, bindLibraryReads(store.db, findTextWith(search)), bridge)
})
const fileActions = fileActionsLater(files.fetch)

const place = document.getElementById('root')
if (!place) throw new Error('index.html has no element with the id root')
announceReading()
const [opened] = await Promise.all([opening, fontsReady()])
// A library that cannot be read says so once the window is drawn.
if (opened.status === 'rejected') logFailure('seeding-failed', opened.reason)
const start = opened.status === 'fulfilled' ? opened.value : null
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
