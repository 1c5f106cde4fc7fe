import { describe, expect, it } from 'vitest'
import {
  activeIndexIn,
  clearSelected,
  moveTo,
  NOTHING_SELECTED,
  selectAll,
  targetsOf,
  toggle,
} from '../../../renderer/ui/list-selection.ts'

const ids = ['a', 'b', 'c', 'd', 'e']

describe('the selection of a list', () => {
  it('means the first row before anything was chosen', () => {
    expect(targetsOf(NOTHING_SELECTED, ids)).toEqual(['a'])
    expect(targetsOf(NOTHING_SELECTED, [])).toEqual([])
  })

  it('stays within the list', () => {
    expect(targetsOf(moveTo(NOTHING_SELECTED, ids, 99), ids)).toEqual(['e'])
    expect(targetsOf(moveTo(NOTHING_SELECTED, ids, -3), ids)).toEqual(['a'])
  })

  it('goes on to the row that takes the place of one that went away', () => {
    const onB = moveTo(NOTHING_SELECTED, ids, 1)
    expect(targetsOf(onB, ['a', 'c', 'd'])).toEqual(['c'])
    expect(targetsOf(moveTo(NOTHING_SELECTED, ids, 4), ['a', 'b'])).toEqual(['b'])
  })

  it('follows its row when rows come in above it', () => {
    expect(activeIndexIn(moveTo(NOTHING_SELECTED, ids, 1), ['new', ...ids])).toBe(2)
  })

  it('extends from where it began, both ways', () => {
    const begun = moveTo(NOTHING_SELECTED, ids, 2)
    const down = moveTo(begun, ids, 4, true)
    expect(targetsOf(down, ids)).toEqual(['c', 'd', 'e'])
    expect(targetsOf(moveTo(down, ids, 1, true), ids)).toEqual(['b', 'c'])
  })

  it('takes rows one by one, with the one that was active', () => {
    const two = toggle(moveTo(NOTHING_SELECTED, ids, 0), ids, 3)
    expect(targetsOf(two, ids)).toEqual(['a', 'd'])
    expect(targetsOf(toggle(two, ids, 0), ids)).toEqual(['d'])
  })

  it('holds all, less what went away, and none again', () => {
    const all = selectAll(moveTo(NOTHING_SELECTED, ids, 1), ids)
    expect(targetsOf(all, ['a', 'c'])).toEqual(['a', 'c'])
    expect(targetsOf(clearSelected(all), ids)).toEqual(['b'])
  })
})
