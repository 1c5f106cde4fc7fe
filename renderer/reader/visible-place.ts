import type { DrawnArticle } from './drawn-article.ts'
import { BAR_HEIGHT } from './passages.ts'

/** What a place is kept to. */
const BLOCKS = 'p,li,h1,h2,h3,h4,h5,h6,pre,blockquote,figure,tr,dt,dd'

/** A block counts as seen from here on: a sliver of its last line does not. CSS pixels. */
const SLIVER = 12

export interface VisiblePlace {
  /** Where the first visible block begins. */
  readonly offset: number
  /** Share of the text above the lower edge of the view, 0 to 1. */
  readonly share: number
}

/** What of an article is seen now. Looks at the blocks of the sections at the view's edges alone. */
export function visiblePlace(article: DrawnArticle): VisiblePlace {
  const { scroller, map } = article
  const view = scroller.getBoundingClientRect()
  const top = view.top + BAR_HEIGHT + SLIVER
  const first = blockAt(article, top)
  const last = blockAt(article, view.bottom)
  return {
    offset: first ? map.offsetOf(first) : 0,
    share: isAtEnd(scroller)
      ? 1
      : last && map.length > 0
        ? reached(article, last, view.bottom) / map.length
        : 0,
  }
}

/** Fractions of a pixel stay when a page is scrolled as far as it goes. */
const ROUNDING = 2

function isAtEnd({ scrollTop, clientHeight, scrollHeight }: Element): boolean {
  return scrollTop + clientHeight >= scrollHeight - ROUNDING
}

/** How far into a block's text the lower edge of the view comes, taking its lines as equally long. */
function reached(article: DrawnArticle, block: HTMLElement, bottom: number): number {
  const box = block.getBoundingClientRect()
  const start = article.map.offsetOf(block)
  const share = box.height > 0 ? Math.min(1, Math.max(0, (bottom - box.top) / box.height)) : 1
  return start + (block.textContent?.length ?? 0) * share
}

/** The first block that ends below `y`; the last of all when none does. */
function blockAt({ sections }: DrawnArticle, y: number): HTMLElement | null {
  let low = 0
  let high = sections.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sections[middle]?.getBoundingClientRect().bottom ?? 0) > y) high = middle
    else low = middle + 1
  }
  const section = sections[low]
  if (!section) return null
  let last: HTMLElement = section
  for (const block of section.querySelectorAll<HTMLElement>(BLOCKS)) {
    if (block.querySelector(BLOCKS)) continue
    last = block
    if (block.getBoundingClientRect().bottom > y) return block
  }
  return last
}
