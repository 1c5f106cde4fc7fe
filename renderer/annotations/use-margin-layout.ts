import {
  type RefCallback,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { type CardBox, layOutCards, type Stretch } from './card-layout.ts'
import type { Placed } from './placed.ts'
import type { Passages } from './reading-page.ts'
import { FOOT, TOP_BAR } from './use-floating.ts'
import { usePlaces } from './use-settled.ts'

/** What a card without its tools is taken for until it was drawn: a line and its padding, and a line more for so many characters. */
const LEAST_HEIGHT = 28
const LINE_HEIGHT = 20
const LINE_CHARACTERS = 40
/** Longer notes are folded. */
const MOST_LINES = 14

/** Cards this far outside the view are drawn too, and which ones is looked at again each time so much was scrolled. CSS pixels. */
const AHEAD = 900
const STEP = 300

export interface MarginLayout {
  readonly tops: ReadonlyMap<string, number>
  /** Where the last card ends. */
  readonly end: number
  /** Where each passage begins, in the margin's own pixels. */
  readonly passageTops: ReadonlyMap<string, number>
  /** The stretch of the margin whose cards are drawn. */
  readonly from: number
  readonly to: number
  /** Gives a drawn card to be measured; the same for each drawing of a card, which is then measured when it changes and no oftener. */
  readonly refOf: (id: string) => RefCallback<HTMLElement>
}

/** Where the cards stand beside their passages, kept up while the text is laid out anew, scrolled and written on. */
export function useMarginLayout(
  column: RefObject<HTMLElement | null>,
  placed: readonly Placed[],
  passages: Passages | null,
  activeId: string,
  floor: number,
): MarginLayout {
  const heights = useRef(new Map<string, number>())
  const elements = useRef(new Map<Element, string>())
  const [passageTops, setPassageTops] = useState<ReadonlyMap<string, number>>(new Map())
  const [heightChange, setHeightChange] = useState(0)
  const [scrolled, setScrolled] = useState(0)
  const viewHeight = passages?.scroller.clientHeight ?? 0

  const places = usePlaces(placed)
  const locate = useCallback(() => {
    const element = column.current
    if (!element || !passages) return
    const shift = passages.root.getBoundingClientRect().top - element.getBoundingClientRect().top
    const next = new Map(
      places.map(({ id, start, drawn }) => [id, Math.round(passages.topOf(start, drawn) + shift)]),
    )
    setPassageTops((last) => (sameTops(last, next) ? last : next))
  }, [column, places, passages])

  useLayoutEffect(locate, [locate])
  useEffect(() => passages?.onLayout(locate), [passages, locate])

  useEffect(() => {
    if (!passages) return
    const { scroller } = passages
    const onScroll = () => setScrolled(Math.floor(scroller.scrollTop / STEP) * STEP)
    onScroll()
    scroller.addEventListener('scroll', onScroll, { passive: true })
    return () => scroller.removeEventListener('scroll', onScroll)
  }, [passages])

  const view = useViewOf(column, passages, activeId, heights.current.get(activeId))

  const [observer] = useState(
    () =>
      new ResizeObserver((entries) => {
        let changed = false
        for (const { target } of entries) {
          const id = elements.current.get(target)
          const height = Math.ceil((target as HTMLElement).offsetHeight)
          if (id === undefined || height === 0 || heights.current.get(id) === height) continue
          heights.current.set(id, height)
          changed = true
        }
        if (changed) setHeightChange((count) => count + 1)
      }),
  )
  useEffect(() => () => observer.disconnect(), [observer])

  const refs = useRef(new Map<string, RefCallback<HTMLElement>>())
  const measure = useCallback(
    (id: string, element: HTMLElement | null) => {
      if (!element) return
      elements.current.set(element, id)
      const height = Math.ceil(element.offsetHeight)
      if (height > 0 && heights.current.get(id) !== height) {
        heights.current.set(id, height)
        setHeightChange((count) => count + 1)
      }
      observer.observe(element)
      return () => {
        observer.unobserve(element)
        elements.current.delete(element)
      }
    },
    [observer],
  )

  const refOf = useCallback(
    (id: string) => {
      const ref = refs.current.get(id) ?? ((element: HTMLElement | null) => measure(id, element))
      refs.current.set(id, ref)
      return ref
    },
    [measure],
  )

  const { tops, end } = useMemo(() => {
    // Heights live outside of React's state; this says that one changed.
    void heightChange
    const boxes: CardBox[] = placed.map((shown) => ({
      id: shown.highlight.id,
      passageTop: passageTops.get(shown.highlight.id) ?? 0,
      height: heights.current.get(shown.highlight.id) ?? guessHeight(shown),
    }))
    const tops = layOutCards(boxes, activeId, floor, view)
    return {
      tops,
      end: Math.max(0, ...boxes.slice(-1).map(({ id, height }) => (tops.get(id) ?? 0) + height)),
    }
  }, [placed, passageTops, activeId, floor, view, heightChange])

  return { tops, end, passageTops, from: scrolled - AHEAD, to: scrolled + viewHeight + STEP + AHEAD, refOf }
}

/** What a person does to scroll by themselves, or to go on. */
const OWN_WAYS = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const

/**
 * What was seen of the margin when a card came to be at hand, when its height changed, and while the page goes to its passage. A card
 * that was moved into view once then goes along with the text: it does not slide while a person scrolls.
 * @param height of the card at hand; undefined until it was drawn
 */
function useViewOf(
  column: RefObject<HTMLElement | null>,
  passages: Passages | null,
  activeId: string,
  height: number | undefined,
): Stretch | null {
  const [view, setView] = useState<Stretch | null>(null)

  // The height is no part of what is seen, but asks for another look.
  // biome-ignore lint/correctness/useExhaustiveDependencies: as just said
  useLayoutEffect(() => {
    const element = column.current
    if (!element || !passages || activeId === '') return setView(null)
    const { scroller } = passages
    const look = () => {
      const box = scroller.getBoundingClientRect()
      const head = element.getBoundingClientRect().top
      const from = Math.round(box.top + TOP_BAR - head)
      const to = Math.round(box.bottom - FOOT - head)
      setView((last) => (last?.from === from && last.to === to ? last : { from, to }))
    }
    const stop = () => {
      scroller.removeEventListener('scroll', look)
      for (const way of OWN_WAYS) window.removeEventListener(way, stop, true)
    }
    look()
    scroller.addEventListener('scroll', look, { passive: true })
    for (const way of OWN_WAYS) window.addEventListener(way, stop, { capture: true, passive: true })
    return stop
  }, [column, passages, activeId, height])

  return view
}

function guessHeight({ notes, tags }: Placed): number {
  const linesOf = (body: string) => Math.min(MOST_LINES, Math.floor(body.length / LINE_CHARACTERS))
  const lines = notes.reduce((sum, { body }) => sum + linesOf(body), tags.length > 0 ? 1 : 0)
  return LEAST_HEIGHT + LINE_HEIGHT * lines
}

function sameTops(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): boolean {
  if (one.size !== other.size) return false
  for (const [id, top] of other) if (one.get(id) !== top) return false
  return true
}
