import Mark from 'mark.js'
import { useLayoutEffect, useRef } from 'react'
import styles from './MarkedText.module.css'

interface MarkedTextProps {
  text: string
  /** Words and phrases to mark where they stand in the text. */
  words: readonly string[]
  /** What to mark instead, where that is known exactly; UTF-16 units, `end` exclusive. */
  ranges?: readonly { readonly start: number; readonly end: number }[] | undefined
  /** Said before it, and not marked. */
  label?: string
  className?: string | undefined
}

/** A short text with the words that were looked for marked in it. */
export function MarkedText({ text, words, ranges, label = '', className }: MarkedTextProps) {
  const element = useRef<HTMLSpanElement>(null)
  useLayoutEffect(() => {
    if (!element.current || text === '') return
    const mark = new Mark(element.current)
    const options = { className: styles.mark ?? '' }
    if (ranges)
      mark.markRanges(
        ranges.map(({ start, end }) => ({ start, length: end - start })),
        options,
      )
    else if (words.length > 0)
      mark.mark([...words], { ...options, separateWordSearch: false, diacritics: true })
    return () => mark.unmark()
  }, [words, ranges, text])
  return (
    <span dir="auto" className={className}>
      {label === '' ? null : <span className={styles.label}>{label} </span>}
      <span ref={element} key={text}>
        {text}
      </span>
    </span>
  )
}
