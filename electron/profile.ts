import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { app } from 'electron'

/** A run out of the sources has a library of its own, so that trying something never touches what a person has saved. */
const DEVELOPMENT_NAME = 'Offprint Development'

/** Says where this process keeps everything. Must come before anything reads or writes, and before the lock, which belongs to the folder. */
export function chooseProfile(profile: string): string {
  const folder =
    profile !== ''
      ? resolve(profile)
      : join(app.getPath('appData'), app.isPackaged ? 'Offprint' : DEVELOPMENT_NAME)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  app.setPath('userData', folder)
  app.setPath('sessionData', folder)
  return folder
}
