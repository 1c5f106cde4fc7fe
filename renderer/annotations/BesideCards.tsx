import { type CSSProperties, type RefObject, useEffect } from 'react'
import { messages } from '../ui/messages.ts'
import { useDesk } from './desk.ts'
import styles from './Margin.module.css'
import { MarginCard } from './MarginCard.tsx'
import { useMarginLayout } from './use-margin-layout.ts'

/** A card pushed away by less than this still stands in line with its passage. CSS pixels. */
const IN_LINE = 6

/** Hairlines side by side, so that two that run past each other stay two. */
const LANES = 4

interface BesideCardsProps {
  column: RefObject<HTMLElement | null>
  /** Where the first card may begin. */
  floor: number
  tabStop: string
  /** Tells where the last card ends. CSS pixels from the head of the margin. */
  onEnd: (end: number) => void
}

/**
 * The cards that are near what is seen, each beside its passage. The others are counted but not drawn; the keyboard reaches them all,
 * and each says which of how many it is.
 */
export function BesideCards({ column, floor, tabStop, onEnd }: BesideCardsProps) {
  const { page, placed, activeId, editing, focusId } = useDesk()
  const {
    tops,
    end: lowest,
    passageTops,
    from,
    to,
    refOf,
  } = useMarginLayout(column, placed, page.passages, activeId, floor)
  useEffect(() => onEnd(lowest), [onEnd, lowest])
  const last = placed.at(-1)
  const end = last ? (tops.get(last.highlight.id) ?? 0) : 0

  return (
    <ol className={styles.cards} aria-label={messages.annotations.margin.list} style={{ minBlockSize: end }}>
      {placed.map((shown, index) => {
        const { id } = shown.highlight
        const top = tops.get(id) ?? 0
        const isAtHand = id === activeId || id === editing?.targetId || id === focusId || id === tabStop
        if (!isAtHand && (top < from || top > to)) return null
        const passageTop = passageTops.get(id) ?? top
        return (
          <li
            key={id}
            className={styles.besidePassage}
            aria-setsize={placed.length}
            aria-posinset={index + 1}
            style={{ insetBlockStart: top }}
            data-active={id === activeId || undefined}
          >
            {Math.abs(top - passageTop) > IN_LINE ? (
              <Hairline drop={top - passageTop} lane={index % LANES} color={shown.highlight.color} />
            ) : null}
            <MarginCard
              shown={shown}
              isOpen={id === activeId}
              isTabStop={id === tabStop}
              cardRef={refOf(id)}
            />
          </li>
        )
      })}
    </ol>
  )
}

/** Joins a card that was pushed away to its passage: out of the text, along the margin, into the card. */
function Hairline({ drop, lane, color }: { drop: number; lane: number; color: string }) {
  const properties: Record<`--${string}`, string> = {
    '--drop': `${Math.abs(drop)}px`,
    '--lane': String(lane),
    '--thread': `var(--highlight-${color}-border)`,
  }
  return (
    <span
      className={styles.hairline}
      data-direction={drop > 0 ? 'down' : 'up'}
      aria-hidden="true"
      style={properties as CSSProperties}
    />
  )
}
