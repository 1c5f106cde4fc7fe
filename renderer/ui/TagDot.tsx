import { classNames } from './class-names.ts'
import { messages } from './messages.ts'
import styles from './TagDot.module.css'

/**
 * The colour of a tag, beside its name, which says by itself which tag it is; nothing for a tag without one.
 * @param props.isInText in a line of text, and not set apart by a layout
 */
export function TagDot({ color, isInText }: { color: string; isInText?: boolean }) {
  if (color === '') return null
  const name = messages.library.tag.colors[color]
  return (
    <span
      aria-hidden="true"
      className={classNames(styles.dot, isInText && styles.inText)}
      data-color={color}
      title={name}
    />
  )
}
