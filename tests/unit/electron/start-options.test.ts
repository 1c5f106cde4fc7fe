import { describe, expect, it } from 'vitest'
import { readStartOptions } from '../../../electron/start-options.ts'

describe('what a process was started for', () => {
  it('is a command after the marker, whatever stands in it', () => {
    const argv = [
      'electron',
      '--no-sandbox',
      '/src',
      '--',
      '--offprint-command',
      '--profile',
      'p',
      'list',
      '-tag:x',
    ]
    expect(readStartOptions(argv, false)).toMatchObject({
      ok: true,
      value: { kind: 'command', profile: 'p', command: { name: 'list', query: '-tag:x' } },
    })
    expect(readStartOptions(['offprint', '--offprint-command', 'nonsense'], true)).toMatchObject({
      ok: false,
    })
  })

  it('is files and addresses without the switches, and in development without the app’s own folder', () => {
    const words = ['a.html', 'https://example.com/']
    const open = { ok: true, value: { kind: 'open', profile: 'p', words } }
    expect(readStartOptions(['electron', '--no-sandbox', '/src', '--profile', 'p', ...words], false)).toEqual(
      open,
    )
    expect(readStartOptions(['offprint', '--profile=p', ...words, '--no-first-run'], true)).toEqual(open)
  })

  it('refuses a profile without a folder', () => {
    expect(readStartOptions(['offprint', '--profile'], true)).toMatchObject({ ok: false })
    expect(readStartOptions(['offprint', '--profile='], true)).toMatchObject({ ok: false })
  })
})
