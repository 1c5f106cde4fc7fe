import { defineConfig } from '@playwright/test'

// Both are set by serve-renderer.ts before the tests are loaded.
const { OFFPRINT_CHROMIUM: executablePath, OFFPRINT_RENDERER_URL: baseURL } = process.env

/** The renderer alone, with platform/browser.ts under it, in Chromium. Its server is started on a free port. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/browser',
  globalSetup: './serve-renderer.ts',
  fullyParallel: true,
  // The smallest machine that Offprint is built on has two cores.
  workers: 2,
  timeout: 90_000,
  // A machine with two busy cores draws late, and what is right is there long before.
  expect: { timeout: 20_000 },
  reporter: [['list']],
  use: {
    browserName: 'chromium',
    ...(baseURL ? { baseURL } : {}),
    viewport: { width: 1440, height: 900 },
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
    },
  },
})
