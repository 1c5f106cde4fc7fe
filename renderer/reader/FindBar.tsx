import { ChevronDown, ChevronUp, X } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { IconButton } from '../ui/IconButton.tsx'
import { messages } from '../ui/messages.ts'
import styles from './FindBar.module.css'
import type { Find } from './use-find.ts'

/** The field for find in article. Enter and F3 go on, with Shift back; Escape returns to the text. */
export function FindBar({ find }: { find: Find }) {
  const field = useRef<HTMLInputElement>(null)
  const words = messages.reader.find

  useEffect(() => {
    // Opened with what was looked for in the library, the keys stay with the text.
    if (find.timesAsked === 0) return
    field.current?.focus()
    field.current?.select()
  }, [find.timesAsked])

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && event.target === field.current) find.step(event.shiftKey ? -1 : 1)
    else if (event.key === 'Escape') find.close()
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <search className={styles.bar} aria-label={words.label} onKeyDown={onKeyDown}>
      <input
        ref={field}
        className={styles.field}
        type="text"
        aria-label={words.field}
        placeholder={words.field}
        spellCheck={false}
        autoComplete="off"
        value={find.query}
        onChange={(event) => find.ask(event.target.value)}
      />
      <span className={styles.count} role="status">
        {find.query.trim() === ''
          ? ''
          : find.total === 0
            ? words.none
            : words.position(find.current + 1, find.total, find.isCapped)}
      </span>
      <IconButton
        label={words.previous}
        shortcut="Shift+Enter"
        icon={<ChevronUp />}
        isDisabled={find.total === 0}
        onPress={() => find.step(-1)}
      />
      <IconButton
        label={words.next}
        shortcut="Enter"
        icon={<ChevronDown />}
        isDisabled={find.total === 0}
        onPress={() => find.step(1)}
      />
      <IconButton label={words.close} shortcut="Esc" icon={<X />} onPress={find.close} />
    </search>
  )
}
