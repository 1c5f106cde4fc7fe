import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { CaptureBar } from './capture-bar/CaptureBar.tsx'
import { logFailures } from './log-failures.ts'
import { openBridge } from './platform/bridge.ts'
import { PlatformProvider } from './platform/PlatformContext.tsx'
import { lastThemeChoice, paintTheme } from './window/theme.ts'

/* The root of the bar over a capture window. It knows no library: what stands below it is the web. */

paintTheme(lastThemeChoice())
const bridge = await openBridge()
const logFailure = logFailures(bridge)

const place = document.getElementById('root')
if (!place) throw new Error('capture-bar.html has no element with the id root')
createRoot(place, { onCaughtError: (error) => logFailure('screen-failed', error) }).render(
  <StrictMode>
    <PlatformProvider bridge={bridge}>
      <CaptureBar />
    </PlatformProvider>
  </StrictMode>,
)
