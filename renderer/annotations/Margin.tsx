import { X } from 'lucide-react'
import { type KeyboardEvent, memo, useRef, useState } from 'react'
import { IconButton } from '../ui/IconButton.tsx'
import { messages } from '../ui/messages.ts'
import { ArticleNotes } from './ArticleNotes.tsx'
import { BesideCards } from './BesideCards.tsx'
import { useDesk } from './desk.ts'
import styles from './Margin.module.css'
import { MarginCard } from './MarginCard.tsx'
import { Orphans } from './Orphans.tsx'
import { PlacesBar } from './PlacesBar.tsx'
import { useMarginKeys } from './use-margin-keys.ts'

/** The reader's margin: notes on the article, then each highlight beside its passage, then those without one. */
export const Margin = memo(function Margin() {
  const desk = useDesk()
  const { page, placed, activeId } = desk
  const root = useRef<HTMLElement>(null)
  const onKeyDown = useMarginKeys()
  const words = messages.annotations.margin
  const [floor, setFloor] = useState(0)
  const [barHeight, setBarHeight] = useState(0)
  const [cardsEnd, setCardsEnd] = useState(0)
  const isPanel = page.margin === 'panel'
  const tabStop = placed.some(({ highlight }) => highlight.id === activeId)
    ? activeId
    : (placed[0]?.highlight.id ?? '')

  return (
    <aside
      ref={root}
      className={isPanel ? styles.panel : styles.beside}
      aria-label={words.label}
      onKeyDown={onKeyDown as (event: KeyboardEvent<HTMLElement>) => void}
    >
      {isPanel ? (
        <div className={styles.top}>
          <h2 className={styles.title}>{words.label}</h2>
          <IconButton
            label={words.close}
            shortcut="Esc"
            icon={<X />}
            onPress={() => page.showMargin(false)}
          />
        </div>
      ) : null}
      <PlacesBar onHeight={setBarHeight} />
      <ArticleNotes onHeight={setFloor} />
      {placed.length === 0 && isPanel ? <p className={styles.empty}>{words.empty}</p> : null}
      {placed.length === 0 ? null : isPanel ? (
        <ol className={styles.list} aria-label={words.list}>
          {placed.map((shown) => (
            <li key={shown.highlight.id} className={styles.inFlow}>
              <MarginCard
                shown={shown}
                isOpen={shown.highlight.id === activeId}
                isTabStop={shown.highlight.id === tabStop}
              />
            </li>
          ))}
        </ol>
      ) : (
        <BesideCards column={root} floor={floor + barHeight} tabStop={tabStop} onEnd={setCardsEnd} />
      )}
      <Orphans from={isPanel || placed.length === 0 ? 0 : cardsEnd} />
    </aside>
  )
})
