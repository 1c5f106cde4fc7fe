import type { Renaming } from '../../shared/library/move-tags.ts'
import { type TagPath, tagKey } from '../../shared/library/tag-path.ts'
import type { OffprintDatabase } from './database.ts'
import { patchSettings, readSettings } from './settings-repository.ts'

/** More than a field ever offers, so that some are left when others are on the article already. */
export const MOST_RECENT = 40

async function change(db: OffprintDatabase, next: (recent: readonly string[]) => readonly string[]) {
  await db.transaction('rw', db.settings, async () => {
    const { recent } = await readSettings(db, 'tagging')
    const byKey = new Map(next(recent).map((path) => [tagKey(path), path]))
    await patchSettings(db, 'tagging', { recent: [...byKey.values()].slice(0, MOST_RECENT) })
  })
}

/** Remembers that these tags were used just now. */
export async function noteRecentTags(db: OffprintDatabase, paths: readonly string[]): Promise<void> {
  const keys = new Set(paths.map(tagKey))
  if (keys.size > 0)
    await change(db, (recent) => [...paths, ...recent.filter((path) => !keys.has(tagKey(path)))])
}

/** Tags that were used lately are so under another path, too. */
export function renameRecentTags(db: OffprintDatabase, rename: Renaming): Promise<void> {
  return change(db, (recent) => recent.map((path) => rename(path as TagPath) ?? path))
}
