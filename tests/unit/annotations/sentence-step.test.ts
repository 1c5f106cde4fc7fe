import { describe, expect, it } from 'vitest'
import { stepSentence } from '../../../renderer/annotations/sentence-step.ts'

const TEXT = 'A heading\nThe first sentence. The second one!\n\nAnother block begins.'
const quote = (from: number, direction: 1 | -1) => {
  const found = stepSentence(TEXT, from, direction)
  return found && TEXT.slice(found.start, found.end)
}

describe('stepping through sentences', () => {
  it('goes on over the ends of blocks', () => {
    expect(quote(0, 1)).toBe('A heading')
    expect(quote(9, 1)).toBe('The first sentence.')
    expect(quote(TEXT.indexOf('.') + 1, 1)).toBe('The second one!')
    expect(quote(TEXT.indexOf('!') + 1, 1)).toBe('Another block begins.')
  })

  it('goes back', () => {
    expect(quote(TEXT.indexOf('Another'), -1)).toBe('The second one!')
    expect(quote(TEXT.indexOf('The first'), -1)).toBe('A heading')
  })

  it('ends at the ends', () => {
    expect(quote(TEXT.length, 1)).toBeNull()
    expect(quote(0, -1)).toBeNull()
  })
})
