import { describe, expect, it } from 'vitest'
import { readListKey } from '../../../renderer/library/list-keys.ts'

const press = (key: string, held: Partial<Record<'shiftKey' | 'ctrlKey' | 'altKey', boolean>> = {}) =>
  readListKey({ key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...held })

describe('the keys of the list', () => {
  it('move by letters and arrows, and extend with Shift', () => {
    expect(press('j')).toEqual({ kind: 'move', by: 1, extend: false })
    expect(press('ArrowUp', { shiftKey: true })).toEqual({ kind: 'move', by: -1, extend: true })
    expect(press('K', { shiftKey: true })).toEqual({ kind: 'move', by: -1, extend: true })
  })

  it('leave other shortcuts alone', () => {
    expect(press('e', { ctrlKey: true })).toBeNull()
    expect(press('l', { altKey: true })).toBeNull()
    expect(press('S', { shiftKey: true })).toBeNull()
    expect(press('q')).toBeNull()
  })

  it('select with X, and make a favourite with F as with S', () => {
    expect(press('x')).toEqual({ kind: 'toggle' })
    expect(press('f')).toEqual({ kind: 'favourite' })
    expect(press('s')).toEqual({ kind: 'favourite' })
  })

  it('select all with the system’s modifier', () => {
    expect(press('a', { ctrlKey: true })).toEqual({ kind: 'select-all' })
    expect(press('a')).toBeNull()
  })
})
