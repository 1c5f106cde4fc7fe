import { uuidv7 } from '../shared/ids.ts'
import type { Settings } from '../shared/settings.ts'
import { HOME, readRoute, writeRoute } from './navigation.ts'
import { electronBridge } from './platform/electron.ts'
import { readFirstPage } from './queries/first-page.ts'
import type { FirstPage } from './queries/models.ts'
import { openDatabase } from './storage/database.ts'
import { read } from './storage/read.ts'
import { patchSettings, readSettingsOf } from './storage/settings-repository.ts'
import type { Store } from './storage/store.ts'

/* Of the reading window what waits for the disk: it is on its way while the scripts of the screens are made ready. */

const RANDOM_BYTES = 10
export const store: Store = {
  db: openDatabase(),
  now: Date.now,
  newId: () => uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(RANDOM_BYTES))),
}

/** What the first screen needs to know. */
export interface OpenedLibrary extends Pick<Settings, 'place' | 'library' | 'keyboard' | 'reader'> {
  /** Null where the window does not open with a list, or with one of which it takes the whole to know its beginning. */
  readonly page: FirstPage | null
}

/** Null without the shell, where there is no library of a person's. It never fails: what went wrong is its `reason`. */
export const opening: Promise<PromiseSettledResult<OpenedLibrary | null>> = Promise.allSettled([
  electronBridge() ? read('the library', openLibrary) : null,
]).then(([settled]) => settled)

async function openLibrary(): Promise<OpenedLibrary> {
  let start = await readStart()
  if (start.welcome.seededAt === 0) {
    await seedLibrary()
    start = await readStart()
  }
  const { welcome: _welcome, ...settings } = start
  const { place, library } = settings
  const route = readRoute(place.route)
  const isList = route.articleId === '' && !route.settings && !route.notebook
  return { ...settings, page: isList ? await readFirstPage(store.db, route.view, library.sort) : null }
}

/** With one request: each later one would wait until the page has time to send it. */
async function readStart(): Promise<Pick<Settings, 'welcome' | 'place' | 'library' | 'keyboard' | 'reader'>> {
  const keys = ['welcome', 'place', 'library', 'keyboard', 'reader'] as const
  const [welcome, place, library, keyboard, reader] = await readSettingsOf(store.db, keys)
  return { welcome, place, library, keyboard, reader }
}

/** A new library gets its welcome article first, and opens at it. */
async function seedLibrary(): Promise<void> {
  const articleId = await (await import('./actions/seed-welcome.ts')).seedWelcome(store)
  if (articleId) await patchSettings(store.db, 'place', { route: writeRoute({ ...HOME, articleId }) })
}
