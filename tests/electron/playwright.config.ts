import { defineConfig } from '@playwright/test'

/** The whole app in real Electron, each test with a profile of its own (launch.ts). */
export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/electron',
  globalSetup: './prepare.ts',
  fullyParallel: true,
  // The smallest machine that Offprint is built on has two cores.
  workers: 2,
  timeout: 90_000,
  // A machine with two busy cores draws late, and what is right is there long before.
  expect: { timeout: 20_000 },
  reporter: [['list']],
  use: { trace: 'retain-on-failure' },
})
