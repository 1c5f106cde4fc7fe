import { describe, expect, it } from 'vitest'
import {
  ARTICLE_SORTS,
  FIRST_LOOK,
  readLook,
  SORTS_OF,
  writeLook,
} from '../../../shared/library/list-look.ts'

describe('the look of a list', () => {
  it('is read as it was written, and is none where the text is none', () => {
    const look = { ...FIRST_LOOK, view: 'table', columns: ['tags'] } as const
    expect(readLook(writeLook({ ...look, columns: ['tags'] }))).toEqual(look)
    for (const text of ['', 'cards', '{"view":"wall"}', '{']) expect(readLook(text)).toBeNull()
  })

  it('can be sorted by every column, and every sort is one of a column', () => {
    expect(Object.values(SORTS_OF).flat().toSorted()).toEqual(ARTICLE_SORTS.toSorted())
  })
})
