import type { Page } from '@playwright/test'
import { test as base } from '../launch.ts'

/** Opens a page of the renderer's origin with `window.library`: a library of the given name, empty the first time. */
export async function openLab(page: Page, name = 'library-under-test'): Promise<void> {
  // Any address of the origin will do; this one is never built, so that nothing of the app runs.
  await page.route('**/storage-lab', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Storage lab</title>' }),
  )
  await page.goto('/storage-lab')
  await page.addScriptTag({ type: 'module', url: '/storage-lab.js' })
  await page.waitForFunction(() => window.StorageLab !== undefined)
  await page.evaluate((library) => {
    window.library = new window.StorageLab(library)
  }, name)
}

/** A page with an empty library in `window.library`. */
export const test = base.extend({
  page: async ({ page }, use) => {
    await openLab(page)
    await use(page)
  },
})
