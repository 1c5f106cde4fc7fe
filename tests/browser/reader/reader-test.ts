import { ReaderPage } from '../../pages/reader-page.ts'
import { test as base } from '../launch.ts'

/** A test with somebody who reads, and an empty library. */
export const test = base.extend<{ reader: ReaderPage }>({
  reader: async ({ page }, use) => {
    await use(new ReaderPage(page))
  },
})
