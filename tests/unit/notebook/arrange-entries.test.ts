import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  arrangeEntries,
  type NotebookLine,
  notebookGroupSchema,
  notebookSortSchema,
} from '../../../shared/notebook/arrange-entries.ts'
import { inOrderOfText, type NotebookEntry } from '../../../shared/notebook/notebook-entry.ts'
import { anyEntries } from './notebook-arbitraries.ts'

const anyGroup = fc.constantFrom(...notebookGroupSchema.options)
const anySort = fc.constantFrom(...notebookSortSchema.options)

const entriesIn = (lines: readonly NotebookLine[]): NotebookEntry[] =>
  lines.flatMap((line) => (line.kind === 'entry' ? [line.entry] : []))

/** The lines cut before each head of a group. */
function cut(lines: readonly NotebookLine[]): { head: NotebookLine; entries: NotebookEntry[] }[] {
  const groups: { head: NotebookLine; entries: NotebookEntry[] }[] = []
  for (const line of lines) {
    if (line.kind === 'group') groups.push({ head: line, entries: [] })
    else groups.at(-1)?.entries.push(line.entry)
  }
  return groups
}

describe('the lines of the notebook', () => {
  it('hold every entry, under each of its tags or once, with keys of their own', () => {
    fc.assert(
      fc.property(anyEntries, anyGroup, anySort, (entries, group, sort) => {
        const lines = arrangeEntries(entries, group, sort)
        expect(new Set(lines.map(({ key }) => key)).size).toBe(lines.length)
        const times = new Map<string, number>()
        for (const { id } of entriesIn(lines)) times.set(id, (times.get(id) ?? 0) + 1)
        for (const { id, tags } of entries)
          expect(times.get(id)).toBe(group === 'tag' ? Math.max(1, tags.length) : 1)
        expect(times.size).toBe(entries.length)
      }),
    )
  })

  it('count what stands under each head, and no head stands over nothing or twice', () => {
    fc.assert(
      fc.property(anyEntries, fc.constantFrom('article', 'tag', 'date'), anySort, (entries, group, sort) => {
        const groups = cut(arrangeEntries(entries, group as 'article', sort))
        for (const { head, entries: own } of groups) {
          expect(head.kind === 'group' && head.count).toBe(own.length)
          expect(own.length).toBeGreaterThan(0)
        }
      }),
    )
  })

  it('stand in the order of time, and under an article in the order of its text', () => {
    fc.assert(
      fc.property(anyEntries, (entries) => {
        expect(entriesIn(arrangeEntries(entries, 'none', 'newest'))).toEqual(entries)
        expect(entriesIn(arrangeEntries(entries, 'none', 'oldest'))).toEqual(entries.toReversed())
        for (const { head, entries: own } of cut(arrangeEntries(entries, 'article', 'newest'))) {
          const isOnArticle = head.kind === 'group' && head.name.kind === 'article' && head.name.article
          if (isOnArticle) expect(own).toEqual(own.toSorted(inOrderOfText))
          else expect(own).toEqual(entries.filter(({ article }) => article === null))
        }
      }),
    )
  })

  it('come by title and text when sorted by article, those without one last', () => {
    fc.assert(
      fc.property(anyEntries, (entries) => {
        const sorted = entriesIn(arrangeEntries(entries, 'none', 'article'))
        const titles = sorted.map(({ article }) => article?.titleKey ?? '~')
        expect(titles).toEqual(titles.toSorted())
      }),
    )
  })

  it('come month by month, the newest first unless the oldest are', () => {
    fc.assert(
      fc.property(anyEntries, (entries) => {
        const months = (sort: 'newest' | 'oldest') =>
          cut(arrangeEntries(entries, 'date', sort)).map(({ head }) =>
            head.kind === 'group' && head.name.kind === 'month' ? head.name.month : '',
          )
        expect(months('newest')).toEqual(months('newest').toSorted().reverse())
        expect(months('oldest')).toEqual(months('oldest').toSorted())
      }),
    )
  })
})
