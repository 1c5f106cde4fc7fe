import { type FoundBlock, findBlocks } from './find-blocks.ts'
import { FRONT_MATTER_KEYS } from './front-matter.ts'
import { hashBlock } from './hash-block.ts'
import { type FileEdit, hashProperty, mergeFrontMatter, propertyBlockId } from './merge-front-matter.ts'
import { newHeadings, type RenderedBlock, type RenderedMarkdown } from './render-markdown.ts'

/** The block id by which the file as a whole is remembered. */
export const WHOLE_FILE = 'file'

export interface ExportConflict {
  /** Changed here and in the file; taken out here and changed in the file; in the file, though nobody remembers writing it. */
  readonly kind: 'both-changed' | 'deleted-but-changed' | 'not-remembered'
  readonly blockId: string
}

export interface MergedMarkdown {
  readonly text: string
  /** What to remember for the next export, by block id: the hash of what we wrote, not of what stands there. */
  readonly remembered: ReadonlyMap<string, string>
  /** Blocks of the user's that stayed as they are though the library has something else. */
  readonly conflicts: readonly ExportConflict[]
  readonly added: number
  readonly updated: number
  readonly removed: number
  /** Blocks that the user took out of the file; they are not written again. */
  readonly withheld: number
}

/**
 * Brings an exported file up to date without touching what the user wrote. A file that is as we left it is written anew as a whole;
 * in any other a block is rewritten or removed only if it still is what we wrote, a new one is put beside its neighbours, and everything
 * outside our blocks stays to the letter.
 * @param existing the file as it is now, or null when there is none
 * @param remembered hashes from the last export of this file, by block id; empty when nothing is known
 */
export function mergeMarkdown(
  existing: string | null,
  rendered: RenderedMarkdown,
  remembered: ReadonlyMap<string, string>,
): MergedMarkdown {
  if (existing === null || existing === rendered.text) return writeAnew(existing, rendered, remembered)
  if (remembered.get(WHOLE_FILE) === hashBlock(existing)) return writeAnew(existing, rendered, remembered)
  // Somebody's editor may have given all lines the ends of Windows; they are kept. Mixed ends are left as they are.
  const isWindows = /\r\n/.test(existing) && !/(?<!\r)\n/.test(existing)
  const text = isWindows ? existing.replace(/\r\n/g, '\n') : existing
  const merged = new FileMerge(text, rendered, remembered).merge()
  return isWindows ? { ...merged, text: merged.text.replace(/\n/g, '\r\n') } : merged
}

function writeAnew(
  existing: string | null,
  rendered: RenderedMarkdown,
  remembered: ReadonlyMap<string, string>,
): MergedMarkdown {
  const now = new Map<string, string>([[WHOLE_FILE, hashBlock(rendered.text)]])
  for (const key of FRONT_MATTER_KEYS) now.set(propertyBlockId(key), hashProperty(rendered.frontMatter[key]))
  for (const block of rendered.blocks) now.set(block.id, hashBlock(block.text))
  const before = existing === null ? new Map<string, FoundBlock>() : findBlocks(existing)
  const kept = rendered.blocks.filter(({ id }) => before.has(id))
  return {
    text: rendered.text,
    remembered: now,
    conflicts: [],
    added: rendered.blocks.length - kept.length,
    updated: kept.filter(({ id, text }) => remembered.has(id) && before.get(id)?.text !== text).length,
    removed: before.size - kept.length,
    withheld: 0,
  }
}

class FileMerge {
  readonly #edits: FileEdit[] = []
  readonly #now = new Map<string, string>()
  readonly #conflicts: ExportConflict[] = []
  readonly #found: ReadonlyMap<string, FoundBlock>
  readonly #count = { added: 0, updated: 0, removed: 0, withheld: 0 }
  readonly #file: string
  readonly #rendered: RenderedMarkdown
  readonly #remembered: ReadonlyMap<string, string>

  constructor(file: string, rendered: RenderedMarkdown, remembered: ReadonlyMap<string, string>) {
    this.#file = file
    this.#rendered = rendered
    this.#remembered = remembered
    this.#found = findBlocks(file)
  }

