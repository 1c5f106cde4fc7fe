import { describe, expect, it } from 'vitest'
import type { TagHints } from '../../../renderer/queries/tag-hints.ts'
import { completeTag, spelledAsKnown } from '../../../renderer/ui/tag-completion.ts'
import { tagKey } from '../../../shared/library/tag-path.ts'

function hints(
  paths: Readonly<Record<string, number>>,
  recent: string[] = [],
  company: Readonly<Record<string, number>> = {},
): TagHints {
  return {
    known: Object.entries(paths).map(([path, uses]) => ({ id: path, path, color: '', uses })),
    recent,
    company: new Map(Object.entries(company).map(([path, often]) => [tagKey(path), often])),
  }
}

const paths = (...given: Parameters<typeof completeTag>) =>
  completeTag(...given).map(({ path, why }) => (why === 'new' ? `+${path}` : path))

describe('what a field for tags offers', () => {
  it('before anything is typed: the last used, what stands beside the chosen, then the most used', () => {
    const all = hints({ a: 9, b: 1, c: 0, d: 50, e: 3 }, ['c', 'gone', 'b'], { e: 4 })
    expect(completeTag('', all, ['x']).map(({ path, why }) => [path, why])).toEqual([
      ['c', 'recent'],
      ['b', 'recent'],
      ['e', 'company'],
      ['d', ''],
      ['a', ''],
    ])
  })

  it('leaves out what is chosen, whatever its case', () => {
    expect(paths('', hints({ a: 2, b: 1 }), ['A'])).toEqual(['b'])
    expect(paths('a', hints({ a: 2 }), ['A'])).toEqual([])
  })

  it('the tag of that name, then beginnings of any part, then what holds it; a new one last', () => {
    const all = hints({ 'east asia': 1, 'world/asia': 1, 'asia/north': 1, asia: 1, europe: 9 })
    expect(paths('asia', all, [])).toEqual(['asia', 'world/asia', 'asia/north', 'east asia'])
    expect(paths('asi', all, [])).toEqual(['world/asia', 'asia/north', 'asia', 'east asia', '+asi'])
  })

  it('does without case and accents', () => {
    expect(paths('zol', hints({ Żółty: 1, 'x/ÉCOLE': 1 }), [])).toEqual(['Żółty', '+zol'])
    expect(paths('ecole', hints({ Żółty: 1, 'x/ÉCOLE': 1 }), [])).toEqual(['x/ÉCOLE', '+ecole'])
  })

  it('of the same quality what is near comes first', () => {
    const all = hints({ 'p/a': 100, 'p/b': 1, 'p/c': 1, 'p/d': 5 }, ['p/c'], { 'p/b': 3 })
    expect(paths('p', all, [])).toEqual(['p/b', 'p/c', 'p/a', 'p/d', '+p'])
  })

  it('follows a path that is typed over several parts', () => {
    expect(paths('world/as', hints({ 'world/asia': 1, 'old world/asia': 1 }), [])).toEqual([
      'world/asia',
      'old world/asia',
      '+world/as',
    ])
  })

  it('takes the spelling that is there', () => {
    expect(spelledAsKnown('politics/asia', hints({ 'Politics/Asia': 1 }))).toBe('Politics/Asia')
    expect(spelledAsKnown('new', hints({}))).toBe('new')
  })
})
