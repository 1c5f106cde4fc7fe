import { ancestorsOf, type TagPath, tagKey } from '../../shared/library/tag-path.ts'
import type { NotebookEntry } from '../../shared/notebook/notebook-entry.ts'
import type { Choice } from './PickFilter.tsx'

const byName = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })

/** The articles that something was written on, by title, with how many entries each has. */
export function articleChoices(entries: readonly NotebookEntry[], untitled: string): Choice[] {
  const counts = new Map<string, { name: string; count: number }>()
  for (const { article } of entries) {
    if (!article) continue
    const known = counts.get(article.id)
    if (known) known.count++
    else counts.set(article.id, { name: article.title || untitled, count: 1 })
  }
  return toChoices(counts)
}

/** The tags on highlights and those above them, with how many highlights have them or one below. */
export function tagChoices(entries: readonly NotebookEntry[]): Choice[] {
  const counts = new Map<string, { name: string; count: number }>()
  for (const { tags } of entries) {
    const counted = new Set<string>()
    for (const { path } of tags) {
      for (const name of [...ancestorsOf(path as TagPath), path]) {
        const key = tagKey(name)
        if (counted.has(key)) continue
        counted.add(key)
        const known = counts.get(key)
        if (known) known.count++
        else counts.set(key, { name, count: 1 })
      }
    }
  }
  return toChoices(counts).map((choice) => ({ ...choice, id: choice.name }))
}

function toChoices(counts: ReadonlyMap<string, { readonly name: string; readonly count: number }>): Choice[] {
  return [...counts]
    .map(([id, { name, count }]) => ({ id, name, count }))
    .sort((a, b) => byName.compare(a.name, b.name))
}
