import { describe, expect, it } from 'vitest'
import { appFile } from '../../../electron/app-path.ts'

const ROOT = '/opt/offprint/renderer'

describe('which file an address of the app means', () => {
  it.each([
    ['app://offprint/', '/opt/offprint/renderer/index.html'],
    ['app://offprint/ingest.html', '/opt/offprint/renderer/ingest.html'],
    ['app://offprint/assets/index-B_x9.js?v=1#top', '/opt/offprint/renderer/assets/index-B_x9.js'],
    [
      'app://offprint/fonts/literata.latin-400.woff2',
      '/opt/offprint/renderer/fonts/literata.latin-400.woff2',
    ],
  ])('%s', (address, file) => expect(appFile(ROOT, address)).toBe(file))

  it.each([
    'app://offprint.example/index.html',
    'app://offprint:80/index.html',
    'app://user@offprint/index.html',
    'app://user:secret@offprint/index.html',
    'app://other/index.html',
    'file:///etc/passwd',
    'https://offprint/index.html',
    'not an address',
  ])('refuses another host: %s', (address) => expect(appFile(ROOT, address)).toBeNull())

  it.each([
    'app://offprint/%2e%2e/main/main.cjs',
    'app://offprint/..%2fmain/main.cjs',
    'app://offprint/assets/%2E%2E%2F%2e%2e%2fmain.cjs',
    'app://offprint/%252e%252e/main.cjs',
    'app://offprint/..\\main\\main.cjs',
    'app://offprint/..%5cmain.cjs',
    'app://offprint/index.html%00.js',
    'app://offprint/.git/config',
    'app://offprint//etc/passwd',
    'app://offprint/assets/',
    'app://offprint/C:/windows/win.ini',
    'app://offprint/%E0%A4%A',
    'app://offprint/a%20b.js',
    'app://offprint/ind\u0435x.html',
  ])('refuses a path that no built file has: %s', (address) => expect(appFile(ROOT, address)).toBeNull())

  it('stays in its folder whatever stands before it in the path', () => {
    expect(appFile(ROOT, 'app://offprint/../../etc/passwd')).toBe('/opt/offprint/renderer/etc/passwd')
  })
})
