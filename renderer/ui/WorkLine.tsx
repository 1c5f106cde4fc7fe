import { Button } from './Button.tsx'
import styles from './WorkLine.module.css'

/** Long work as it is told. */
export interface Work {
  readonly text: string
  /** 0 to 1. */
  readonly share: number
  readonly stop: (() => void) | null
}

/** How far long work is, at the foot of the window, and a button that stops it. */
export function WorkLine({ work: { text, share, stop }, stopLabel }: { work: Work; stopLabel: string }) {
  return (
    <div className={styles.line} role="status">
      <span>{text}</span>
      <progress className={styles.bar} value={share} max={1} aria-label={text} />
      {stop ? (
        <Button size="small" variant="quiet" onPress={stop}>
          {stopLabel}
        </Button>
      ) : null}
    </div>
  )
}
