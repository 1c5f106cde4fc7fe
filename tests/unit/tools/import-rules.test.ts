import { rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { afterEach, expect, test } from 'vitest'
import { buildHouse, runCheck } from './house.ts'

/** A file that imports what it must not, and the rule that says so. */
interface Crime {
  readonly rule: string
  readonly file: string
  readonly imports: string
}

const crime = (rule: string, file: string, imports: string): Crime => ({ rule, file, imports })

const CRIMES: readonly Crime[] = [
  crime('shared-imports-nothing-of-ours', 'shared/a1.ts', '../renderer/storage/database.ts'),
  crime('shared-imports-nothing-of-ours', 'shared/a2.ts', '../electron/window.ts'),
  crime('shared-knows-no-platform', 'shared/b1.ts', 'react'),
  crime('shared-knows-no-platform', 'shared/b2.ts', 'dexie'),
  crime('shared-knows-no-platform', 'shared/b3.ts', 'electron'),
  crime('shared-knows-no-node', 'shared/c1.ts', 'node:fs'),
  crime('shared-knows-no-node', 'shared/c2.ts', 'path'),
  crime('electron-imports-only-shared', 'electron/d1.ts', '../renderer/actions/actions.ts'),
  crime('electron-knows-no-article', 'electron/e1.ts', '../shared/article/article.ts'),
  crime('electron-shows-nothing-itself', 'electron/f1.ts', 'react'),
  crime('renderer-imports-only-shared', 'renderer/actions/g1.ts', '../../electron/window.ts'),
  crime('renderer-imports-only-shared', 'renderer/actions/g2.ts', 'electron'),
  crime('renderer-knows-no-node', 'renderer/actions/h1.ts', 'node:fs'),
  crime('roots-are-imported-by-roots-alone', 'renderer/library/i1.ts', '../main.tsx'),
  crime('platform-is-chosen-by-roots', 'renderer/actions/j1.ts', '../platform/electron.ts'),
  crime(
    'screens-reach-storage-through-queries-and-actions',
    'renderer/library/k1.ts',
    '../storage/database.ts',
  ),
  crime('screens-reach-storage-through-queries-and-actions', 'renderer/reader/k2.tsx', 'dexie'),
  crime('screens-reach-storage-through-queries-and-actions', 'renderer/settings/k3.ts', '../search/index.ts'),
  crime('features-do-not-import-one-another', 'renderer/library/l1.ts', '../reader/place.ts'),
  crime('features-do-not-import-one-another', 'renderer/importing/l2.ts', '../capture/decode.ts'),
  crime('notes-know-no-screen', 'renderer/notes/l3.ts', '../reader/place.ts'),
  crime('commands-know-no-screen', 'renderer/commands/l4.ts', '../reader/place.ts'),
  crime('queries-and-actions-know-no-screen', 'renderer/queries/m1.ts', '../reader/place.ts'),
  crime('queries-and-actions-know-no-screen', 'renderer/actions/m2.ts', '../ui/Button.tsx'),
  crime('capture-and-search-know-no-screen', 'renderer/capture/n1.ts', '../ui/Button.tsx'),
  crime('storage-stands-at-the-bottom', 'renderer/storage/o1.ts', '../actions/actions.ts'),
  crime('ui-knows-no-data', 'renderer/ui/p1.ts', '../storage/database.ts'),
  crime('loose-files-know-no-data', 'renderer/q1.ts', './storage/database.ts'),
  crime('article-text-stands-alone', 'renderer/article-text/q2.ts', '../reader/place.ts'),
  crime('platform-stands-alone', 'renderer/platform/r1.ts', '../storage/database.ts'),
  crime('dexie-is-spoken-in-storage-and-queries', 'renderer/actions/s1.ts', 'dexie'),
  crime('one-sanitizer', 'renderer/capture/t1.ts', 'dompurify'),
  crime('one-sanitizer', 'shared/t2.ts', 'dompurify'),
  crime('no-circles', 'shared/u1.ts', './u2.ts'),
  crime('imports-lead-somewhere', 'renderer/actions/v1.ts', './nowhere.ts'),
]

/** All that is allowed and looks near to what is not. */
const LAWFUL: Readonly<Record<string, string>> = {
  'shared/article/article.ts': `import { z } from 'zod'\nexport const article = z.string()`,
  'shared/bridge.ts': `export const bridge = 'bridge'`,
  'electron/window.ts': `import { app } from 'electron'\nimport { join } from 'node:path'
    import { bridge } from '../shared/bridge.ts'\nexport const window = [app, join, bridge]`,
  'renderer/main.tsx': `import { bridge } from './platform/electron.ts'\nimport { place } from './reader/place.ts'
    import { database } from './storage/database.ts'\nexport const main = [bridge, place, database]`,
  'renderer/platform/electron.ts': `export const bridge = 1`,
  'renderer/platform/PlatformContext.tsx': `export const context = 1`,
  'renderer/storage/database.ts': `import { Dexie } from 'dexie'\nimport { article } from '../../shared/article/article.ts'
    export const database = [Dexie, article]`,
  'renderer/actions/actions.ts': `import { database } from '../storage/database.ts'\nimport { decode } from '../capture/decode.ts'
    export type Kind = 'full'\nexport const actions = [database, decode]`,
  'renderer/capture/decode.ts': `export const decode = 1`,
  'renderer/capture/sanitize-html.ts': `import purify from 'dompurify'\nexport const sanitize = purify`,
  'renderer/search/index.ts': `export const index = 1`,
  'renderer/ui/Button.tsx': `import type { Kind } from '../actions/actions.ts'\nexport const words: Record<Kind, string> = { full: '' }`,
  'renderer/reader/place.ts': `import { actions } from '../actions/actions.ts'\nimport { words } from '../ui/Button.tsx'
    import { context } from '../platform/PlatformContext.tsx'
    import { sanitize } from '../capture/sanitize-html.ts'\nexport const place = [actions, words, context, sanitize]`,
}

let house = ''
afterEach(() => rmSync(house, { recursive: true, force: true }))

test('a lawful house passes', () => {
  house = buildHouse(LAWFUL)
  expect(runCheck('check-imports.mjs', house)).toEqual({ content: true, lines: [] })
})

test('each rule finds the import that it forbids, also where it is of a type alone', () => {
  const crimes = CRIMES.flatMap((each) => {
    const once = each.rule === 'no-circles'
    const twin = {
      ...each,
      file: each.file.replace(/\.tsx?$/, '-types.ts'),
      words: `import type * as a from`,
    }
    return once ? [{ ...each, words: 'import' }] : [{ ...each, words: 'import' }, twin]
  })
  house = buildHouse({
    ...LAWFUL,
    'shared/u2.ts': `import './u1.ts'`,
    ...Object.fromEntries(
      crimes.map(({ file, words, imports }) => [
        file,
        `${words} '${imports}'\n${words === 'import' ? '' : 'export type A = keyof typeof a\n'}export const value = 1\n`,
      ]),
    ),
  })
  const { content, lines } = runCheck('check-imports.mjs', house)
  expect(content).toBe(false)
  const missed = crimes.filter(
    ({ rule, file }) => !lines.some((line) => line.startsWith(`${rule}: ${file} → `)),
  )
  expect(missed).toEqual([])
})

test('no rule stands there without an import that breaks it', () => {
  const { forbidden } = createRequire(import.meta.url)('../../../.dependency-cruiser.cjs')
  const names = forbidden.map(({ name }: { name: string }) => name)
  expect(new Set(names)).toEqual(new Set(CRIMES.map(({ rule }) => rule)))
})

test('one forbidden import is enough to fail', () => {
  house = buildHouse({ ...LAWFUL, 'renderer/reader/bad.ts': `import '../storage/database.ts'` })
  const { content, lines } = runCheck('check-imports.mjs', house)
  expect(content).toBe(false)
  expect(lines).toEqual([
    'screens-reach-storage-through-queries-and-actions: renderer/reader/bad.ts → renderer/storage/database.ts',
  ])
})

test('a house in which nothing is read is not a good house', () => {
  house = buildHouse({})
  expect(runCheck('check-imports.mjs', house)).toEqual({ content: false, lines: ['no room was found'] })
})
