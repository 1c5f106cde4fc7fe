import { tagKey } from '../../shared/library/tag-path.ts'
import type { TagLabel, TagNode } from './models.ts'

interface GrowingNode {
  id: string
  path: string
  name: string
  color: string
  readonly children: Map<string, GrowingNode>
}

/**
 * Puts tags into the tree that their paths describe. Parents that are no tags themselves get nodes without an id.
 * @param counts articles by `tagKey`
 * @param highlights highlights by `tagKey`
 */
export function growTagTree(
  tags: readonly TagLabel[],
  counts: ReadonlyMap<string, number>,
  highlights: ReadonlyMap<string, number>,
  locale?: string,
): readonly TagNode[] {
  const roots = new Map<string, GrowingNode>()
  for (const tag of tags) {
    const parts = tag.path.split('/')
    let level = roots
    parts.forEach((name, index) => {
      const key = tagKey(name)
      const path = parts.slice(0, index + 1).join('/')
      const node = level.get(key) ?? { id: '', path, name, color: '', children: new Map() }
      level.set(key, node)
      if (index === parts.length - 1 && node.id === '') {
        Object.assign(node, { id: tag.id, path: tag.path, name, color: tag.color })
      }
      level = node.children
    })
  }
  const { compare } = new Intl.Collator(locale, { numeric: true, sensitivity: 'base' })
  const finish = (level: Map<string, GrowingNode>): TagNode[] =>
    [...level.values()]
      .sort((a, b) => compare(a.name, b.name))
      .map((node) => ({
        ...node,
        count: counts.get(tagKey(node.path)) ?? 0,
        highlights: highlights.get(tagKey(node.path)) ?? 0,
        children: finish(node.children),
      }))
  return finish(roots)
}
