import { defineConfig } from '@playwright/test'

/** The whole app in real Electron, each test with a profile of its own (tests/electron/launch.ts). */
export default defineConfig({
  testDir: 'tests/electron',
  outputDir: 'test-results/electron',
  fullyParallel: true,
  workers: 2,
  timeout: 90_000,
  reporter: [['list']],
  use: { trace: 'retain-on-failure' },
})
