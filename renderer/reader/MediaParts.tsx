import type { ReactNode } from 'react'
import { Button } from '../ui/Button.tsx'
import { messages } from '../ui/messages.ts'
import styles from './MediaControls.module.css'

/** Words for the eye; their name is the same for who hears them. */
export function Said({ words, isAlert = false }: { words: string; isAlert?: boolean }) {
  return (
    <span
      role="img"
      className={isAlert ? styles.alert : styles.said}
      data-words={words}
      aria-label={words}
      aria-live={isAlert ? 'polite' : undefined}
    />
  )
}

interface PressProps {
  words: string
  /** Which film or recording it is for. */
  label: string
  icon?: ReactNode
  onPress: () => void
}

export function Press({ words, label, icon, onPress }: PressProps) {
  return (
    <Button size="small" icon={icon} aria-label={messages.media.named(words, label)} onPress={onPress}>
      <span className={styles.words} data-words={words} />
    </Button>
  )
}
