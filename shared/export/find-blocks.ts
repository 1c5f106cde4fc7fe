/** An exported block as it stands in a file. Positions are UTF-16 units, `end` exclusive and before the line break. */
export interface FoundBlock {
  readonly id: string
  readonly text: string
  readonly start: number
  readonly end: number
}

const BLOCK_ID = /^\^op-([A-Za-z0-9-]+)[ \t]*$/

/**
 * Finds Offprint's blocks in a file that somebody may have changed: each is the lines starting with `>` directly above a block id
 * (`^op-…`) that stands by itself, parted by one blank line. A block id without its quotation gives a block of that line alone, which
 * equals nothing that was written and so counts as touched. Of a block that was copied, the first is meant.
 */
export function findBlocks(file: string): ReadonlyMap<string, FoundBlock> {
  const blocks = new Map<string, FoundBlock>()
  const lines = file.split('\n')
  let start = 0
  const starts = lines.map((line) => {
    const at = start
    start += line.length + 1
    return at
  })
  for (const [index, line] of lines.entries()) {
    const id = BLOCK_ID.exec(line)?.[1]
    if (id === undefined || blocks.has(id)) continue
    let first = index
    if (lines[index - 1] === '' && lines[index - 2]?.startsWith('>')) {
      first = index - 2
      while (lines[first - 1]?.startsWith('>')) first -= 1
    }
    const from = starts[first] ?? 0
    const to = (starts[index] ?? 0) + line.length
    blocks.set(id, { id, text: file.slice(from, to), start: from, end: to })
  }
  return blocks
}
