import { useCallback } from 'react'
import type { Settings, SettingsKey } from '../../shared/settings.ts'
import { readSettings } from '../storage/settings-repository.ts'
import { useDatabase } from './StorageContext.tsx'
import { useLive } from './use-live.ts'

/** One group of choices, with defaults for what was never chosen. */
export function useSettings<K extends SettingsKey>(key: K): Settings[K] | undefined {
  const db = useDatabase()
  return useLive(useCallback(() => readSettings(db, key), [db, key]))
}
