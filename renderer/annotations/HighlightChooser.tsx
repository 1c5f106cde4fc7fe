import { type CSSProperties, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { messages } from '../ui/messages.ts'
import { useDesk } from './desk.ts'
import { wordsOf } from './highlight-words.ts'
import type { Placed } from './placed.ts'
import styles from './SelectionToolbar.module.css'
import { useFloating } from './use-floating.ts'

interface HighlightChooserProps {
  /** The last made first. */
  choices: readonly Placed[]
  onClose: () => void
}

/** Where several highlights lie over one another, a click asks which one is meant. */
export function HighlightChooser({ choices, onClose }: HighlightChooserProps) {
  const { page, activate, names } = useDesk()
  const box = useRef<HTMLDivElement>(null)
  const [size, setSize] = useState({ width: 0, height: 0 })
  const shortest = choices.reduce((a, b) =>
    b.anchor.end - b.anchor.start < a.anchor.end - a.anchor.start ? b : a,
  )
  const place = useFloating(page.passages, shortest.anchor, size, false, shortest.drawn)

  useEffect(() => {
    const element = box.current
    if (!element) return
    setSize({ width: element.offsetWidth, height: element.offsetHeight })
    const onDown = (event: PointerEvent) => {
      if (!element.contains(event.target as Node)) onClose()
    }
    document.addEventListener('pointerdown', onDown, true)
    return () => document.removeEventListener('pointerdown', onDown, true)
  }, [onClose])
  const isPlaced = place !== null
  useEffect(() => {
    if (isPlaced) box.current?.querySelector('button')?.focus()
  }, [isPlaced])

  const onKeyDown = (event: KeyboardEvent) => {
    const buttons = Array.from(box.current?.querySelectorAll('button') ?? [])
    const index = buttons.indexOf(document.activeElement as HTMLButtonElement)
    if (event.key === 'ArrowDown') buttons[(index + 1) % buttons.length]?.focus()
    else if (event.key === 'ArrowUp') buttons[(index - 1 + buttons.length) % buttons.length]?.focus()
    else if (event.key === 'Escape') {
      onClose()
      page.passages?.scroller.focus({ preventScroll: true })
    } else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div
      ref={box}
      className={styles.popover}
      role="dialog"
      aria-label={messages.annotations.chooser.label(choices.length)}
      data-highlight-popover=""
      data-placed={isPlaced || undefined}
      style={{ left: place?.left ?? 0, top: place?.top ?? 0 }}
      onKeyDown={onKeyDown}
    >
      <div className={styles.choices}>
        {choices.map(({ highlight, notes }) => (
          <button
            key={highlight.id}
            type="button"
            className={styles.choice}
            onClick={() => {
              activate(highlight.id)
              onClose()
            }}
          >
            <span
              className={styles.swatch}
              style={swatch(highlight.color)}
              role="img"
              aria-label={messages.annotations.kind(names[highlight.color], highlight.style)}
            />
            <span>{notes[0]?.body || wordsOf(highlight)}</span>
          </button>
        ))}
      </div>
    </div>
  )
}

function swatch(color: string): CSSProperties {
  const properties: Record<`--${string}`, string> = {
    '--ground': `var(--highlight-${color})`,
    '--edge': `var(--highlight-${color}-border)`,
  }
  return properties as CSSProperties
}
