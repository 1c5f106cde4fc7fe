import type { MouseEvent } from 'react'
import type { HighlightStyle } from '../../shared/annotation/highlight.ts'
import { HIGHLIGHT_COLORS, type HighlightColor } from '../../shared/annotation/highlight-colors.ts'
import { useKeyText } from '../commands/KeymapContext.tsx'
import { classNames } from '../ui/class-names.ts'
import { messages } from '../ui/messages.ts'
import { useDesk } from './desk.ts'
import styles from './MarkButtons.module.css'

interface ColorButtonsProps {
  /** The colour that is set. */
  color: HighlightColor
  style: HighlightStyle
  /** @param isUnderline whether the person asked for an underline in that colour */
  onColor: (color: HighlightColor, isUnderline: boolean) => void
}

/**
 * The five colours. Each has its name and its key; the one that is set is marked by a ring. With Shift it is an
 * underline, and its context menu (a right click, a long press, the menu key) gives it a name.
 */
export function ColorButtons({ color, style, onColor }: ColorButtonsProps) {
  const { names, nameColor } = useDesk()
  const keyText = useKeyText()
  const onContextMenu = (event: MouseEvent, choice: HighlightColor) => {
    event.preventDefault()
    nameColor(choice, event.currentTarget)
  }
  return HIGHLIGHT_COLORS.map((choice, index) => (
    <button
      key={choice}
      type="button"
      className={classNames(styles.color, styles[choice])}
      data-style={style}
      aria-label={names[choice]}
      aria-pressed={choice === color}
      title={messages.annotations.toolbar.color(
        names[choice],
        keyText(`marking.color-${(index + 1) as 1 | 2 | 3 | 4 | 5}`),
      )}
      onClick={(event) => onColor(choice, event.shiftKey)}
      onContextMenu={(event) => onContextMenu(event, choice)}
    >
      <span className={styles.dot} aria-hidden="true" />
    </button>
  ))
}
