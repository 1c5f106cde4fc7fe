/** What is selected in a text: UTF-16 units, the same twice for a caret. */
export interface TextSelection {
  readonly start: number
  readonly end: number
}

/** A replacement in a text, and what is selected afterwards. */
export interface TextEdit {
  readonly from: number
  readonly to: number
  readonly insert: string
  readonly selected: TextSelection
}

/** A list item's indentation, marker, the space behind it, and its task box. */
const ITEM = /^([ \t]*)([-*+]|\d{1,9}[.)])( +)(\[[ xX]\] )?/

const QUOTE = /^[ \t]*(?:> ?)+/

const FENCE = /^ {0,3}(?:```|~~~)/gm

const ADDRESS = /^(?:https?:\/\/|mailto:)\S+$/i

const lineStart = (text: string, offset: number) => text.lastIndexOf('\n', offset - 1) + 1

function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset)
  return end === -1 ? text.length : end
}

/** Makes what is selected strong (`**`) or emphasized (`*`), or plain again; without a selection the word at the caret. */
export function toggleMark(text: string, selection: TextSelection, mark: '**' | '*'): TextEdit {
  const chosen = withoutEdges(text, selection.start === selection.end ? wordAt(text, selection) : selection)
  const { start, end } = chosen
  const { length } = mark
  const shift = (by: number): TextSelection =>
    selection.start === selection.end
      ? { start: selection.start + by, end: selection.start + by }
      : { start: start + by, end: end + by }
  if (starsBefore(text, start, mark) && starsAfter(text, end, mark))
    return {
      from: start - length,
      to: end + length,
      insert: text.slice(start, end),
      selected: shift(-length),
    }
  return { from: start, to: end, insert: `${mark}${text.slice(start, end)}${mark}`, selected: shift(length) }
}

/** Whether a mark stands there: three stars are both, one is not two. */
function hasMark(stars: number, mark: '**' | '*'): boolean {
  return mark === '**' ? stars >= 2 : stars === 1 || stars >= 3
}

const starsBefore = (text: string, offset: number, mark: '**' | '*') =>
  hasMark(/\**$/.exec(text.slice(0, offset))?.[0].length ?? 0, mark)

const starsAfter = (text: string, offset: number, mark: '**' | '*') =>
  hasMark(/^\**/.exec(text.slice(offset))?.[0].length ?? 0, mark)

function wordAt(text: string, { start }: TextSelection): TextSelection {
  const before = /[\p{L}\p{N}\p{M}]*$/u.exec(text.slice(0, start))?.[0].length ?? 0
  const after = /^[\p{L}\p{N}\p{M}]*/u.exec(text.slice(start))?.[0].length ?? 0
  return before > 0 && after > 0 ? { start: start - before, end: start + after } : { start, end: start }
}

/** Markdown marks nothing that begins or ends with a space. */
function withoutEdges(text: string, { start, end }: TextSelection): TextSelection {
  const chosen = text.slice(start, end)
  if (chosen.trim() === '') return { start, end }
  return {
    start: start + chosen.length - chosen.trimStart().length,
    end: end - (chosen.length - chosen.trimEnd().length),
  }
}

/** Makes what is selected a link, with the caret where its other half is to be written. */
export function makeLink(text: string, { start, end }: TextSelection): TextEdit {
  const chosen = text.slice(start, end)
  if (ADDRESS.test(chosen))
    return { from: start, to: end, insert: `[](${chosen})`, selected: { start: start + 1, end: start + 1 } }
  const caret = chosen === '' ? start + 1 : start + chosen.length + 3
  return { from: start, to: end, insert: `[${chosen}]()`, selected: { start: caret, end: caret } }
}

/** What Enter does in a list or a quotation: goes on with it, or ends it on an empty item. Null where it is a line break. */
export function continueBlock(text: string, { start, end }: TextSelection): TextEdit | null {
  const from = lineStart(text, start)
  const line = text.slice(from, lineEnd(text, start))
  if (start !== end || isInFence(text, from)) return null
  const item = ITEM.exec(line)
  const prefix = item?.[0] ?? QUOTE.exec(line)?.[0]
  if (prefix === undefined || start - from < prefix.length) return null
  if (line.slice(prefix.length).trim() === '') {
    const outdented = item && outdent(line)
    const insert = outdented && outdented !== line ? outdented : ''
    const caret = from + insert.length
    return { from, to: from + line.length, insert, selected: { start: caret, end: caret } }
  }
  const insert = `\n${item ? nextPrefix(item) : prefix}`
  return {
    from: start,
    to: start,
    insert,
    selected: { start: start + insert.length, end: start + insert.length },
  }
}

function nextPrefix([, indent = '', marker = '', space = '', task]: RegExpExecArray): string {
  const number = Number.parseInt(marker, 10)
  const next = Number.isNaN(number) ? marker : `${number + 1}${marker.slice(-1)}`
  return `${indent}${next}${space}${task === undefined ? '' : '[ ] '}`
}

/** Moves the list items that are selected a level in or out. Null outside of a list, and where there is nothing to move out. */
export function indentItems(
  text: string,
  { start, end }: TextSelection,
  direction: 'in' | 'out',
): TextEdit | null {
  const from = lineStart(text, start)
  const to = lineEnd(text, Math.max(start, end > start && text[end - 1] === '\n' ? end - 1 : end))
  const lines = text.slice(from, to).split('\n')
  if (!ITEM.test(lines[0] ?? '') || isInFence(text, from)) return null
  const moved = lines.map((line) => (direction === 'in' ? indent(line) : outdent(line)))
  const insert = moved.join('\n')
  if (insert === text.slice(from, to)) return null
  const first = (moved[0]?.length ?? 0) - (lines[0]?.length ?? 0)
  const newStart = Math.max(from, start + first)
  const newEnd = Math.max(newStart, end + insert.length - (to - from))
  return { from, to, insert, selected: { start: newStart, end: newEnd } }
}

/** An item stands below another when it is indented as far as that one's text. */
function indent(line: string): string {
  const item = ITEM.exec(line)
  return item ? `${' '.repeat(levelOf(item))}${line}` : line
}

function outdent(line: string): string {
  const item = ITEM.exec(line)
  if (!item) return line
  if (line.startsWith('\t')) return line.slice(1)
  return line.slice(Math.min(levelOf(item), /^ */.exec(line)?.[0].length ?? 0))
}

const levelOf = ([, , marker = '', space = '']: RegExpExecArray) => marker.length + space.length

function isInFence(text: string, offset: number): boolean {
  return (text.slice(0, offset).match(FENCE)?.length ?? 0) % 2 === 1
}
