import { DEFAULT_SETTINGS, type Settings, type SettingsKey, settingsSchema } from '../../shared/settings.ts'
import type { OffprintDatabase } from './database.ts'

/** What is stored, each field that is missing or broken replaced by its default. */
export function completeSettings<K extends SettingsKey>(key: K, stored: unknown): Settings[K] {
  const defaults = DEFAULT_SETTINGS[key]
  const fields: Record<string, { safeParse(value: unknown): { success: boolean } }> =
    settingsSchema.shape[key].shape
  const given = Object.entries(stored ?? {}).filter(([name, value]) => fields[name]?.safeParse(value).success)
  return { ...defaults, ...Object.fromEntries(given) }
}

export async function readSettings<K extends SettingsKey>(
  db: OffprintDatabase,
  key: K,
): Promise<Settings[K]> {
  const row = await db.settings.get(key)
  return completeSettings(key, row?.value)
}

/** Several groups, in the order of their keys, with one request. */
export async function readSettingsOf<const K extends readonly SettingsKey[]>(
  db: OffprintDatabase,
  keys: K,
): Promise<{ -readonly [N in keyof K]: Settings[K[N]] }> {
  const rows = await db.settings.bulkGet([...keys])
  const groups = keys.map((key, n) => completeSettings(key, rows[n]?.value))
  return groups as { -readonly [N in keyof K]: Settings[K[N]] }
}

/** Changes some fields of one group; what others changed meanwhile stays. A value out of range is refused with a `ZodError`. */
export async function patchSettings<K extends SettingsKey>(
  db: OffprintDatabase,
  key: K,
  patch: Partial<Settings[K]>,
): Promise<void> {
  await db.transaction('rw', db.settings, async () => {
    const current = await readSettings(db, key)
    await db.settings.put({ key, value: settingsSchema.shape[key].parse({ ...current, ...patch }) })
  })
}
