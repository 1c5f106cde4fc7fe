import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { planMoves, renamingBy, type TagMove } from '../../../shared/library/move-tags.ts'
import { isWithin, type TagPath, tagKey } from '../../../shared/library/tag-path.ts'

const tagsOf = (...paths: string[]) => paths.map((path, n) => ({ id: `t${n}`, path }))
const move = (from: string, to: string): TagMove => ({ from: from as TagPath, to: to as TagPath })

function outcome(paths: string[], ...moves: TagMove[]) {
  const plan = planMoves(tagsOf(...paths), moves)
  if (!plan.ok) return plan.error.kind
  return plan.value.map(({ tag, path, into }) =>
    into ? `${tag.path} = ${into.path}` : `${tag.path} -> ${path}`,
  )
}

describe('moving tags', () => {
  it('takes what is below along', () => {
    expect(outcome(['wood', 'wood/ash', 'woodland'], move('wood', 'tree'))).toEqual([
      'wood -> tree',
      'wood/ash -> tree/ash',
    ])
  })

  it('moves what is below a path that is no tag itself', () => {
    expect(outcome(['a/b', 'a/c'], move('a', 'z/a'))).toEqual(['a/b -> z/a/b', 'a/c -> z/a/c'])
  })

  it('makes one of a tag and the one that is there', () => {
    expect(outcome(['wood', 'wood/ash', 'Tree/Ash'], move('wood', 'tree'))).toEqual([
      'wood -> tree',
      'wood/ash = Tree/Ash',
    ])
  })

  it('merges several at once, and of two that arrive at a new path the elder stays', () => {
    expect(outcome(['a', 'b', 'b/x', 'c'], move('a', 'c'), move('b', 'c'))).toEqual([
      'a = c',
      'b = c',
      'b/x -> c/x',
    ])
    expect(outcome(['a', 'b'], move('a', 'c'), move('b', 'c'))).toEqual(['a -> c', 'b = a'])
  })

  it('merges a tag into the one above it', () => {
    expect(outcome(['a', 'a/b', 'a/b/c'], move('a/b', 'a'))).toEqual(['a/b = a', 'a/b/c -> a/c'])
  })

  it('changes the spelling alone', () => {
    expect(outcome(['Wood', 'Wood/ash'], move('Wood', 'wood'))).toEqual([
      'Wood -> wood',
      'Wood/ash -> wood/ash',
    ])
  })

  it('lets the nearer of two moves decide', () => {
    expect(outcome(['a', 'a/b', 'a/b/c'], move('a', 'x'), move('a/b', 'y'))).toEqual([
      'a -> x',
      'a/b -> y',
      'a/b/c -> y/c',
    ])
  })

  it('refuses to put a tag below itself, however it is written', () => {
    expect(outcome(['a', 'a/b'], move('a', 'A/b'))).toBe('within-itself')
    expect(outcome(['a', 'b'], move('b', 'a/x'), move('a', 'a/x'))).toBe('within-itself')
  })

  it('says what is not there, and what would be too deep', () => {
    expect(outcome(['a'], move('b', 'c'))).toBe('not-found')
    expect(outcome(['a', 'a/2/3/4/5/6'], move('a', '1/2/3/4'))).toBe('too-long')
  })

  const part = fc.constantFrom('a', 'B', 'b', 'c')
  const path = fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/') as TagPath)
  const moves = fc.array(fc.record({ from: path, to: path }), { minLength: 1, maxLength: 3 })

  it('loses no tag: each stands at its new path, once, and no tag is two', () => {
    fc.assert(
      fc.property(fc.uniqueArray(path, { selector: tagKey }), moves, (paths, asked) => {
        const tags = tagsOf(...paths)
        const plan = planMoves(tags, asked)
        if (!plan.ok) {
          const isBelow = asked.some(({ from, to }) => tagKey(from) !== tagKey(to) && isWithin(to, from))
          expect(plan.error.kind === 'within-itself').toBe(isBelow)
          return
        }
        const rename = renamingBy(asked)
        const after = new Map(tags.map(({ id, path: old }) => [id, old as TagPath]))
        for (const { tag, path: next, into } of plan.value) {
          if (into) after.delete(tag.id)
          else after.set(tag.id, next)
        }
        const keys = [...after.values()].map(tagKey)
        expect(new Set(keys).size).toBe(keys.length)
        expect(new Set(keys)).toEqual(new Set(paths.map((old) => tagKey(rename(old) ?? old))))
        for (const { tag, path: next, into } of plan.value) {
          if (!into) continue
          // What carried it carries a tag that lives, at the path where it was to go.
          expect(tagKey(after.get(into.id) ?? '')).toBe(tagKey(next))
          expect(tagKey(rename(tag.path as TagPath) ?? tag.path)).toBe(tagKey(next))
        }
      }),
    )
  })
})
