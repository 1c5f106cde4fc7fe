import { type KeyboardEvent, useEffect, useId, useMemo, useState } from 'react'
import { completeQuery, type QueryCompletion, typedPiece } from '../../shared/query/complete-query.ts'
import { useKnownValues } from '../queries/known-values.ts'

export interface FieldCompletion {
  readonly options: readonly QueryCompletion[]
  /** Index of the option at hand; -1 for none. */
  readonly active: number
  readonly listId: string
  optionId(index: number): string
  choose(option: QueryCompletion): void
  /** Shows no options until something is typed. */
  dismiss(): void
  /** To be called with each change of the text by typing. */
  follow(caret: number): void
  /** Answers whether the key was for the options. */
  onKeyDown(event: KeyboardEvent): boolean
}

/** Today, where the person is: `YYYY-MM-DD`. */
function today(): string {
  const now = new Date()
  const two = (number: number) => String(number).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

const NOTHING_TYPED = -1

/**
 * Completes a query while it is typed. No option is at hand until an arrow chooses one: who types on is not stopped.
 * @param text what is typed, without the conditions that are chips
 * @param onComplete the text with the option in it
 */
export function useQueryCompletion(text: string, onComplete: (text: string) => void): FieldCompletion {
  const id = useId()
  const [caret, setCaret] = useState(NOTHING_TYPED)
  const [active, setActive] = useState(-1)
  const isOpen = caret >= 0 && caret <= text.length
  const known = useKnownValues(isOpen)
  const piece = useMemo(() => (isOpen ? typedPiece(text, caret) : null), [isOpen, text, caret])
  const options = useMemo(() => (piece && known ? completeQuery(piece, known, today()) : []), [piece, known])
  const at = Math.min(active, options.length - 1)
  const optionId = (index: number) => `${id}-${index}`

  useEffect(() => {
    if (at >= 0) document.getElementById(`${id}-${at}`)?.scrollIntoView({ block: 'nearest' })
  }, [id, at])

  const dismiss = () => {
    setCaret(NOTHING_TYPED)
    setActive(-1)
  }
  const choose = (option: QueryCompletion) => {
    if (!piece) return
    const before = text.slice(0, piece.start) + option.insert + (option.isWhole ? ' ' : '')
    setActive(-1)
    // After `tag:` the tags are offered at once.
    setCaret(option.isWhole ? NOTHING_TYPED : before.length)
    onComplete(before + text.slice(piece.end))
  }

  return {
    options,
    active: at,
    listId: `${id}-options`,
    optionId,
    choose,
    dismiss,
    follow(place) {
      setCaret(place)
      setActive(-1)
    },
    onKeyDown(event) {
      if (options.length === 0 || event.altKey || event.ctrlKey || event.metaKey) return false
      const option = options[at]
      if (event.key === 'ArrowDown') setActive(((at + 2) % (options.length + 1)) - 1)
      else if (event.key === 'ArrowUp') setActive(((at + options.length + 1) % (options.length + 1)) - 1)
      else if (event.key === 'Escape') dismiss()
      else if (option && (event.key === 'Enter' || (event.key === 'Tab' && !event.shiftKey))) choose(option)
      else return false
      return true
    },
  }
}
