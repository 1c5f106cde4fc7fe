import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { localDay } from '../../../shared/article/partial-date.ts'
import { isWithin } from '../../../shared/library/tag-path.ts'
import type { NotebookEntry } from '../../../shared/notebook/notebook-entry.ts'
import {
  filterEntries,
  isFiltering,
  NO_FILTER,
  type NotebookFilter,
} from '../../../shared/notebook/notebook-filter.ts'
import { foldText } from '../../../shared/query/fold-text.ts'
import { anyEntries, anyFilter } from './notebook-arbitraries.ts'

const COLLECTED = new Set(['birch'])

/** What the filter means, said without a thought for speed. */
function passes(entry: NotebookEntry, filter: NotebookFilter): boolean {
  const { mark, article, tags, notes, quote } = entry
  const day = localDay(entry.createdAt)
  const texts = [quote, ...notes.map(({ body }) => body)].map(foldText)
  const words = foldText(filter.text).split(' ')
  return [
    words.every((word) => texts.some((text) => text.includes(word))),
    filter.colors.length === 0 || (mark && filter.colors.includes(mark.color)),
    filter.tag === '' || tags.some(({ path }) => isWithin(path, filter.tag)),
    filter.articleId === '' || article?.id === filter.articleId,
    filter.collectionId === '' || (article && COLLECTED.has(article.id)),
    filter.from === '' || day >= filter.from,
    filter.to === '' || day <= filter.to,
    !filter.withNote || notes.length > 0,
    filter.place === 'any' || entry.place === filter.place,
    filter.kind === 'any' || entry.kind === filter.kind || mark?.element?.kind === filter.kind,
  ].every(Boolean)
}

describe('the filter of the notebook', () => {
  it('lets through what fits each part of it, in the order in which it came', () => {
    fc.assert(
      fc.property(anyEntries, anyFilter, (entries, filter) => {
        const expected = entries.filter((entry) => passes(entry, filter))
        expect(filterEntries(entries, filter, COLLECTED)).toEqual(expected)
      }),
      { numRuns: 500 },
    )
  })

  it('holds nothing back when nothing is chosen, and says so', () => {
    fc.assert(
      fc.property(anyEntries, anyFilter, (entries, filter) => {
        if (!isFiltering(filter)) expect(filterEntries(entries, filter, COLLECTED)).toEqual(entries)
      }),
    )
    expect(isFiltering({ ...NO_FILTER, text: ' ' })).toBe(false)
    expect(isFiltering({ ...NO_FILTER, colors: ['sky'] })).toBe(true)
    expect(isFiltering({ ...NO_FILTER, kind: 'image' })).toBe(true)
  })

  it('holds everything back while it is not known what a collection has', () => {
    fc.assert(
      fc.property(anyEntries, (entries) => {
        expect(filterEntries(entries, { ...NO_FILTER, collectionId: 'some' }, null)).toEqual([])
      }),
    )
  })
})
