import { z } from 'zod'
import { showStartProblem } from './start-problem.ts'
import { installDefaultPolicy } from './trusted.ts'

/* What has to stand before any other module of the page is so much as loaded. */

installDefaultPolicy('reading')
// The page's policy lets nothing be compiled from text, which zod would try with its first schema.
z.config({ jitless: true })
import('./capture-bar.tsx').catch((error: unknown) => {
  reportError(error)
  showStartProblem()
})
