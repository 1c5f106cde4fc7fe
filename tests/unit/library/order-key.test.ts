import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  compareOrdered,
  isOrderKey,
  orderAnew,
  orderKeyBetween,
  orderKeysBetween,
} from '../../../shared/library/order-key.ts'

const anyKey = fc
  .string({ unit: fc.constantFrom(...'-09AZ_az'), minLength: 1, maxLength: 12 })
  .filter(isOrderKey)
const uuid = fc.uuid({ version: 7 })
const twoKeys = fc
  .tuple(fc.oneof(anyKey, uuid), fc.oneof(anyKey, uuid))
  .filter(([a, b]) => a !== b)
  .map(([a, b]): [string, string] => (a < b ? [a, b] : [b, a]))

describe('a key', () => {
  it('always fits strictly between two others, before the first and after the last', () => {
    fc.assert(
      fc.property(twoKeys, ([low, high]) => {
        const middle = orderKeyBetween(low, high)
        expect(low < middle && middle < high && isOrderKey(middle)).toBe(true)
        const first = orderKeyBetween('', low)
        expect(first < low && isOrderKey(first)).toBe(true)
        const last = orderKeyBetween(high, '')
        expect(last > high && isOrderKey(last)).toBe(true)
      }),
      { numRuns: 2_000 },
    )
  })

  it('fits in the same gap a hundred times over, on either side', () => {
    let [low, high] = ['a', 'b']
    for (let turn = 0; turn < 100; turn++) {
      const middle = orderKeyBetween(low, high)
      expect(low < middle && middle < high).toBe(true)
      if (turn % 3 === 0) low = middle
      else high = middle
    }
  })

  it('stays short however often one is put last or first', () => {
    let last = ''
    let first = ''
    for (let turn = 0; turn < 10_000; turn++) {
      const next = orderKeyBetween(last, '')
      const previous = orderKeyBetween('', first)
      if (turn > 0) expect(next > last && previous < first).toBe(true)
      last = next
      first = previous
    }
    expect([last.length, first.length]).toEqual([7, 7])
  })

  it('is made many at a time, rising', () => {
    fc.assert(
      fc.property(
        twoKeys,
        fc.nat(60),
        fc.constantFrom('both', 'low', 'high', 'none'),
        ([a, b], count, ends) => {
          const low = ends === 'both' || ends === 'low' ? a : ''
          const high = ends === 'both' || ends === 'high' ? b : ''
          const keys = orderKeysBetween(low, high, count)
          expect(keys).toHaveLength(count)
          const all = [...(low ? [low] : []), ...keys, ...(high ? [high] : [])]
          expect(all.every((key, at) => at === 0 || (all[at - 1] ?? '') < key)).toBe(true)
        },
      ),
    )
  })

  it('is refused where none can be', () => {
    expect(() => orderKeyBetween('b', 'a')).toThrow(RangeError)
    expect(() => orderKeyBetween('a', 'a')).toThrow(RangeError)
    expect(() => orderKeyBetween('a-', 'b')).toThrow(RangeError)
    expect(() => orderKeyBetween('é', '')).toThrow(RangeError)
  })
})

describe('an order', () => {
  const anyRows = fc.uniqueArray(
    fc.record({
      id: fc.uuid(),
      // Keys from elsewhere may be the same, or none at all.
      orderKey: fc.oneof(anyKey, fc.constantFrom('', 'a', 'a', '-', 'ä'), uuid),
    }),
    { selector: ({ id }) => id, maxLength: 20 },
  )

  it('is what was wanted, whatever keys there were', () => {
    fc.assert(
      fc.property(anyRows, fc.func(fc.boolean()), (wanted, isMoved) => {
        const moved = new Set(wanted.filter(({ id }) => isMoved(id)).map(({ id }) => id))
        const keys = orderAnew(wanted, moved)
        const after = wanted.map((row) => ({ ...row, orderKey: keys.get(row.id) ?? row.orderKey }))
        expect(after.toSorted(compareOrdered)).toEqual(after)
        expect(after.every((row, at) => at === 0 || (after[at - 1]?.orderKey ?? '') < row.orderKey)).toBe(
          true,
        )
      }),
      { numRuns: 500 },
    )
  })

  it('writes only what moved, where the keys are sound', () => {
    const rows = orderKeysBetween('', '', 9).map((orderKey, n) => ({ id: `row ${n}`, orderKey }))
    fc.assert(
      fc.property(fc.nat(8), fc.nat(8), (from, to) => {
        const row = rows[from]
        if (!row) return
        const wanted = rows.toSpliced(from, 1).toSpliced(to, 0, row)
        expect([...orderAnew(wanted, new Set([row.id])).keys()]).toEqual([row.id])
      }),
    )
  })
})
