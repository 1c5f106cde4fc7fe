import Mark from 'mark.js'
import { useLayoutEffect, useRef } from 'react'
import styles from './MarkedText.module.css'

interface MarkedTextProps {
  text: string
  /** Words and phrases to mark where they stand in the text. */
  words: readonly string[]
  className?: string | undefined
}

/** A short text with the words that were looked for marked in it. */
export function MarkedText({ text, words, className }: MarkedTextProps) {
  const element = useRef<HTMLSpanElement>(null)
  useLayoutEffect(() => {
    if (!element.current || words.length === 0 || text === '') return
    const mark = new Mark(element.current)
    mark.mark([...words], { separateWordSearch: false, diacritics: true, className: styles.mark ?? '' })
    return () => mark.unmark()
  }, [words, text])
  return (
    <span ref={element} key={text} dir="auto" className={className}>
      {text}
    </span>
  )
}
