import { describe, expect, it } from 'vitest'
import {
  continueBlock,
  indentItems,
  makeLink,
  type TextEdit,
  toggleMark,
} from '../../../shared/annotation/markdown-edit.ts'

/** A text with what is selected between bars: `a |b| c`; one bar is a caret. */
function read(marked: string) {
  const start = marked.indexOf('|')
  const end = marked.lastIndexOf('|')
  const text = marked.replaceAll('|', '')
  return { text, selection: { start, end: end === start ? start : end - 1 } }
}

function write(text: string, edit: TextEdit | null): string | null {
  if (!edit) return null
  const next = text.slice(0, edit.from) + edit.insert + text.slice(edit.to)
  const { start, end } = edit.selected
  return start === end
    ? `${next.slice(0, start)}|${next.slice(start)}`
    : `${next.slice(0, start)}|${next.slice(start, end)}|${next.slice(end)}`
}

const after = (
  marked: string,
  edit: (text: string, selection: { start: number; end: number }) => TextEdit | null,
) => {
  const { text, selection } = read(marked)
  return write(text, edit(text, selection))
}
const bold = (marked: string) => after(marked, (text, selection) => toggleMark(text, selection, '**'))
const italic = (marked: string) => after(marked, (text, selection) => toggleMark(text, selection, '*'))
const enter = (marked: string) => after(marked, continueBlock)
const tab = (marked: string) => after(marked, (text, selection) => indentItems(text, selection, 'in'))
const shiftTab = (marked: string) => after(marked, (text, selection) => indentItems(text, selection, 'out'))

describe('toggleMark', () => {
  it.each([
    ['a |word| b', 'a **|word|** b'],
    ['a **|word|** b', 'a |word| b'],
    ['a wo|rd b', 'a **wo|rd** b'],
    ['a **wo|rd** b', 'a wo|rd b'],
    ['a | b', 'a **|** b'],
    ['a **|** b', 'a | b'],
    ['a |word |b', 'a **|word|** b'],
    ['a *|word|* b', 'a ***|word|*** b'],
  ])('makes %s strong: %s', (from, to) => expect(bold(from)).toBe(to))

  it.each([
    ['a |word| b', 'a *|word|* b'],
    ['a *|word|* b', 'a |word| b'],
    ['a **|word|** b', 'a ***|word|*** b'],
    ['a ***|word|*** b', 'a **|word|** b'],
  ])('emphasizes %s: %s', (from, to) => expect(italic(from)).toBe(to))
})

describe('makeLink', () => {
  it.each([
    ['a |word| b', 'a [word](|) b'],
    ['a | b', 'a [|]() b'],
    ['a |https://example.org/x| b', 'a [|](https://example.org/x) b'],
  ])('makes %s a link: %s', (from, to) => expect(after(from, makeLink)).toBe(to))
})

describe('continueBlock', () => {
  it.each([
    ['- one|', '- one\n- |'],
    ['- one| two', '- one\n- | two'],
    ['9. one|', '9. one\n10. |'],
    ['  1) one|', '  1) one\n  2) |'],
    ['- [x] done|', '- [x] done\n- [ ] |'],
    ['> said|', '> said\n> |'],
    ['- one\n- |', '- one\n|'],
    ['- one\n  - |', '- one\n- |'],
    ['> said\n> |', '> said\n|'],
  ])('goes on with %j: %j', (from, to) => expect(enter(from)).toBe(to))

  it.each(['no list|', '|- one', '-|one', '- |some| of it', '```\n- one|', '---|'])(
    'leaves %j alone',
    (from) => expect(enter(from)).toBeNull(),
  )
})

describe('indentItems', () => {
  it.each([
    ['- one\n- two|', '- one\n  - two|'],
    ['1. one\n2. |two', '1. one\n   2. |two'],
    ['- |one\n- two|', '  - |one\n  - two|'],
  ])('moves %j in: %j', (from, to) => expect(tab(from)).toBe(to))

  it.each([
    ['- one\n  - two|', '- one\n- two|'],
    ['- one\n |   - two', '- one\n|  - two'],
    ['\t- two|', '- two|'],
  ])('moves %j out: %j', (from, to) => expect(shiftTab(from)).toBe(to))

  it('leaves the keys to the field where there is no list, or nothing to move out', () => {
    expect(tab('no list|')).toBeNull()
    expect(shiftTab('- one|')).toBeNull()
    expect(tab('```\n- one|\n```')).toBeNull()
  })
})
