import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nextHlc, uuidv7 } from '../../../shared/ids.ts'

const zeros = new Uint8Array(10)
/** Up to the year 4199; a reading has room for nine digits of base 36, to the year 5188. */
const anyTime = fc.integer({ min: 0, max: 2 ** 46 })

describe('uuidv7', () => {
  it('has the form of RFC 9562, version 7, variant 10', () => {
    fc.assert(
      fc.property(anyTime, fc.uint8Array({ minLength: 10, maxLength: 16 }), (now, random) => {
        expect(uuidv7(now, random)).toMatch(
          /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
        )
      }),
    )
  })

  it('agrees with the example of RFC 9562', () => {
    // Appendix A.6: 017F22E2-79B0-7CC3-98C4-DC0C0C07398F
    const random = Uint8Array.of(0x7c, 0xc3, 0x98, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f)
    expect(uuidv7(0x017f22e279b0, random)).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f')
  })

  it('sorts by time', () => {
    fc.assert(
      fc.property(anyTime, anyTime, (a, b) => {
        expect(uuidv7(a, zeros) < uuidv7(b, zeros)).toBe(a < b)
      }),
    )
  })

  it('refuses to make ids of too little randomness', () => {
    expect(() => uuidv7(0, new Uint8Array(9))).toThrow(RangeError)
  })
})

describe('nextHlc', () => {
  it('never goes back, whatever the wall clock does', () => {
    fc.assert(
      fc.property(fc.array(anyTime, { minLength: 2, maxLength: 20 }), (clock) => {
        let last = ''
        for (const now of clock) {
          const next = nextHlc(last, now, 'device')
          expect(next > last).toBe(true)
          expect(next).toMatch(/^[0-9a-z]{9}-[0-9a-z]{4}-device$/)
          last = next
        }
      }),
    )
  })

  it('counts within a millisecond, and starts again with the next', () => {
    const one = nextHlc('', 1000, 'd')
    const two = nextHlc(one, 1000, 'd')
    expect([one, two, nextHlc(two, 1001, 'd')]).toEqual([
      '0000000rs-0000-d',
      '0000000rs-0001-d',
      '0000000rt-0000-d',
    ])
  })

  it('borrows from the future rather than running out of counts', () => {
    expect(nextHlc('0000000rs-zzzz-d', 1000, 'd')).toBe('0000000rt-0000-d')
  })
})
