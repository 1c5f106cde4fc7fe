import type { NotebookLine } from '../../shared/notebook/arrange-entries.ts'
import type { NotebookEntry } from '../../shared/notebook/notebook-entry.ts'

/** The lines with what selecting and scrolling ask of them. */
export interface NotebookLines {
  readonly lines: readonly NotebookLine[]
  /** Keys of the lines that are entries, in their order: what is selected among. */
  readonly keys: readonly string[]
  /** Of each key, the index of its line. */
  readonly lineOf: readonly number[]
  /** Of each line, which entry it is; -1 for the head of a group. */
  readonly ordinalOf: readonly number[]
}

export function indexLines(lines: readonly NotebookLine[]): NotebookLines {
  const keys: string[] = []
  const lineOf: number[] = []
  const ordinalOf = lines.map((line, index) => {
    if (line.kind === 'group') return -1
    keys.push(line.key)
    lineOf.push(index)
    return keys.length - 1
  })
  return { lines, keys, lineOf, ordinalOf }
}

/** The entry on a line, by its place among the keys. */
export function entryAt({ lines, lineOf }: NotebookLines, ordinal: number): NotebookEntry | null {
  const line = lines[lineOf[ordinal] ?? -1]
  return line?.kind === 'entry' ? line.entry : null
}

/** The entries of these keys, each once, in the order of the lines. */
export function entriesOf({ lines }: NotebookLines, keys: readonly string[]): NotebookEntry[] {
  const wanted = new Set(keys)
  const found = new Map<string, NotebookEntry>()
  for (const line of lines)
    if (line.kind === 'entry' && wanted.has(line.key)) found.set(line.entry.id, line.entry)
  return [...found.values()]
}
