import { describe, expect, it } from 'vitest'
import { type Extension, extend, extendedTo } from '../../../renderer/annotations/extend-selection.ts'
import { unitsAround } from '../../../renderer/annotations/text-units.ts'

const TEXT = 'One a. Two b. Three c.\nFour d. Five e.'
const at = (quote: string) => ({ start: TEXT.indexOf(quote), end: TEXT.indexOf(quote) + quote.length })

/** What is selected after so many steps on and back. */
function selected(quote: string, steps: readonly (1 | -1)[]): string | null {
  let extension: Extension | null = { first: at(quote), edge: null }
  for (const by of steps)
    extension = extension && extend(extension, by, (offset) => unitsAround(TEXT, offset, 'sentence'))
  if (!extension) return null
  const { start, end } = extendedTo(extension)
  return TEXT.slice(start, end)
}

describe('a selection that is extended', () => {
  it('grows by a sentence, also into the next block', () => {
    expect(selected('Two b.', [1])).toBe('Two b. Three c.')
    expect(selected('Two b.', [1, 1])).toBe('Two b. Three c.\nFour d.')
  })

  it('comes back the way it went, and past the beginning grows on the other side', () => {
    expect(selected('Two b.', [1, 1, -1])).toBe('Two b. Three c.')
    expect(selected('Two b.', [1, -1])).toBe('Two b.')
    expect(selected('Two b.', [1, -1, -1])).toBe('One a. Two b.')
    expect(selected('Two b.', [-1, 1, 1])).toBe('Two b. Three c.')
  })

  it('completes the sentence that it ends in first', () => {
    expect(selected('wo', [1])).toBe('wo b.')
    expect(selected('wo', [-1])).toBe('Two')
  })

  it('ends at the ends of the text', () => {
    expect(selected('Five e.', [1])).toBeNull()
    expect(selected('One a.', [-1])).toBeNull()
  })
})
