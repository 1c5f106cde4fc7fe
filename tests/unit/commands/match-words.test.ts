import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { prepareName, scoreName } from '../../../shared/commands/match-words.ts'

const score = (name: string, query: string) => scoreName(prepareName(name), query)
const best = (query: string, ...names: string[]) =>
  names.filter((name) => score(name, query) > 0).sort((a, b) => score(b, query) - score(a, query))

describe('a name fits what is typed', () => {
  it('by the start of a word, initials, a part of a word, or letters in order, in this order', () => {
    const names = ['Move to Inbox', 'Important box', 'Toggle margin notes', 'Atomic clock']
    expect(best('tm', ...names)).toEqual(['Toggle margin notes'])
    expect(best('mt', 'Move to Inbox', 'Undreamt')).toEqual(['Move to Inbox', 'Undreamt'])
    expect(best('box', 'Move to Inbox', 'A box')).toEqual(['A box', 'Move to Inbox'])
    expect(best('tgl', ...names)).toEqual(['Toggle margin notes'])
    expect(best('tag', 'Stage', 'Tag', 'Go to tag asia', 'The arrangement')).toEqual([
      'Tag',
      'Go to tag asia',
      'Stage',
      'The arrangement',
    ])
  })

  it('without accents and case, and by the parts of a path', () => {
    expect(score('Go to tag Politik/Übersee', 'uber')).toBeGreaterThan(100)
    expect(score('Go to tag politics/asia', 'tag asia')).toBeGreaterThan(100)
    expect(score('Go to tag politics/asia', 'asia africa')).toBe(0)
  })

  it('only where every word does, and not by two letters that stand anywhere', () => {
    expect(score('Archive', 'archive now')).toBe(0)
    expect(score('Archive', 'rv')).toBe(0)
    expect(score('Archive', '')).toBeGreaterThan(0)
  })

  it('always when it is typed out', () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        expect(score(name, name)).toBeGreaterThan(0)
      }),
    )
  })
})
