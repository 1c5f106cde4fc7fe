import { HIGHLIGHT_COLORS } from '../../shared/annotation/highlight.ts'
import './highlight-paint.css'
import { type Mark, type Paint, planPaint } from './paint-plan.ts'
import type { Passages } from './reading-page.ts'

/** Lines are painted over grounds; what is found, flashed or active over both. */
const PRIORITY: Record<Paint, number> = { ground: 1, line: 2 }
const ACTIVE_PRIORITY = 3
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
  CSS.highlights.delete('op-active')
  CSS.highlights.delete('op-flash')
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
