import { ChevronDown, ChevronUp, CircleDashed } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useKeyText } from '../commands/KeymapContext.tsx'
import { Button } from '../ui/Button.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { messages } from '../ui/messages.ts'
import { useDesk } from './desk.ts'
import styles from './PlacesBar.module.css'
import { goToConfirm, neighbourToConfirm } from './place-steps.ts'
import { isMissing, isToConfirm } from './placed.ts'
import { usePlaceActions } from './use-place-actions.ts'

/** At the head of the margin: how many highlights wait for a person's word, and the way to each. @param onHeight how high it is */
export function PlacesBar({ onHeight }: { onHeight: (height: number) => void }) {
  const desk = useDesk()
  const { page, placed, orphans, activeId, activate, focusCard } = desk
  const keyText = useKeyText()
  const places = usePlaceActions()
  const bar = useRef<HTMLElement>(null)
  const words = messages.places.bar
  const toConfirm = placed.filter(isToConfirm)
  const missing = orphans.filter(isMissing)
  const isEmpty = toConfirm.length === 0 && missing.length === 0

  useEffect(() => {
    const element = bar.current
    if (isEmpty || !element) {
      onHeight(0)
      return
    }
    const observer = new ResizeObserver(() => onHeight(element.offsetHeight))
    observer.observe(element)
    return () => observer.disconnect()
  }, [onHeight, isEmpty])

  if (isEmpty) return null
  const step = (by: 1 | -1) => {
    const next = neighbourToConfirm(placed, activeId, by) ?? toConfirm[0]
    if (next) goToConfirm(desk, next, toConfirm)
  }
  const confirmAll = async () => {
    if (await places.confirm(toConfirm.map(({ highlight }) => highlight.id)))
      page.passages?.scroller.focus({ preventScroll: true })
  }
  const showTray = () => {
    const first = missing[0]
    if (!first) return
    activate(first.highlight.id)
    focusCard(first.highlight.id)
  }
  return (
    <section
      ref={bar}
      className={styles.bar}
      aria-label={words.label}
      data-panel={page.margin === 'panel' || undefined}
    >
      {toConfirm.length > 0 ? (
        <div className={styles.row}>
          <CircleDashed className={styles.icon} aria-hidden="true" />
          <span className={styles.words}>{words.moved(toConfirm.length)}</span>
          <div className={styles.steps}>
            <Button size="small" onPress={() => void confirmAll()}>
              {words.all}
            </Button>
            <IconButton
              label={words.previous}
              shortcut={keyText('versions.previous')}
              icon={<ChevronUp />}
              onPress={() => step(-1)}
            />
            <IconButton
              label={words.next}
              shortcut={keyText('versions.next')}
              icon={<ChevronDown />}
              onPress={() => step(1)}
            />
          </div>
        </div>
      ) : null}
      {missing.length > 0 ? (
        <div className={styles.row}>
          <span className={styles.words}>{words.gone(missing.length)}</span>
          <Button size="small" variant="quiet" className={styles.show ?? ''} onPress={showTray}>
            {words.showGone}
          </Button>
        </div>
      ) : null}
    </section>
  )
}
