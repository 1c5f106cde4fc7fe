import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { leftOut, lockFile } from '../../../scripts/complete-lock.mjs'

test('the lock holds the packages of every platform, or `npm ci` would refuse it (node scripts/complete-lock.mjs)', () => {
  expect(Object.keys(leftOut(JSON.parse(readFileSync(lockFile, 'utf8'))))).toEqual([])
})

test('what a lock leaves out is told with its version and its platform', () => {
  const parent = {
    version: '2.0.0',
    optionalDependencies: { '@a/cli-linux-x64-musl': '2.0.0', '@a/cli-win32-arm64': '^2.0.0' },
  }
  const there = { version: '2.0.0' }
  expect(
    leftOut({ packages: { 'node_modules/a': parent, 'node_modules/@a/cli-win32-arm64': there } }),
  ).toEqual({
    'node_modules/@a/cli-linux-x64-musl': {
      version: '2.0.0',
      dev: true,
      optional: true,
      cpu: ['x64'],
      libc: ['musl'],
      os: ['linux'],
    },
  })
})
