import { z } from 'zod'
import { localDay } from '../article/partial-date.ts'
import { inOrderOfText, type NotebookArticle, type NotebookEntry } from './notebook-entry.ts'

export const notebookGroupSchema = z.enum(['none', 'article', 'tag', 'date'])

export type NotebookGroup = z.infer<typeof notebookGroupSchema>

export const notebookSortSchema = z.enum(['newest', 'oldest', 'article'])

export type NotebookSort = z.infer<typeof notebookSortSchema>

/** What a group has in common. `null` is the group of those that have none. */
export type GroupName =
  | { readonly kind: 'article'; readonly article: NotebookArticle | null }
  | { readonly kind: 'tag'; readonly path: string | null }
  /** `YYYY-MM` of the person's own calendar. */
  | { readonly kind: 'month'; readonly month: string }

/** A line of the notebook: the head of a group, or an entry. Keys are unique among all lines. */
export type NotebookLine =
  | { readonly kind: 'group'; readonly key: string; readonly name: GroupName; readonly count: number }
  | { readonly kind: 'entry'; readonly key: string; readonly entry: NotebookEntry }

interface Group {
  readonly name: GroupName
  /** What groups are put in order by. */
  readonly key: string
  readonly entries: NotebookEntry[]
}

/** Sorts after every other key: no key of ours begins so high. */
const LAST = '\uffff'

const byKey = (a: Group, b: Group): number => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)

/** By the articles' titles, then in the order of the text; what stands on no article comes last. */
function byArticle(a: NotebookEntry, b: NotebookEntry): number {
  if (a.article?.id === b.article?.id) return inOrderOfText(a, b)
  if (!a.article || !b.article) return a.article ? -1 : 1
  if (a.article.titleKey !== b.article.titleKey) return a.article.titleKey < b.article.titleKey ? -1 : 1
  return a.article.id < b.article.id ? -1 : 1
}

function sorted(newestFirst: readonly NotebookEntry[], sort: NotebookSort): readonly NotebookEntry[] {
  if (sort === 'newest') return newestFirst
  return sort === 'oldest' ? newestFirst.toReversed() : newestFirst.toSorted(byArticle)
}

/** The groups in the order in which the first of each comes. */
function gather(
  entries: readonly NotebookEntry[],
  namesOf: (entry: NotebookEntry) => readonly (readonly [id: string, key: string, name: () => GroupName])[],
): Group[] {
  const groups = new Map<string, Group>()
  for (const entry of entries) {
    for (const [id, key, name] of namesOf(entry)) {
      const group = groups.get(id)
      if (group) group.entries.push(entry)
      else groups.set(id, { name: name(), key, entries: [entry] })
    }
  }
  return [...groups.values()]
}

function articleGroups(entries: readonly NotebookEntry[]): Group[] {
  const groups = gather(entries, ({ article }) => [
    [article?.id ?? '', article?.id ?? '', () => ({ kind: 'article', article })],
  ])
  // What stands for itself has no place in a text, and stays in the order of time.
  for (const { key, entries: own } of groups) if (key !== '') own.sort(inOrderOfText)
  return groups
}

function tagGroups(entries: readonly NotebookEntry[]): Group[] {
  return gather(entries, ({ tags }) =>
    tags.length === 0
      ? [['', LAST, () => ({ kind: 'tag', path: null })]]
      : tags.map((tag) => [tag.key, tag.key, () => ({ kind: 'tag', path: tag.path })] as const),
  ).sort(byKey)
}

function monthGroups(entries: readonly NotebookEntry[], sort: NotebookSort): Group[] {
  const groups = gather(entries, ({ createdAt }) => {
    const month = localDay(createdAt).slice(0, 'YYYY-MM'.length)
    return [[month, month, () => ({ kind: 'month', month })]]
  }).sort(byKey)
  return sort === 'oldest' ? groups : groups.reverse()
}

function groupsOf(entries: readonly NotebookEntry[], group: NotebookGroup, sort: NotebookSort): Group[] {
  if (group === 'article') return articleGroups(entries)
  return group === 'tag' ? tagGroups(entries) : monthGroups(entries, sort)
}

/**
 * The lines of the notebook. An entry with several tags stands under each of them when grouped by tag; under an article entries
 * stand in the order of its text, whatever the sort.
 * @param entries newest first
 */
export function arrangeEntries(
  entries: readonly NotebookEntry[],
  group: NotebookGroup,
  sort: NotebookSort,
): readonly NotebookLine[] {
  const ordered = sorted(entries, sort)
  if (group === 'none') return ordered.map((entry) => ({ kind: 'entry', key: entry.id, entry }))
  return groupsOf(ordered, group, sort).flatMap(({ name, key, entries: own }): NotebookLine[] => [
    { kind: 'group', key: `${group}:${key}`, name, count: own.length },
    ...own.map((entry) => ({ kind: 'entry' as const, key: `${entry.id}:${key}`, entry })),
  ])
}