  merge(): MergedMarkdown {
    const properties = mergeFrontMatter(this.#file, this.#rendered.frontMatter, this.#remembered)
    this.#edits.push(...properties.edits)
    for (const [id, hash] of properties.remembered) this.#now.set(id, hash)
    for (const blockId of properties.conflicts) this.#conflicts.push({ kind: 'both-changed', blockId })
    for (const block of this.#rendered.blocks) {
      const found = this.#found.get(block.id)
      if (found) this.#update(block, found)
      else if (this.#remembered.has(block.id)) this.#withhold(block)
    }
    this.#removeDeleted()
    this.#insertNew()
    const text = applyEdits(this.#file, this.#edits)
    return { text, remembered: this.#now, conflicts: this.#conflicts, ...this.#count }
  }

  #update(block: RenderedBlock, found: FoundBlock): void {
    const wanted = hashBlock(block.text)
    const before = this.#remembered.get(block.id)
    const present = hashBlock(found.text)
    if (present === wanted || present === before) {
      this.#now.set(block.id, wanted)
      if (present === wanted) return
      this.#edits.push({ start: found.start, end: found.end, text: block.text })
      this.#count.updated += 1
      return
    }
    if (before !== undefined) this.#now.set(block.id, before)
    // The user's words stand against something new of ours, or it is not known whose words they are.
    if (before === undefined) this.#conflicts.push({ kind: 'not-remembered', blockId: block.id })
    else if (before !== wanted) this.#conflicts.push({ kind: 'both-changed', blockId: block.id })
  }

  #withhold(block: RenderedBlock): void {
    this.#now.set(block.id, this.#remembered.get(block.id) ?? '')
    this.#count.withheld += 1
  }

  #removeDeleted(): void {
    const living = new Set(this.#rendered.blocks.map(({ id }) => id))
    for (const [id, found] of this.#found) {
      const before = this.#remembered.get(id)
      if (living.has(id) || before === undefined) continue
      if (hashBlock(found.text) === before) {
        // One of the blank lines around it goes with it.
        const end = found.end + (/^\n\n?/.exec(this.#file.slice(found.end))?.[0].length ?? 0)
        this.#edits.push({ start: found.start, end, text: '' })
        this.#count.removed += 1
      } else {
        this.#now.set(id, before)
        this.#conflicts.push({ kind: 'deleted-but-changed', blockId: id })
      }
    }
  }

  /** A new block follows the block before it in document order, else stands before the next one, else ends the file. */
  #insertNew(): void {
    const { blocks } = this.#rendered
    for (const [index, block] of blocks.entries()) {
      if (this.#found.has(block.id) || this.#remembered.has(block.id)) continue
      this.#now.set(block.id, hashBlock(block.text))
      this.#count.added += 1
      const previous = blocks.slice(0, index).findLast(({ id }) => this.#found.has(id))
      const next = blocks.slice(index + 1).find(({ id }) => this.#found.has(id))
      const neighbour = blocks[index - 1]
      const isNewNeighbour =
        neighbour !== undefined && neighbour !== previous && !this.#remembered.has(neighbour.id)
      const above = isNewNeighbour ? neighbour : previous
      const before = previous && this.#found.get(previous.id)
      const after = next && this.#found.get(next.id)
      const text = [...newHeadings(block, above), block.text].join('\n\n')
      // Under the heading that already stands above the next block, rather than under a second one of the same words.
      if (after && next && isUnder(block, next) && !(previous && isUnder(block, previous))) {
        this.#insert(after.start, `${block.text}\n\n`)
      } else if (before) this.#insert(before.end, `\n\n${text}`)
      else if (after) this.#insert(after.start, `${text}\n\n`)
      else
        this.#insert(
          this.#file.length,
          `${this.#file.endsWith('\n') || this.#file === '' ? '' : '\n'}\n${text}\n`,
        )
    }
  }

  #insert(at: number, text: string): void {
    this.#edits.push({ start: at, end: at, text })
  }
}

/** Whether two blocks stand under the same headings. */
function isUnder(block: RenderedBlock, other: RenderedBlock): boolean {
  return block.headings.join('\n') === other.headings.join('\n')
}

/** Applies edits that do not overlap; those at one place in the order given, insertions after what ends there. */
function applyEdits(file: string, edits: readonly FileEdit[]): string {
  let text = ''
  let at = 0
  for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    text += file.slice(at, edit.start) + edit.text
    at = edit.end
  }
  return text + file.slice(at)
}
