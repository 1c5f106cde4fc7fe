import { compareOrdered, type Ordered } from './order-key.ts'

/** What of a collection makes the tree. */
export interface TreeRow extends Ordered {
  /** Empty at the top. */
  readonly parentId: string
}

export interface TreeNode<R extends TreeRow> {
  readonly row: R
  readonly children: readonly TreeNode<R>[]
}

/**
 * The row above each row as the tree has it; empty at the top. A row whose parent is not there stands at the top, and so does each row of
 * a circle, which two devices make that move two collections into each other: nothing disappears.
 */
export function parentsOf(rows: readonly TreeRow[]): Map<string, string> {
  const stored = new Map(rows.map(({ id, parentId }) => [id, parentId]))
  const parents = new Map<string, string>()
  for (const { id, parentId } of rows)
    parents.set(id, stored.has(parentId) && !isInCircle(id, stored) ? parentId : '')
  return parents
}

/** Nobody goes deeper; a backup that was made to break the sidebar might. */
const DEEPEST = 64

function isInCircle(id: string, parents: ReadonlyMap<string, string>): boolean {
  const seen = new Set<string>()
  for (let at = parents.get(id); at !== undefined && at !== '' && !seen.has(at); at = parents.get(at)) {
    if (at === id) return true
    seen.add(at)
  }
  return false
}

/** The rows as a tree, each level in the order made by hand. */
export function growTree<R extends TreeRow>(rows: readonly R[]): TreeNode<R>[] {
  const parents = parentsOf(rows)
  const below = new Map<string, R[]>()
  for (const row of rows.toSorted(compareOrdered)) {
    const parentId = parents.get(row.id) ?? ''
    below.set(parentId, [...(below.get(parentId) ?? []), row])
  }
  const cut: R[] = []
  const grow = (parentId: string, level: number): TreeNode<R>[] =>
    (below.get(parentId) ?? []).flatMap((row) => {
      if (level > DEEPEST) {
        cut.push(row)
        return []
      }
      return [{ row, children: grow(row.id, level + 1) }]
    })
  const tree = grow('', 0)
  // What is too deep begins again at the top: nothing disappears.
  for (let row = cut.shift(); row; row = cut.shift()) tree.push({ row, children: grow(row.id, 1) })
  return tree
}

/** The ids of a row and of all below it. */
export function idsWithin(rows: readonly TreeRow[], id: string): Set<string> {
  const parents = parentsOf(rows)
  const within = new Set([id])
  for (const { id: other } of rows) {
    for (let at = other; at !== ''; at = parents.get(at) ?? '') {
      if (!within.has(at)) continue
      within.add(other)
      break
    }
  }
  return within
}

/** Where a row stands or is to stand: below `parentId` (empty at the top), before `beforeId` (empty at the end). */
export interface TreePlace {
  readonly parentId: string
  readonly beforeId: string
}

/** Whether a row may be put below another: it is there, and not below the row itself. */
export function mayStandBelow(rows: readonly TreeRow[], id: string, parentId: string): boolean {
  if (parentId === '') return true
  return rows.some((row) => row.id === parentId) && !idsWithin(rows, id).has(parentId)
}

export type TreeStep = 'up' | 'down' | 'in' | 'out'

/**
 * Where one step takes a row: up or down among those beside it, in below the one before it (as the last), out to right after the one
 * above it. Null where there is no such place.
 */
export function placeAfterStep(rows: readonly TreeRow[], id: string, step: TreeStep): TreePlace | null {
  const parents = parentsOf(rows)
  const ordered = rows.toSorted(compareOrdered)
  const beside = (parentId: string) =>
    ordered.filter((row) => (parents.get(row.id) ?? '') === parentId).map((row) => row.id)
  const parentId = parents.get(id)
  if (parentId === undefined) return null
  const siblings = beside(parentId)
  const at = siblings.indexOf(id)
  switch (step) {
    case 'up': {
      const beforeId = siblings[at - 1]
      return beforeId === undefined ? null : { parentId, beforeId }
    }
    case 'down':
      return at === siblings.length - 1 ? null : { parentId, beforeId: siblings[at + 2] ?? '' }
    case 'in': {
      const above = siblings[at - 1]
      return above === undefined ? null : { parentId: above, beforeId: '' }
    }
    case 'out': {
      if (parentId === '') return null
      const outer = parents.get(parentId) ?? ''
      const level = beside(outer)
      return { parentId: outer, beforeId: level[level.indexOf(parentId) + 1] ?? '' }
    }
  }
}
