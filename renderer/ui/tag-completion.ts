/** How many completions stand under the field: more than a glance takes in would be a list to read. */
const COMPLETIONS = 8

/** A tag path as the field accepts it: NFC, no space around its parts, no empty parts, no leading `#`. */
export function tidyTagPath(text: string): string {
  return text
    .normalize('NFC')
    .trim()
    .replace(/^#/, '')
    .split('/')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join('/')
}

/** Whether two paths name the same tag: case does not part them. */
export function sameTag(one: string, other: string): boolean {
  return one.normalize('NFC').toLocaleLowerCase() === other.normalize('NFC').toLocaleLowerCase()
}

/** Known paths that go on from what is typed: whole paths first, then paths with a part that begins so. */
export function completeTag(text: string, known: readonly string[], chosen: readonly string[]): string[] {
  const typed = tidyTagPath(text).toLocaleLowerCase()
  if (typed === '') return []
  const free = known.filter((path) => !chosen.some((tag) => sameTag(tag, path)))
  const begins = free.filter((path) => path.toLocaleLowerCase().startsWith(typed))
  const inside = free.filter(
    (path) => !begins.includes(path) && path.toLocaleLowerCase().includes(`/${typed}`),
  )
  return [...begins, ...inside].slice(0, COMPLETIONS)
}
