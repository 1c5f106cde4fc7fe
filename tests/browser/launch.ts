import { test as base, expect } from '@playwright/test'

/** A browser test: each gets a fresh context, hence an empty library, and the address of serve-renderer.ts. */
export const test = base.extend({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
  baseURL: async ({}, use) => {
    const url = process.env.OFFPRINT_RENDERER_URL
    if (!url) throw new Error('The renderer is not served: start with `playwright test -c tests/browser`')
    await use(url)
  },
})

export { expect }
