import { describe, expect, it } from 'vitest'
import { growTagTree } from '../../../renderer/queries/tag-tree.ts'

const tag = (path: string, id = path) => ({ id, path, color: '' })

describe('the tree of tags', () => {
  it('makes nodes for parents that are no tags themselves', () => {
    const [politics] = growTagTree(
      [tag('politics/asia'), tag('politics/africa')],
      new Map([['politics', 3]]),
      new Map([['politics/asia', 2]]),
      'en',
    )
    expect(politics).toMatchObject({ id: '', path: 'politics', count: 3 })
    expect(politics?.children.map(({ name, highlights }) => [name, highlights])).toEqual([
      ['africa', 0],
      ['asia', 2],
    ])
  })

  it('puts spellings of one parent together, under the name that the tag itself has', () => {
    const tree = growTagTree([tag('politics/asia'), tag('Politics')], new Map(), new Map(), 'en')
    expect(tree).toHaveLength(1)
    expect(tree[0]).toMatchObject({ id: 'Politics', name: 'Politics' })
    expect(tree[0]?.children).toHaveLength(1)
  })

  it('sorts as people do: without regard to case, numbers by value', () => {
    const tree = growTagTree([tag('b10'), tag('B9'), tag('ä'), tag('z')], new Map(), new Map(), 'de')
    expect(tree.map(({ name }) => name)).toEqual(['ä', 'B9', 'b10', 'z'])
  })
})
