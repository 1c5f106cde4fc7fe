import { normalizeTagPath, tagKey } from '../../shared/library/tag-path.ts'

/** How many completions stand under the field: more than a glance takes in would be a list to read. */
const COMPLETIONS = 8

/** What was typed as a tag path, or empty when it is none. A leading `#`, as tags are often written, is dropped. */
export function tidyTagPath(text: string): string {
  const path = normalizeTagPath(text.trim().replace(/^#/, ''))
  return path.ok ? path.value : ''
}

/** Whether two paths name the same tag: case does not part them. */
export function sameTag(one: string, other: string): boolean {
  return tagKey(one) === tagKey(other)
}

/** Known paths that go on from what is typed: those that begin so first, then those with a part that does. */
export function completeTag(text: string, known: readonly string[], chosen: readonly string[]): string[] {
  const typed = tagKey(tidyTagPath(text))
  if (typed === '') return []
  const free = known.filter((path) => !chosen.some((tag) => sameTag(tag, path)))
  const begins = free.filter((path) => tagKey(path).startsWith(typed))
  const inside = free.filter((path) => !begins.includes(path) && tagKey(path).includes(`/${typed}`))
  return [...begins, ...inside].slice(0, COMPLETIONS)
}
