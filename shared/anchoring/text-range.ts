/** A stretch of a text: UTF-16 units, `end` exclusive. */
export interface TextRange {
  readonly start: number
  readonly end: number
}

/** Whether `offset` falls between the two halves of a surrogate pair. */
export function cutsSurrogatePair(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) return false
  const before = text.charCodeAt(offset - 1)
  const after = text.charCodeAt(offset)
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff
}

/** The smallest range around `range` that lies within the text and holds whole characters only. */
export function wholeCharacters(text: string, range: TextRange): TextRange {
  const start = Math.min(Math.max(range.start, 0), text.length)
  const end = Math.min(Math.max(range.end, start), text.length)
  return {
    start: cutsSurrogatePair(text, start) ? start - 1 : start,
    end: cutsSurrogatePair(text, end) ? end + 1 : end,
  }
}
