import { Plus, X } from 'lucide-react'
import { type KeyboardEvent, type Ref, useId, useMemo, useState } from 'react'
import { tagKey } from '../../shared/library/tag-path.ts'
import { useTagHints } from '../queries/tag-hints.ts'
import { classNames } from './class-names.ts'
import { messages } from './messages.ts'
import { TagDot } from './TagDot.tsx'
import styles from './TagField.module.css'
import { type Completion, completeTag, sameTag, spelledAsKnown, tidyTagPath } from './tag-completion.ts'
import { useLastingFocus } from './use-lasting-focus.ts'

interface TagFieldProps {
  label: string
  hideLabel?: boolean
  /** The tags that are set, as paths. */
  tags: readonly string[]
  onAdd: (path: string) => void
  onRemove: (path: string) => void
  placeholder?: string
  /** What the field is for, in small print. */
  description?: string
  /** Takes one tag, in the place of the one that is set: nothing is offered beside it until something is typed. */
  isSingle?: boolean
  /** Leaves some tags out of what is offered. */
  isOffered?: (path: string) => boolean
  autoFocus?: boolean
  /** Enter in the empty field, or Escape. */
  onDone?: () => void
  /** Enter in the empty field, where Escape means something else. */
  onEnter?: () => void
  inputRef?: Ref<HTMLInputElement>
}

/**
 * Tags as chips with a field that offers tags as soon as it has the focus, and completes what is typed. Enter or a comma adds, Backspace
 * in the empty field takes the last one off.
 */
export function TagField(props: TagFieldProps) {
  const { label, hideLabel, tags, onAdd, onRemove, placeholder, description, isSingle, isOffered } = props
  const { autoFocus, onDone, onEnter, inputRef } = props
  const id = useId()
  const [text, setText] = useState('')
  const [active, setActive] = useState(-1)
  const { hasFocus, onFocus, onBlur } = useLastingFocus()
  const hints = useTagHints(tags)
  const colors = useMemo(() => new Map(hints.known.map(({ path, color }) => [tagKey(path), color])), [hints])
  const isOffering = hasFocus && !(isSingle && tags.length > 0 && text.trim() === '')
  const matches = useMemo(
    () => (isOffering ? completeTag(text, hints, tags, isOffered) : []),
    [isOffering, text, hints, tags, isOffered],
  )
  const isOpen = matches.length > 0
  const words = messages.tagField

  const add = (path: string) => {
    const tidy = spelledAsKnown(tidyTagPath(path), hints)
    setText('')
    setActive(-1)
    if (tidy !== '' && !tags.some((tag) => sameTag(tag, tidy))) onAdd(tidy)
  }

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return
    const chosen = matches[active]
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (!isOpen) return
      const step = event.key === 'ArrowDown' ? 1 : -1
      // One place more than there are tags: there none is chosen, and Enter takes what was typed.
      const next = (active + step + matches.length + 1) % (matches.length + 1)
      setActive(next === matches.length ? -1 : next)
    } else if (event.key === 'Enter' && chosen) add(chosen.path)
    else if (event.key === 'Enter' || event.key === ',') {
      if (text.trim() !== '') add(chosen?.path ?? text)
      else if (event.key === 'Enter') (onEnter ?? onDone)?.()
    } else if (event.key === 'Tab' && chosen) add(chosen.path)
    else if (event.key === 'Escape' && text !== '') {
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
            <TagDot color={colors.get(tagKey(tag)) ?? ''} />
            {tag}
            <button
              type="button"
              className={styles.remove}
              aria-label={words.remove(tag)}
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
          aria-activedescendant={matches[active] ? `${id}-${active}` : undefined}
          aria-describedby={description ? `${id}-description` : undefined}
          autoComplete="off"
          spellCheck={false}
          // biome-ignore lint/a11y/noAutofocus: the field opens because the person asked to tag
          autoFocus={autoFocus}
          placeholder={placeholder ?? words.placeholder}
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            setActive(-1)
          }}
          onFocus={onFocus}
          onBlur={(event) => {
            onBlur(event)
            setActive(-1)
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      {description ? (
        <p id={`${id}-description`} className={styles.description}>
          {description}
        </p>
      ) : null}
      {isOpen ? (
        <div
          id={`${id}-list`}
          role="listbox"
          aria-label={text.trim() === '' ? words.offered : words.known}
          className={styles.list}
        >
          {matches.map((match, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field's own keys choose, as a combobox does
            <div
              key={`${match.why === 'new' ? 'new ' : ''}${match.path}`}
              id={`${id}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              className={classNames(styles.option, index === active && styles.active)}
              // The focus stays in the field.
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => add(match.path)}
            >
              <Offer match={match} />
            </div>
          ))}
        </div>
      ) : null}
    </div>
  )
}

function Offer({ match: { path, color, why } }: { match: Completion }) {
  const words = messages.tagField
  if (why === 'new') {
    return (
      <>
        <span className={styles.mark}>
          <Plus aria-hidden="true" />
        </span>
        <span className={styles.path}>{words.create(path)}</span>
      </>
    )
  }
  return (
    <>
      <span className={styles.mark}>
        <TagDot color={color} />
      </span>
      <span className={styles.path} dir="auto">
        {path}
      </span>
      {why === '' ? null : <span className={styles.why}>{words.why[why]}</span>}
    </>
  )
}
