import type { HighlightColor } from '../../shared/annotation/highlight-colors.ts'
import { classNames } from '../ui/class-names.ts'
import styles from './ColorSwatch.module.css'

/** A dot in a highlight's colour; its name stands beside it or in its label. */
export function ColorSwatch({ color }: { color: HighlightColor }) {
  return <span className={classNames(styles.dot, styles[color])} aria-hidden="true" />
}
