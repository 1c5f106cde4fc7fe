import { whenReading } from './reading-presence.ts'
import { startIndex } from './search/start-index.ts'
import { DATABASE_NAME } from './storage/database.ts'

/* Of the hidden window what is not to wait for the rest of it: who has just started the app may want to search. */

let hasIndex = false

/** Starts the index of the texts, once; a command that asks for no words does without it. */
export function ensureIndex(): void {
  if (!hasIndex) startIndex(DATABASE_NAME)
  hasIndex = true
}

whenReading(ensureIndex)
