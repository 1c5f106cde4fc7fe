import { useEffect } from 'react'
import type { MarkableElement } from '../article-text/elements.ts'
import { useDesk } from './desk.ts'
import { highlightsAt, type Placed } from './placed.ts'
import type { Passages } from './reading-page.ts'

/** A finger that rests so long on an image means it. In milliseconds, as systems have it. */
const LONG_PRESS = 500
/** A finger that moves further than this scrolls. CSS pixels. */
const STILL = 10

/**
 * What a click, a tap or a long press on the text does: it brings the highlight there to hand, asks which one where several are, and
 * on an image that is not marked offers to mark it.
 */
export function usePointing(
  choose: (element: MarkableElement | null) => void,
  onSeveral: (choices: readonly Placed[]) => void,
): void {
  const { page, placed, activate } = useDesk()
  const { passages, text } = page

  useEffect(() => {
    if (!passages) return
    const onClick = (event: MouseEvent) => {
      if (event.defaultPrevented || !(event.target instanceof Element)) return
      if (getSelection()?.isCollapsed === false) return
      const block = event.target
      const start = block === passages.root ? 0 : startOf(passages, block)
      const end = block === passages.root ? text.length : start + (block.textContent?.length ?? 0)
      const point = { x: event.clientX, y: event.clientY }
      const hit = highlightsAt(placed, { start, end }, point, block, passages.rangeOf)
      onSeveral(hit.length > 1 ? hit : [])
      if (hit.length <= 1) activate(hit[0]?.highlight.id ?? '')
      const image = hit.length === 0 ? imageAt(passages, block) : null
      if (image) choose(image)
    }
    passages.root.addEventListener('click', onClick)
    return () => passages.root.removeEventListener('click', onClick)
  }, [passages, placed, text, activate, choose, onSeveral])

  // An image that is a link is followed by a tap: a long press chooses it.
  useEffect(() => {
    if (!passages) return
    let stop: (() => void) | undefined
    const onDown = (event: PointerEvent) => {
      stop?.()
      const image =
        event.pointerType === 'touch' && event.target instanceof Element && imageAt(passages, event.target)
      if (!image) return
      const timer = setTimeout(() => {
        stop?.()
        choose(image)
        swallowClick(passages.root)
      }, LONG_PRESS)
      const onMove = (move: PointerEvent) => {
        if (Math.hypot(move.clientX - event.clientX, move.clientY - event.clientY) > STILL) stop?.()
      }
      stop = () => {
        clearTimeout(timer)
        passages.root.removeEventListener('pointermove', onMove)
        stop = undefined
      }
      passages.root.addEventListener('pointermove', onMove)
    }
    const onEnd = () => stop?.()
    passages.root.addEventListener('pointerdown', onDown)
    document.addEventListener('pointerup', onEnd)
    document.addEventListener('pointercancel', onEnd)
    return () => {
      stop?.()
      passages.root.removeEventListener('pointerdown', onDown)
      document.removeEventListener('pointerup', onEnd)
      document.removeEventListener('pointercancel', onEnd)
    }
  }, [passages, choose])
}

/** The click that may follow when the finger is lifted would follow the link. */
function swallowClick(root: HTMLElement): void {
  const onClick = (event: Event) => {
    event.preventDefault()
    event.stopPropagation()
  }
  root.addEventListener('click', onClick, { capture: true, once: true })
  document.addEventListener('pointerdown', () => root.removeEventListener('click', onClick, true), {
    capture: true,
    once: true,
  })
}

function imageAt(passages: Passages, target: Element): MarkableElement | null {
  if (target.nodeName !== 'IMG') return null
  return passages.elements().find(({ element }) => element === target) ?? null
}

function startOf(passages: Passages, block: Element): number {
  const range = document.createRange()
  range.selectNodeContents(block)
  return passages.offsetsOf(range)?.start ?? 0
}
