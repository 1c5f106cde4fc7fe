import {
  HIGHLIGHT_COLORS,
  type HighlightColor,
  type HighlightStyle,
} from '../../shared/annotation/highlight.ts'
import { classNames } from '../ui/class-names.ts'
import { messages } from '../ui/messages.ts'
import styles from './MarkButtons.module.css'

interface ColorButtonsProps {
  /** The colour that is set. */
  color: HighlightColor
  style: HighlightStyle
  onColor: (color: HighlightColor) => void
}

/** The five colours. Each has its name and its number on the keyboard; the one that is set is marked by a ring. */
export function ColorButtons({ color, style, onColor }: ColorButtonsProps) {
  return HIGHLIGHT_COLORS.map((choice, index) => (
    <button
      key={choice}
      type="button"
      className={classNames(styles.color, styles[choice])}
      data-style={style}
      aria-label={messages.annotations.colors[choice]}
      aria-pressed={choice === color}
      title={`${messages.annotations.colors[choice]} (${index + 1})`}
      onClick={() => onColor(choice)}
    >
      <span className={styles.dot} aria-hidden="true" />
    </button>
  ))
}
