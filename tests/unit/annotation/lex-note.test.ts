import { expect, test } from 'vitest'
import { lexNote } from '../../../shared/annotation/lex-note.ts'
import { linksIn } from '../../../shared/annotation/read-note.ts'
import { nestingOf } from '../../../shared/import/loose-json.ts'

test('a note that is nested beyond reason is plain text, at once', () => {
  const address = '[it](offprint://article/1)'
  for (const body of [
    `${'>'.repeat(5000)} ${address}`,
    `${'- '.repeat(400)}${address}`,
    Array.from({ length: 400 }, (_, depth) => `${'  '.repeat(depth)}- ${address}`).join('\n'),
  ]) {
    expect(lexNote(body).map(({ type, raw }) => [type, raw])).toEqual([['text', body]])
    expect(linksIn(body)).toEqual([])
  }
})

test('lists, quotes and rules as people write them stay Markdown', () => {
  expect(lexNote('> a quote').map(({ type }) => type)).toEqual(['blockquote'])
  expect(lexNote('- a\n  - b\n    - c').map(({ type }) => type)).toEqual(['list'])
  expect(lexNote('-'.repeat(80)).map(({ type }) => type)).toEqual(['hr'])
})

test('the nesting of JSON is counted in one pass, whatever its strings hold', () => {
  expect(nestingOf('[{"a":"]]}}[[{{"},[[1]]]', 10)).toBe(3)
  expect(nestingOf(`["${'\\"'.repeat(200_000)}`, 10)).toBe(1)
  expect(nestingOf('['.repeat(1000), 10)).toBe(11)
})
