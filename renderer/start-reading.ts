import { z } from 'zod'
import { showStartProblem } from './start-problem.ts'
import { installDefaultPolicy } from './trusted.ts'

/* What has to stand before any other module of the page is so much as loaded. */

installDefaultPolicy('reading')
// The page's policy lets nothing be compiled from text, which zod would try with its first schema.
z.config({ jitless: true })
// The library is opened while the scripts of the screens are made ready.
import('./open-library.ts')
  .then(() => import('./main.tsx'))
  .catch((error: unknown) => {
    reportError(error)
    showStartProblem()
  })
