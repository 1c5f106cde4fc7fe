import { expect, test } from 'vitest'
import { alignBlocks } from '../../../renderer/capture/align-blocks.ts'
import type { Block } from '../../../renderer/capture/read-blocks.ts'

const blocks = (...keys: string[]): Block[] =>
  keys.map((key) => ({
    key,
    words: key.split(' ').length,
    element: {} as Element,
    isLinks: false,
    isLoose: false,
  }))

test('blocks of the article are found where the page has them once, in the same order', () => {
  const page = blocks('all our pages', 'the first words here', 'a teaser for more', 'the last words here')
  const article = blocks('the first words here', 'the last words here')
  expect([...alignBlocks(page, article)]).toEqual([
    [1, 0],
    [3, 1],
  ])
})

test('what stands twice, is short or stands elsewhere in the order is no anchor', () => {
  const page = blocks(
    'again and again',
    'one two three',
    'again and again',
    'four five six',
    'photo',
    'seven eight nine',
  )
  const article = blocks('four five six', 'again and again', 'one two three', 'photo', 'seven eight nine')
  const found = [...alignBlocks(page, article).entries()]
  expect(found).toContainEqual([5, 4])
  expect(found).toHaveLength(2)
  expect(found.map(([, there]) => there)).toEqual([...found.map(([, there]) => there)].sort((a, b) => a - b))
})
