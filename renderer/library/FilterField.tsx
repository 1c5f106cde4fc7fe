import { CircleX, Search, X } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, type RefObject, useState } from 'react'
import { classNames } from '../ui/class-names.ts'
import { messages } from '../ui/messages.ts'
import styles from './FilterField.module.css'
import { joinFilter, splitFilter } from './filter-chips.ts'
import { QueryBuilder } from './QueryBuilder.tsx'
import { QueryOptions } from './QueryOptions.tsx'
import { useQueryCompletion } from './use-query-completion.ts'

interface FilterFieldProps {
  filter: string
  onFilter: (filter: string) => void
  inputRef: RefObject<HTMLInputElement | null>
  /** Down or Enter: on to the list. */
  onLeave: () => void
  /** The element that says what the filter does, or what is wrong with it. */
  describedBy: string
  /** Stands at the end while there is a filter: keeping it as a collection. */
  keep: ReactNode
}

/** Filters the list as one types, and completes what is typed. Conditions that are finished become chips; Backspace before the text takes the last one up again. */
export function FilterField({ filter, onFilter, inputRef, onLeave, describedBy, keep }: FilterFieldProps) {
  const [parts, setParts] = useState(() => splitFilter(filter, true))
  // The filter is also set from outside (a tag is pressed, another view is opened).
  const shown = joinFilter(parts) === filter.trim() ? parts : splitFilter(filter, true)
  const text = messages.library.filter

  const change = (chips: readonly string[], typed: string, isDone = false) => {
    const split = splitFilter(typed, isDone)
    const next = { chips: [...chips, ...split.chips], text: split.text }
    setParts(next)
    onFilter(joinFilter(next))
  }

  const completion = useQueryCompletion(shown.text, (typed) => change(shown.chips, typed))

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return
    if (completion.onKeyDown(event)) {
      event.preventDefault()
      event.stopPropagation()
      return
    }
    const atStart = event.currentTarget.selectionStart === 0 && event.currentTarget.selectionEnd === 0
    const last = shown.chips.at(-1)
    if (event.key === 'Backspace' && atStart && last !== undefined) {
      const next = {
        chips: shown.chips.slice(0, -1),
        text: `${last}${shown.text === '' ? '' : ` ${shown.text}`}`,
      }
      setParts(next)
      onFilter(joinFilter(next))
    } else if (event.key === 'Escape') {
      if (filter === '') onLeave()
      else change([], '')
    } else if (event.key === 'Enter' || event.key === 'ArrowDown') {
      change(shown.chips, shown.text, true)
      onLeave()
    } else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <search className={styles.filter}>
      <div className={styles.box}>
        <Search aria-hidden="true" className={styles.icon} />
        {shown.chips.map((chip, index) => (
          <span key={chip} className={classNames(styles.chip, chip.startsWith('-') && styles.without)}>
            {chip}
            <button
              type="button"
              className={styles.remove}
              aria-label={text.removeChip(chip)}
              onClick={() => {
                change(
                  shown.chips.filter((_, other) => other !== index),
                  shown.text,
                )
                inputRef.current?.focus()
              }}
            >
              <X aria-hidden="true" />
            </button>
          </span>
        ))}
        <input
          ref={inputRef}
          className={styles.input}
          aria-label={text.label}
          aria-describedby={describedBy}
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={completion.options.length > 0}
          aria-controls={completion.options.length > 0 ? completion.listId : undefined}
          aria-activedescendant={completion.active >= 0 ? completion.optionId(completion.active) : undefined}
          placeholder={shown.chips.length === 0 ? text.placeholder : ''}
          spellCheck={false}
          autoComplete="off"
          value={shown.text}
          onChange={(event) => {
            change(shown.chips, event.target.value)
            completion.follow(event.target.selectionStart ?? event.target.value.length)
          }}
          onBlur={() => {
            completion.dismiss()
            change(shown.chips, shown.text, true)
          }}
          onKeyDown={onKeyDown}
        />
        <QueryBuilder filter={filter} onFilter={onFilter} />
        {filter === '' ? null : (
          <>
            {keep}
            <button
              type="button"
              className={styles.remove}
              aria-label={text.clear}
              title={text.clear}
              onClick={() => {
                change([], '')
                inputRef.current?.focus()
              }}
            >
              <CircleX aria-hidden="true" />
            </button>
          </>
        )}
      </div>
      <QueryOptions completion={completion} />
    </search>
  )
}
