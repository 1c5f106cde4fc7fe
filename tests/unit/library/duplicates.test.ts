import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Comparable,
  type DuplicateGroup,
  groupDuplicates,
  pairKey,
  suggestKept,
} from '../../../shared/library/duplicates.ts'
import { FEWEST_WORDS, resemblance, signatureOf } from '../../../shared/library/text-signature.ts'

/** A text of so many words, another for each seed. */
function textOf(seed: number, words: number): string {
  let state = seed * 2654435761 + 1
  return Array.from({ length: words }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return `word${state % 5000}`
  }).join(' ')
}

const article = (id: string, given: Partial<Comparable> = {}): Comparable => ({
  id,
  urlKey: `https://example.org/${id}`,
  bodyHash: `body-${id}`,
  signature: null,
  ...given,
})

function groupsOf(articles: readonly Comparable[], apart: ReadonlySet<string>): DuplicateGroup[] {
  const grouping = groupDuplicates(articles, apart)
  for (;;) {
    const step = grouping.next()
    if (step.done) return step.value
  }
}

const group = (articles: readonly Comparable[], apart: readonly string[] = []) =>
  groupsOf(articles, new Set(apart)).map(({ likeness, ids }) => [likeness, ...ids])

/** The share of runs of four words that two texts have in common, counted exactly. */
function exactly(one: string, other: string): number {
  const runs = (text: string) => {
    const words = text.split(' ')
    return new Set(words.slice(3).map((_, at) => words.slice(at, at + 4).join(' ')))
  }
  const [a, b] = [runs(one), runs(other)]
  const common = [...a].filter((run) => b.has(run)).length
  return common / (a.size + b.size - common)
}

describe('signatures', () => {
  test('the same words give the same signature, whatever their case, accents and points', () => {
    const text = textOf(1, 80)
    const dressed = text.replaceAll('word1', 'Wörd1').replaceAll(' ', ', ').toUpperCase()
    expect(signatureOf(dressed)).toEqual(signatureOf(text))
  })

  test('a text of a few words has none', () => {
    expect(signatureOf(textOf(1, FEWEST_WORDS - 1))).toBeNull()
    expect(signatureOf(textOf(1, FEWEST_WORDS))).not.toBeNull()
  })

  test('Chinese has one too, though it has no spaces', () => {
    const text = '江河湖海山川草木日月星辰春夏秋冬'.repeat(4)
    expect(signatureOf(text)).not.toBeNull()
    expect(signatureOf(text)).not.toEqual(signatureOf(text.replaceAll('山川', '金石')))
  })

  test('they estimate the share of runs of words that two texts have in common', () => {
    const errors: number[] = []
    for (let seed = 0; seed < 60; seed++) {
      const text = textOf(seed, 600)
      const words = text.split(' ')
      const kept = words.slice(0, 600 - seed * 8).join(' ')
      const other = `${kept} ${textOf(seed + 1000, seed * 8)}`
      const estimate = resemblance(signatureOf(text) as Uint32Array, signatureOf(other) as Uint32Array)
      errors.push(Math.abs(estimate - exactly(text, other)))
    }
    const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length
    expect(mean).toBeLessThan(0.08)
    expect(Math.max(...errors)).toBeLessThan(0.3)
  })

  test('texts that have nothing in common do not resemble each other', () => {
    for (let seed = 0; seed < 30; seed++) {
      const [one, other] = [signatureOf(textOf(seed, 300)), signatureOf(textOf(seed + 500, 300))]
      expect(resemblance(one as Uint32Array, other as Uint32Array)).toBeLessThan(0.2)
    }
  })
})

describe('groups', () => {
  test('articles of one address, of one text, and of nearly one text are told apart', () => {
    const text = textOf(7, 400)
    const longer = `${text} ${textOf(8, 20)}`
    const articles = [
      article('a', { urlKey: 'https://example.org/same' }),
      article('b', { urlKey: 'https://example.org/same' }),
      article('c', { bodyHash: 'one text' }),
      article('d', { bodyHash: 'one text' }),
      article('e', { signature: signatureOf(text) }),
      article('f', { signature: signatureOf(longer) }),
      article('g', { signature: signatureOf(textOf(9, 400)) }),
    ]
    expect(group(articles)).toEqual([
      ['address', 'a', 'b'],
      ['text', 'c', 'd'],
      ['nearly', 'e', 'f'],
    ])
  })

  test('what a person said is not the same does not come back', () => {
    const articles = [article('a', { bodyHash: 'one text' }), article('b', { bodyHash: 'one text' })]
    expect(group(articles, [pairKey('b', 'a')])).toEqual([])
  })

  test('articles without an address or a text are not the same for that', () => {
    expect(group([article('a', { urlKey: '' }), article('b', { urlKey: '' })])).toEqual([])
    expect(group([article('a', { bodyHash: '' }), article('b', { bodyHash: '' })])).toEqual([])
  })

  test('a group says no more than holds for all of it', () => {
    const articles = [
      article('a', { urlKey: 'https://example.org/same' }),
      article('b', { urlKey: 'https://example.org/same', bodyHash: 'one text' }),
      article('c', { bodyHash: 'one text' }),
    ]
    expect(group(articles)).toEqual([['text', 'a', 'b', 'c']])
  })

  test('the order in which articles come makes no difference, and nobody is in two groups', () => {
    const keys = fc.record({
      urlKey: fc.constantFrom('', 'u1', 'u2', 'u3'),
      bodyHash: fc.constantFrom('', 't1', 't2'),
    })
    fc.assert(
      fc.property(fc.array(keys, { maxLength: 12 }), fc.infiniteStream(fc.nat()), (given, order) => {
        const articles = given.map((each, n) => article(`a${n}`, each))
        const shuffled = articles
          .map((each) => ({ each, at: order.next().value as number }))
          .sort((a, b) => a.at - b.at)
          .map(({ each }) => each)
        const groups = groupsOf(articles, new Set())
        expect(groupsOf(shuffled, new Set())).toEqual(groups)
        const ids = groups.flatMap((one) => one.ids)
        expect(new Set(ids).size).toBe(ids.length)
      }),
    )
  })
})

describe('which to keep', () => {
  const worth = { highlights: 0, notes: 0, wordCount: 100, savedAt: 10 }
  test('the one with most highlights and notes, else the longest, else the one saved first', () => {
    expect(
      suggestKept([
        { ...worth, id: 'a', wordCount: 900 },
        { ...worth, id: 'b', notes: 1 },
      ]),
    ).toBe('b')
    expect(
      suggestKept([
        { ...worth, id: 'a' },
        { ...worth, id: 'b', wordCount: 900 },
      ]),
    ).toBe('b')
    expect(
      suggestKept([
        { ...worth, id: 'a' },
        { ...worth, id: 'b', savedAt: 5 },
      ]),
    ).toBe('b')
  })
})
