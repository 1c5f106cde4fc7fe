import type { TagNode } from '../../queries/models.ts'

export interface TagRow {
  readonly node: TagNode
  /** 1 at the top. */
  readonly level: number
  readonly isOpen: boolean
}

/** A tag's name among open tags: its id, or its path for a parent that is only part of other paths. */
export function openKey(node: TagNode): string {
  return node.id || node.path
}

/** The rows of the tree as it is opened, in order. */
export function tagRows(nodes: readonly TagNode[], open: ReadonlySet<string>, level = 1): TagRow[] {
  return nodes.flatMap((node) => {
    const isOpen = node.children.length > 0 && open.has(openKey(node))
    return [{ node, level, isOpen }, ...(isOpen ? tagRows(node.children, open, level + 1) : [])]
  })
}

/** The tag with an id anywhere in the tree, or null. */
export function findTag(nodes: readonly TagNode[], id: string): TagNode | null {
  for (const node of nodes) {
    if (node.id === id) return node
    const below = findTag(node.children, id)
    if (below) return below
  }
  return null
}
