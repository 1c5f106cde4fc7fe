import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

const project = resolve(import.meta.dirname, '../../..')

/** A small house of its own in a temporary folder: a path and a text per file, with the project's packages. */
export function buildHouse(files: Readonly<Record<string, string>>): string {
  const house = mkdtempSync(join(tmpdir(), 'offprint-house-'))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(house, path)), { recursive: true })
    writeFileSync(join(house, path), text)
  }
  symlinkSync(join(project, 'node_modules'), join(house, 'node_modules'))
  return house
}

/** Runs one of the project's checks on a house: whether it was content, and the lines it printed. */
export function runCheck(script: string, house: string): { content: boolean; lines: string[] } {
  const run = spawnSync(process.execPath, [join(project, 'scripts', script), house], { encoding: 'utf8' })
  return { content: run.status === 0, lines: run.stdout.split('\n').filter(Boolean) }
}
