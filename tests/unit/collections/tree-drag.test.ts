import { describe, expect, it } from 'vitest'
import { collectionRows } from '../../../renderer/collections/collection-rows.ts'
import { dropMark, dropPlace } from '../../../renderer/collections/tree-drag.ts'
import type { CollectionEntry } from '../../../renderer/queries/models.ts'

const entry = (id: string, parentId = ''): CollectionEntry => ({
  id,
  name: id.toUpperCase(),
  kind: 'query',
  query: '',
  parentId,
  orderKey: id,
  icon: '',
  color: '',
  sort: '',
  view: '',
})

const ENTRIES = [entry('a'), entry('b'), entry('b1', 'b'), entry('b2', 'b'), entry('c')]

describe('the rows of the tree', () => {
  it('leave out what is in a closed one, and name each with those above it', () => {
    expect(collectionRows(ENTRIES, new Set()).map(({ path }) => path)).toEqual(['A', 'B', 'C'])
    expect(collectionRows(ENTRIES).map(({ path, level }) => [path, level])).toEqual([
      ['A', 1],
      ['B', 1],
      ['B / B1', 2],
      ['B / B2', 2],
      ['C', 1],
    ])
  })
})

describe('a drop on a row', () => {
  it('is before, over or after it', () => {
    expect([0, 0.24, 0.25, 0.75, 0.76, 1].map(dropMark)).toEqual([
      'before',
      'before',
      'into',
      'into',
      'after',
      'after',
    ])
  })

  it.each([
    ['c', 'a', 'before', { parentId: '', beforeId: 'a' }],
    ['c', 'a', 'into', { parentId: 'a', beforeId: '' }],
    ['c', 'a', 'after', { parentId: '', beforeId: 'b' }],
    // Right below an open one is before what is in it.
    ['c', 'b', 'after', { parentId: 'b', beforeId: 'b1' }],
    ['c', 'b2', 'after', { parentId: 'b', beforeId: '' }],
    // What is dragged is passed over.
    ['b', 'a', 'after', { parentId: '', beforeId: 'c' }],
    ['b1', 'b', 'after', { parentId: 'b', beforeId: 'b2' }],
  ] as const)('puts %s at %s (%s)', (dragged, target, mark, place) => {
    const rows = collectionRows(ENTRIES)
    const row = rows.find((each) => each.entry.id === target)
    expect(row && dropPlace(rows, dragged, row, mark)).toEqual(place)
  })
})
