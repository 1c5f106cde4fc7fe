import { messages } from '../ui/messages.ts'
import { useDesk } from './desk.ts'
import styles from './Margin.module.css'
import { MarginCard } from './MarginCard.tsx'

/** Highlights whose passage the shown version no longer has: their words and notes are kept here. */
export function Orphans() {
  const { orphans, activeId } = useDesk()
  const words = messages.annotations.margin
  if (orphans.length === 0) return null
  return (
    <section className={styles.tray} aria-label={words.orphans}>
      <h2 className={styles.heading}>{words.orphans}</h2>
      <p className={styles.hint}>{words.orphansHint}</p>
      <ol className={styles.list}>
        {orphans.map((shown, index) => (
          <li key={shown.highlight.id}>
            <MarginCard shown={shown} isOpen={shown.highlight.id === activeId} isTabStop={index === 0} />
          </li>
        ))}
      </ol>
    </section>
  )
}
