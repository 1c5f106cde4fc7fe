import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  growTree,
  idsWithin,
  mayStandBelow,
  parentsOf,
  placeAfterStep,
  type TreeNode,
  type TreeRow,
} from '../../../shared/library/collection-tree.ts'

const row = (id: string, parentId = '', orderKey = id): TreeRow => ({ id, parentId, orderKey })

/** `a(b c)` for a with b and c in it. */
const drawn = (nodes: readonly TreeNode<TreeRow>[]): string =>
  nodes.map(({ row: { id }, children }) => (children.length > 0 ? `${id}(${drawn(children)})` : id)).join(' ')

const IDS = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
/** Any parents at all: circles, and parents that are gone. */
const anyRows = fc
  .array(fc.constantFrom('', 'gone', ...IDS), { minLength: IDS.length, maxLength: IDS.length })
  .map((parents) => IDS.map((id, at) => row(id, parents[at] ?? '')))

describe('the tree of collections', () => {
  it('puts each below its parent, in the order of the keys, then of the ids', () => {
    const rows = [
      row('a', '', 'm'),
      row('b', 'a', 'm'),
      row('c', 'a', 'k'),
      row('d', '', 'm'),
      row('e', '', 'b'),
    ]
    expect(drawn(growTree(rows))).toBe('e a(c b) d')
  })

  it('shows those of a circle at the top, with what is below them', () => {
    expect(drawn(growTree([row('a', 'b'), row('b', 'a'), row('c', 'b'), row('d', 'd')]))).toBe('a b(c) d')
  })

  it('shows at the top what lost its parent', () => {
    expect(drawn(growTree([row('a', 'gone'), row('b', 'a')]))).toBe('a(b)')
  })

  it('has every collection exactly once, whatever stands in the rows', () => {
    const all = (nodes: readonly TreeNode<TreeRow>[]): string[] =>
      nodes.flatMap(({ row: { id }, children }) => [id, ...all(children)])
    fc.assert(
      fc.property(anyRows, (rows) => {
        expect(all(growTree(rows)).sort()).toEqual(IDS)
      }),
    )
  })
})

describe('a step', () => {
  const rows = [row('a'), row('b'), row('b1', 'b', 'a'), row('b2', 'b', 'b'), row('c')]

  it.each([
    ['b', 'up', { parentId: '', beforeId: 'a' }],
    ['a', 'up', null],
    ['a', 'down', { parentId: '', beforeId: 'c' }],
    ['b', 'down', { parentId: '', beforeId: '' }],
    ['c', 'down', null],
    ['c', 'in', { parentId: 'b', beforeId: '' }],
    ['a', 'in', null],
    ['b1', 'out', { parentId: '', beforeId: 'c' }],
    ['b', 'out', null],
    ['nowhere', 'up', null],
  ] as const)('takes %s %s', (id, step, place) => {
    expect(placeAfterStep(rows, id, step)).toEqual(place)
  })

  it('never makes a circle', () => {
    fc.assert(
      fc.property(
        anyRows,
        fc.constantFrom(...IDS),
        fc.constantFrom('up', 'down', 'in', 'out'),
        (given, id, step) => {
          const place = placeAfterStep(given, id, step)
          fc.pre(place !== null)
          expect(mayStandBelow(given, id, place?.parentId ?? '')).toBe(true)
        },
      ),
    )
  })
})

describe('what may stand below what', () => {
  it('leaves every tree without a circle', () => {
    fc.assert(
      fc.property(anyRows, fc.constantFrom(...IDS), fc.constantFrom(...IDS), (given, id, parentId) => {
        // As the tree has them: stored circles are undone before something is moved.
        const parents = parentsOf(given)
        const rows = given.map((each) => ({ ...each, parentId: parents.get(each.id) ?? '' }))
        fc.pre(mayStandBelow(rows, id, parentId))
        const moved = rows.map((each) => (each.id === id ? { ...each, parentId } : each))
        expect(parentsOf(moved).get(id)).toBe(parentId)
        expect(idsWithin(moved, parentId).has(id)).toBe(true)
      }),
    )
  })

  it('is not itself, and not what is not there', () => {
    const rows = [row('a'), row('b', 'a')]
    expect(mayStandBelow(rows, 'a', 'b')).toBe(false)
    expect(mayStandBelow(rows, 'a', 'a')).toBe(false)
    expect(mayStandBelow(rows, 'a', 'gone')).toBe(false)
    expect(mayStandBelow(rows, 'b', '')).toBe(true)
  })
})
