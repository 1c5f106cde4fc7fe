import type { HighlightStyle } from '../../shared/annotation/highlight.ts'
import { HIGHLIGHT_COLORS, type HighlightColor } from '../../shared/annotation/highlight-colors.ts'
import './highlight-paint.css'
import { type Mark, type Paint, planPaint } from './paint-plan.ts'
import type { Passages } from './reading-page.ts'

/** Lines are painted over grounds; what is found, flashed or active over both. */
const PRIORITY: Record<Paint, number> = { ground: 1, line: 2 }
const ACTIVE_PRIORITY = 3
/** A highlight whose ends are being moved lies on top of all others. */
const MOVED_PRIORITY = 4
const FLASH_PRIORITY = 50

/** Long enough to be seen after a jump, short enough not to be in the way. In milliseconds. */
const FLASH_FOR = 1200

const PAINTS: readonly Paint[] = ['ground', 'line']

/** Paints all highlights of an article, in place of those painted before. Nothing in the document changes. */
export function paintMarks(passages: Passages, marks: readonly Mark[]): void {
  const painted = new Map<string, Highlight>()
  for (const paint of PAINTS)
    for (const color of HIGHLIGHT_COLORS) {
      const highlight = new Highlight()
      highlight.priority = PRIORITY[paint]
      painted.set(`op-${paint}-${color}`, highlight)
    }
  for (const { paint, color, start, end } of planPaint(marks)) {
    const ends = passages.boundariesOf(start, end)
    if (ends) painted.get(`op-${paint}-${color}`)?.add(new StaticRange(ends))
  }
  for (const [name, highlight] of painted) CSS.highlights.set(name, highlight)
}

/** Takes all highlights off the page. */
export function unpaintMarks(): void {
  for (const paint of PAINTS)
    for (const color of HIGHLIGHT_COLORS) CSS.highlights.delete(`op-${paint}-${color}`)
  for (const name of ['op-active', 'op-flash', 'op-ends', ...MOVED_NAMES]) CSS.highlights.delete(name)
}

/** Shows which highlight is the active one; null for none. */
export function paintActive(passages: Passages, mark: { start: number; end: number } | null): void {
  const ends = mark && passages.boundariesOf(mark.start, mark.end)
  if (!ends) {
    CSS.highlights.delete('op-active')
    return
  }
  const highlight = new Highlight(new StaticRange(ends))
  highlight.priority = ACTIVE_PRIORITY
  CSS.highlights.set('op-active', highlight)
}

const movedName = (style: HighlightStyle, color: HighlightColor) =>
  `op-moved-${style === 'underline' ? 'line' : 'ground'}-${color}`

const MOVED_NAMES = HIGHLIGHT_COLORS.flatMap((color) => [
  movedName('highlight', color),
  movedName('underline', color),
])

/** Paints a highlight at the ends that it is being given; null for none. Costs two ranges, however many highlights there are. */
export function paintMoved(
  passages: Passages,
  mark: Pick<Mark, 'start' | 'end' | 'color' | 'style'> | null,
): void {
  for (const name of ['op-ends', ...MOVED_NAMES]) CSS.highlights.delete(name)
  const ends = mark && passages.boundariesOf(mark.start, mark.end)
  if (!ends) return
  const ground = new Highlight(new StaticRange(ends))
  ground.priority = MOVED_PRIORITY
  CSS.highlights.set(movedName(mark.style, mark.color), ground)
  const line = new Highlight(new StaticRange(ends))
  line.priority = MOVED_PRIORITY
  if (mark.style === 'highlight') CSS.highlights.set('op-ends', line)
}

let flash: ReturnType<typeof setTimeout> | undefined

/** Lets a passage stand out for a moment, so that the eye finds it after a jump. */
export function flashPassage(passages: Passages, start: number, end: number): void {
  const ends = passages.boundariesOf(start, end)
  if (!ends) return
  const highlight = new Highlight(new StaticRange(ends))
  highlight.priority = FLASH_PRIORITY
  CSS.highlights.set('op-flash', highlight)
  clearTimeout(flash)
  flash = setTimeout(() => CSS.highlights.delete('op-flash'), FLASH_FOR)
}
