import { growTree, type TreeNode } from '../../shared/library/collection-tree.ts'
import type { CollectionEntry } from '../queries/models.ts'

export interface CollectionRow {
  readonly entry: CollectionEntry
  /** 1 at the top. */
  readonly level: number
  /** The one above it as the tree has it; empty at the top. */
  readonly parentId: string
  readonly hasChildren: boolean
  readonly isOpen: boolean
  /** Its name after the names of those above it. */
  readonly path: string
}

/** The rows of the tree in order, those in a closed one left out. @param open ids of those that are open; all of them without */
export function collectionRows(
  entries: readonly CollectionEntry[],
  open?: ReadonlySet<string>,
): CollectionRow[] {
  const flatten = (
    nodes: readonly TreeNode<CollectionEntry>[],
    above: { readonly id: string; readonly level: number; readonly path: string },
  ): CollectionRow[] =>
    nodes.flatMap(({ row: entry, children }) => {
      const hasChildren = children.length > 0
      const isOpen = hasChildren && (open?.has(entry.id) ?? true)
      const level = above.level + 1
      const path = above.path === '' ? entry.name : `${above.path} / ${entry.name}`
      const own = { entry, level, parentId: above.id, hasChildren, isOpen, path }
      return [own, ...(isOpen ? flatten(children, { id: entry.id, level, path }) : [])]
    })
  return flatten(growTree(entries), { id: '', level: 0, path: '' })
}
