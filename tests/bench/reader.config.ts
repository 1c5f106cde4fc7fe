import { defineConfig } from '@playwright/test'
import base from '../browser/playwright.config.ts'

/** `npm run bench:reader`: the browser tests' set-up, alone on the machine. */
export default defineConfig({
  ...base,
  testDir: '.',
  testMatch: 'reader.spec.ts',
  globalSetup: '../browser/serve-renderer.ts',
  outputDir: '../../test-results/bench',
  workers: 1,
  // A trace takes the whole page down at each step, and would be what is measured.
  use: { ...base.use, trace: 'off', screenshot: 'off' },
})
