import { messages } from '../ui/messages.ts'
import { useDesk } from './desk.ts'
import styles from './Margin.module.css'
import { MarginCard } from './MarginCard.tsx'

/** Room between the last card and the tray. CSS pixels. */
const ABOVE = 24

interface OrphansProps {
  /** Where the cards beside the text end, which may be below the text; 0 where there are none. CSS pixels. */
  from: number
}

/** Highlights whose passage the shown version no longer has: their words and notes are kept here. */
export function Orphans({ from }: OrphansProps) {
  const { orphans, activeId } = useDesk()
  const words = messages.annotations.margin
  if (orphans.length === 0) return null
  const tabStop = Math.max(
    0,
    orphans.findIndex(({ highlight }) => highlight.id === activeId),
  )
  return (
    <section
      className={styles.tray}
      aria-label={words.orphans}
      data-orphans=""
      style={from > 0 ? { insetBlockStart: `max(100%, ${from + ABOVE}px)` } : undefined}
    >
      <h2 className={styles.heading}>{words.orphans}</h2>
      <p className={styles.hint}>{words.orphansHint}</p>
      <ol className={styles.list}>
        {orphans.map((shown, index) => (
          <li key={shown.highlight.id}>
            <MarginCard
              shown={shown}
              isOpen={shown.highlight.id === activeId}
              isTabStop={index === tabStop}
            />
          </li>
        ))}
      </ol>
    </section>
  )
}
