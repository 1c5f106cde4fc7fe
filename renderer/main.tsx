import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { z } from 'zod'
import { uuidv7 } from '../shared/ids.ts'
import { App } from './App.tsx'
import { ActionsProvider } from './actions/ActionsContext.tsx'
import { createActions } from './actions/create-actions.ts'
import { browserBridge } from './platform/browser.ts'
import { electronBridge } from './platform/electron.ts'
import { PlatformProvider } from './platform/PlatformContext.tsx'
import { StorageProvider } from './queries/StorageContext.tsx'
import { openDatabase } from './storage/database.ts'
import { openJobSignal } from './storage/job-signal.ts'
import type { Store } from './storage/store.ts'
import { installDefaultPolicy } from './trusted.ts'
import { StatusLineProvider } from './ui/StatusLine.tsx'
import { fontsReady } from './window/fonts-ready.ts'
import { lastThemeChoice, paintTheme } from './window/theme.ts'

/* The reading window's root: what it is made of, from the policies up to the screens. */

installDefaultPolicy('reading')
// The page's policy lets nothing be compiled from text, which zod would try.
z.config({ jitless: true })
paintTheme(lastThemeChoice())

const RANDOM_BYTES = 10
const store: Store = {
  db: openDatabase(),
  now: Date.now,
  newId: () => uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(RANDOM_BYTES))),
}
const bridge = electronBridge() ?? browserBridge()
const actions = createActions(store, openJobSignal(store.db.name))

const place = document.getElementById('root')
if (!place) throw new Error('index.html has no element with the id root')
await fontsReady()
createRoot(place).render(
  <StrictMode>
    <PlatformProvider bridge={bridge}>
      <StorageProvider db={store.db}>
        <ActionsProvider actions={actions}>
          <StatusLineProvider>
            <App />
          </StatusLineProvider>
        </ActionsProvider>
      </StorageProvider>
    </PlatformProvider>
  </StrictMode>,
)
