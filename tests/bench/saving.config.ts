import { defineConfig } from '@playwright/test'
import base from '../electron/playwright.config.ts'

/** `npm run bench:saving`: the whole app in real Electron, alone on the machine. */
export default defineConfig({
  ...base,
  testDir: '.',
  testMatch: 'saving.spec.ts',
  globalSetup: '../electron/prepare.ts',
  outputDir: '../../test-results/bench',
  workers: 1,
  use: { ...base.use, trace: 'off', screenshot: 'off' },
})
