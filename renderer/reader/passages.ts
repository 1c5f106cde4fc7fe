import { collectElements, type MarkableElement } from '../article-text/elements.ts'
import { headingPathAt } from '../article-text/headings.ts'
import type { Boundaries, Offsets } from '../article-text/text-map.ts'
import type { DrawnArticle } from './drawn-article.ts'

/** The drawn article as others see it: places in the text, where they stand on the screen, and how to get there. */
export interface ArticlePassages {
  readonly root: HTMLElement
  readonly scroller: HTMLElement
  boundariesOf(start: number, end: number): Boundaries | null
  rangeOf(start: number, end: number): Range | null
  offsetsOf(range: AbstractRange): Offsets | null
  headingPathAt(offset: number): readonly string[]
  /** What can be marked as a whole, in document order: looked for once, when it is first asked for. */
  elements(): readonly MarkableElement[]
  /** @param element what stands there, where that is not text */
  topOf(offset: number, element?: Element): number
  /** @param element what stands there, where that is not text */
  reveal(start: number, end: number, element?: Element): void
  /** Puts a place at the upper edge of the view. */
  revealAtTop(offset: number): void
  onLayout(listener: () => void): () => void
  /** Stops watching. */
  close(): void
}

/** Above and below lie the bars; passages are brought past them. CSS pixels. */
export const BAR_HEIGHT = 56

/** A revealed passage stands this far down the view: enough above it to read where it comes from. */
const READING_LINE = 0.3

/** Between the bar and what is brought under it. CSS pixels. */
const AIR = 16

/** Sections are laid out while they are scrolled to, which moves what is below; after so many frames it has come to rest. */
const MAX_FRAMES = 20
const RESTING_FRAMES = 3

export function createPassages(article: DrawnArticle): ArticlePassages {
  const { root, scroller, map, sections, sectionStarts, headings } = article
  const listeners = new Set<() => void>()
  let markable: readonly MarkableElement[] | undefined
  let frame = 0
  let stopReveal: (() => void) | undefined

  const notify = () => {
    if (frame !== 0) return
    frame = requestAnimationFrame(() => {
      frame = 0
      for (const listener of listeners) listener()
    })
  }
  root.addEventListener('contentvisibilityautostatechange', notify, true)
  const resize = new ResizeObserver(notify)
  resize.observe(root)
  // What stands above the text moves it when it grows.
  if (root.parentElement) resize.observe(root.parentElement)
  resize.observe(scroller)

  function sectionAt(offset: number): number {
    let low = 0
    let high = sectionStarts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((sectionStarts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return low
  }

  function rectOf(start: number, end: number): DOMRect | null {
    const range = map.rangeOf(start, Math.max(start + 1, end))
    if (!range) return null
    for (const rect of range.getClientRects()) if (rect.height > 0) return rect
    return range.getBoundingClientRect()
  }

  /** Scrolls so that `wanted` (a distance that should be 0) becomes 0, and stays with it until the page rests or the reader moves. */
  function hold(wanted: () => number | null): void {
    stopReveal?.()
    let frames = 0
    let resting = 0
    let handle = 0
    const stop = () => {
      cancelAnimationFrame(handle)
      for (const name of ['wheel', 'touchstart', 'keydown', 'pointerdown'])
        scroller.removeEventListener(name, stop)
    }
    const step = () => {
      const delta = wanted()
      if (delta === null) return stop()
      resting = Math.abs(delta) < 1 ? resting + 1 : 0
      if (Math.abs(delta) >= 1) scroller.scrollTop += delta
      if (++frames > MAX_FRAMES || resting >= RESTING_FRAMES) return stop()
      handle = requestAnimationFrame(step)
    }
    for (const name of ['wheel', 'touchstart', 'keydown', 'pointerdown'])
      scroller.addEventListener(name, stop, { passive: true })
    stopReveal = stop
    step()
  }

  return {
    root,
    scroller,
    boundariesOf: map.boundariesOf,
    rangeOf: map.rangeOf,
    offsetsOf: map.offsetsOf,
    headingPathAt: (offset) => headingPathAt(headings, offset),
    elements() {
      markable ??= collectElements(root, map)
      return markable
    },
    topOf(offset, element) {
      const index = sectionAt(offset)
      const section = element?.closest<HTMLElement>('[data-section]') ?? sections[index]
      const origin = root.getBoundingClientRect().top
      if (section && isLaidOut(section)) {
        const rect = element?.getBoundingClientRect() ?? rectOf(offset, offset + 1)
        if (rect) return rect.top - origin
      }
      const box = section?.getBoundingClientRect()
      if (!box) return 0
      const start = sectionStarts[index] ?? 0
      const end = sectionStarts[index + 1] ?? map.length
      const share = end > start ? (offset - start) / (end - start) : 0
      return box.top - origin + box.height * share
    },
    reveal(start, end, element) {
      const view = scroller.getBoundingClientRect()
      const look = () => element?.getBoundingClientRect() ?? rectOf(start, end)
      const first = look()
      const top = view.top + BAR_HEIGHT
      const bottom = view.bottom - BAR_HEIGHT
      if (first && first.top >= top && first.bottom <= bottom) return
      hold(() => {
        const rect = look()
        return rect && limited(scroller, rect.top - (view.top + lineFor(rect, view.height)))
      })
    },
    revealAtTop(offset) {
      const view = scroller.getBoundingClientRect()
      hold(() => {
        const rect = rectOf(offset, offset + 1)
        return rect && limited(scroller, rect.top - (view.top + BAR_HEIGHT + AIR))
      })
    },
    onLayout(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close() {
      stopReveal?.()
      cancelAnimationFrame(frame)
      resize.disconnect()
      root.removeEventListener('contentvisibilityautostatechange', notify, true)
      listeners.clear()
    },
  }
}

/** How far down the view a passage is to begin: at the reading line, or higher where it would not be seen whole. CSS pixels. */
function lineFor({ height }: DOMRect, viewHeight: number): number {
  const highest = BAR_HEIGHT + AIR
  return Math.max(highest, Math.min(viewHeight * READING_LINE, viewHeight - BAR_HEIGHT - height))
}

/** Whether the browser has laid out what is in a section, or keeps an estimate of its height until it comes near. */
function isLaidOut(section: HTMLElement): boolean {
  const inside = section.firstElementChild
  return inside === null || inside.checkVisibility({ contentVisibilityAuto: true })
}

/** As far as the page can scroll at all. */
function limited(scroller: Element, delta: number): number {
  const most = scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop
  return Math.min(Math.max(delta, -scroller.scrollTop), most)
}
