import { test as base } from '../launch.ts'
import { openLab } from '../storage/lab-page.ts'

/** A page with an empty library in `window.library`, and what sends annotations from one library to another in `window.interchange`. */
export const test = base.extend({
  page: async ({ page }, use) => {
    await openLab(page)
    await page.addScriptTag({ type: 'module', url: '/interchange-lab.js' })
    await page.waitForFunction(() => window.interchange !== undefined)
    await use(page)
  },
})
