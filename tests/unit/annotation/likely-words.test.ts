import { describe, expect, it } from 'vitest'
import { likelyWords } from '../../../shared/annotation/likely-words.ts'

describe('likelyWords', () => {
  it('finds the longest run of words that is left', () => {
    const text = 'In spring the lamp was put out. A man whom nobody\npaid still comes at six.'
    expect(likelyWords('The lamp was lit by a man whom nobody paid for it', text)).toBe(
      'a man whom nobody paid',
    )
  })

  it('finds nothing where no two words stand together', () => {
    expect(likelyWords('apples and pears', 'pears or apples')).toBe('')
    expect(likelyWords('', 'pears or apples')).toBe('')
  })
})
