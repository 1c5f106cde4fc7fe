import { X } from 'lucide-react'
import { type KeyboardEvent, type Ref, useId, useState } from 'react'
import { classNames } from './class-names.ts'
import { messages } from './messages.ts'
import styles from './TagField.module.css'
import { completeTag, sameTag, tidyTagPath } from './tag-completion.ts'

interface TagFieldProps {
  label: string
  hideLabel?: boolean
  /** The tags that are set, as paths. */
  tags: readonly string[]
  /** Every tag there is, for completion. */
  known: readonly string[]
  onAdd: (path: string) => void
  onRemove: (path: string) => void
  placeholder?: string
  autoFocus?: boolean
  /** Enter in the empty field, or Escape. */
  onDone?: () => void
  inputRef?: Ref<HTMLInputElement>
}

/** Tags as chips with a field that completes. Enter or a comma adds, Backspace in the empty field takes the last one off. */
export function TagField(props: TagFieldProps) {
  const { label, hideLabel, tags, known, onAdd, onRemove, placeholder, autoFocus, onDone, inputRef } = props
  const id = useId()
  const [text, setText] = useState('')
  const [active, setActive] = useState(-1)
  const matches = completeTag(text, known, tags)
  const isOpen = text.trim() !== '' && matches.length > 0

  const add = (path: string) => {
    const tidy = tidyTagPath(path)
    setText('')
    setActive(-1)
    if (tidy !== '' && !tags.some((tag) => sameTag(tag, tidy))) onAdd(tidy)
  }

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (!isOpen) return
      const step = event.key === 'ArrowDown' ? 1 : -1
      setActive((active + step + matches.length + 1) % (matches.length + 1))
    } else if (event.key === 'Enter' || event.key === ',') {
      if (text.trim() === '') {
        if (event.key === 'Enter') onDone?.()
      } else add(matches[active] ?? text)
    } else if (event.key === 'Tab' && isOpen && active >= 0) {
      add(matches[active] ?? text)
    } else if (event.key === 'Escape' && text !== '') {
      setText('')
      event.stopPropagation()
    } else if (event.key === 'Escape') {
      onDone?.()
      return
    } else if (event.key === 'Backspace' && text === '') {
      const last = tags.at(-1)
      if (last !== undefined) onRemove(last)
    } else return
    event.preventDefault()
  }

  return (
    <div className={styles.field}>
      <label htmlFor={id} className={hideLabel ? 'visually-hidden' : styles.label}>
        {label}
      </label>
      <div className={styles.box}>
        {tags.map((tag) => (
          <span key={tag} className={styles.chip}>
            {tag}
            <button
              type="button"
              className={styles.remove}
              aria-label={messages.tagField.remove(tag)}
              onClick={() => onRemove(tag)}
            >
              <X aria-hidden="true" />
            </button>
          </span>
        ))}
        <input
          ref={inputRef}
          id={id}
          className={styles.input}
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={isOpen}
          aria-controls={isOpen ? `${id}-list` : undefined}
          aria-activedescendant={isOpen && active >= 0 ? `${id}-${active}` : undefined}
          autoComplete="off"
          spellCheck={false}
          // biome-ignore lint/a11y/noAutofocus: the field opens because the person asked to tag
          autoFocus={autoFocus}
          placeholder={placeholder ?? messages.tagField.placeholder}
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            setActive(-1)
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      {isOpen ? (
        <div id={`${id}-list`} role="listbox" aria-label={messages.tagField.known} className={styles.list}>
          {matches.map((path, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field's own keys choose, as a combobox does
            <div
              key={path}
              id={`${id}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              className={classNames(styles.option, index === active && styles.active)}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => add(path)}
            >
              {path}
            </div>
          ))}
        </div>
      ) : null}
    </div>
  )
}
