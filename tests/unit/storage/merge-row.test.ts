import { describe, expect, it } from 'vitest'
import { mergeRow, soundClocks } from '../../../renderer/storage/merge-row.ts'

const reading = (ms: number, device = 'aa') => `${ms.toString(36).padStart(9, '0')}-0000-${device}`

const row = (fields: Record<string, unknown>, clocks: Record<string, string>, deletedAt = 0) => ({
  id: 'a',
  createdAt: 1,
  updatedAt: 1,
  deletedAt,
  clocks,
  ...fields,
})

describe('merging two states of a row', () => {
  it('takes of each field the value that was written last', () => {
    const own = row({ title: 'mine', color: 'old' }, { '*': reading(10), title: reading(30) })
    const other = row({ title: 'theirs', color: 'new' }, { '*': reading(20) })
    expect(mergeRow(own, other)).toMatchObject({
      title: 'mine',
      color: 'new',
      clocks: { title: reading(30), color: reading(20) },
    })
  })

  it('answers with the own row when the other knows nothing newer', () => {
    const own = row({ title: 'mine' }, { '*': reading(10) })
    expect(mergeRow(own, row({ title: 'theirs' }, { '*': reading(10) }))).toBe(own)
    expect(mergeRow(own, row({ title: 'theirs' }, {}))).toBe(own)
  })

  it('does not delete what lives here, and brings back what was brought back there', () => {
    const living = row({ title: 'mine' }, { '*': reading(10) })
    const deleted = row({ title: 'mine' }, { '*': reading(10), deletedAt: reading(90) }, 99)
    expect(mergeRow(living, deleted).deletedAt).toBe(0)
    const revived = row({ title: 'mine' }, { '*': reading(10), deletedAt: reading(95) })
    expect(mergeRow(deleted, revived).deletedAt).toBe(0)
  })

  it('gives the same row whichever side it is asked from', () => {
    const a = row({ title: 'a', color: 'a' }, { title: reading(10), color: reading(40) })
    const b = row({ title: 'b', color: 'b' }, { title: reading(20), color: reading(30) })
    const { title, color } = mergeRow(a, b) as unknown as { title: string; color: string }
    expect(mergeRow(b, a)).toMatchObject({ title, color })
  })
})

describe('clocks from outside', () => {
  it('lose readings that are none or lie in the future', () => {
    const now = 1_000_000
    const tomorrow = now + 25 * 60 * 60 * 1000
    const given = row(
      {},
      { title: reading(now), color: reading(tomorrow), path: 'zzz', body: 'zzzzzzzzz-zzzz-' },
    )
    expect(soundClocks(given, now).clocks).toEqual({ title: reading(now) })
  })
})
