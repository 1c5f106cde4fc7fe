import { isMap, isNode, isScalar, isSeq, parseDocument, type YAMLMap } from 'yaml'
import { FRONT_MATTER_KEYS, type FrontMatter, type FrontMatterKey, renderProperty } from './front-matter.ts'
import { hashBlock } from './hash-block.ts'

/** A change to a file: this range becomes that text. */
export interface FileEdit {
  readonly start: number
  readonly end: number
  readonly text: string
}

export interface MergedProperties {
  readonly edits: readonly FileEdit[]
  /** Hashes of the values that now stand there because of us, by block id (`property:title`). */
  readonly remembered: ReadonlyMap<string, string>
  /** Properties that both sides changed. */
  readonly conflicts: readonly string[]
}

const FRONT_MATTER = /^(---[ \t]*\n)([\s\S]*?)^---[ \t]*(?:\n|$)/m

/** The block id by which a property is remembered. */
export function propertyBlockId(key: FrontMatterKey): string {
  return `property:${key}`
}

/** The hash of a property's value, however it is spelled. */
export function hashProperty(value: unknown): string {
  return hashBlock(JSON.stringify(value) ?? '')
}

/**
 * Brings our properties in an existing front matter up to date, each by itself: one that the user changed or deleted stays as it is.
 * All else in it, comments and order included, is not touched. Front matter that is gone or cannot be read is left alone.
 */
export function mergeFrontMatter(
  file: string,
  next: FrontMatter,
  remembered: ReadonlyMap<string, string>,
): MergedProperties {
  const edits: FileEdit[] = []
  const now = new Map<string, string>()
  const conflicts: string[] = []
  const match = FRONT_MATTER.exec(file)
  const found = match?.index === 0 ? match : null
  const offset = found?.[1]?.length ?? 0
  const contents = found ? readMap(found[2] ?? '') : null
  for (const key of FRONT_MATTER_KEYS) {
    const id = propertyBlockId(key)
    const before = remembered.get(id)
    const wanted = hashProperty(next[key])
    const pair = contents?.items.find((item) => isScalar(item.key) && item.key.value === key)
    const range = pair && isScalar(pair.key) ? pair.key.range : null
    const present = hashProperty(plainValue(pair?.value))
    if (!range || present !== before) {
      if (present === wanted) now.set(id, wanted)
      else {
        if (before !== undefined) now.set(id, before)
        if (before !== wanted) conflicts.push(id)
      }
      continue
    }
    now.set(id, wanted)
    if (present === wanted) continue
    const value = pair?.value
    const end = isNode(value) ? value.range?.[1] : undefined
    const start = offset + range[0]
    // A list of the block form ends behind its last line break, which is not ours.
    const old = file.slice(start, offset + (end ?? range[1])).trimEnd()
    edits.push({ start, end: start + old.length, text: renderProperty(key, next[key]) })
  }
  return { edits, remembered: now, conflicts }
}

/** Null for what is not a sound YAML mapping. Our keys never come from an alias, so none is followed. */
function readMap(yaml: string): YAMLMap | null {
  const document = parseDocument(yaml, { schema: 'core' })
  return document.errors.length === 0 && isMap(document.contents) ? document.contents : null
}

/** A text or a list of texts; null for everything that we would not have written. */
function plainValue(node: unknown): unknown {
  if (isScalar(node)) return node.value
  return isSeq(node) && node.items.every((item) => isScalar(item))
    ? node.items.map((item) => item.value)
    : null
}
