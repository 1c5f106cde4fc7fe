import { type KeyboardEvent, type RefObject, useId, useRef, useState } from 'react'
import { type LinkTarget, linkMarkdown, openLinkAt } from '../../shared/annotation/link-completion.ts'
import { useLinkTargets } from '../queries/note-links.ts'
import { applyEdit } from './field-edits.ts'

/** What is behind two brackets that were typed: where they begin, what follows, and the caret. */
interface OpenLink {
  readonly start: number
  readonly query: string
  readonly caret: number
}

export interface LinkCompletion {
  readonly isOpen: boolean
  /** Undefined while the library is read. */
  readonly targets: readonly LinkTarget[] | undefined
  readonly active: number
  readonly listId: string
  optionId(index: number): string
  choose(target: LinkTarget): void
  close(): void
  /** Looks at the field after its text or its caret has changed. @param typed whether it was by typing: only that opens the list */
  follow(field: HTMLTextAreaElement, typed: boolean): void
  /** Answers whether the key was for the list. */
  onKeyDown(event: KeyboardEvent): boolean
  readonly fieldProps: {
    readonly 'aria-autocomplete': 'list'
    readonly 'aria-haspopup': 'listbox'
    readonly 'aria-controls': string | undefined
    readonly 'aria-activedescendant': string | undefined
  }
}

/** Completion of links in a note: the field keeps the focus and its own role, and says which option of the list is at hand. */
export function useLinkCompletion(
  articleId: string,
  field: RefObject<HTMLTextAreaElement | null>,
): LinkCompletion {
  const id = useId()
  const [link, setLink] = useState<OpenLink | null>(null)
  const [active, setActive] = useState(0)
  // Brackets whose list was closed stay as they were typed.
  const dismissed = useRef(-1)
  const targets = useLinkTargets(link?.query ?? null, articleId)
  const isOpen = link !== null
  const count = targets?.length ?? 0
  const at = Math.min(active, Math.max(0, count - 1))
  const listId = `${id}-links`
  const optionId = (index: number) => `${id}-link-${index}`

  const close = () => setLink(null)
  const dismiss = () => {
    dismissed.current = link?.start ?? -1
    close()
  }
  const choose = (target: LinkTarget) => {
    const { current } = field
    if (!current || !link) return
    const insert = linkMarkdown(target)
    const to = link.caret + (current.value.startsWith(']]', link.caret) ? 2 : 0)
    const caret = link.start + insert.length
    applyEdit(current, { from: link.start, to, insert, selected: { start: caret, end: caret } })
    close()
  }
  const follow = (current: HTMLTextAreaElement, typed: boolean) => {
    const { value, selectionStart, selectionEnd } = current
    const found = selectionStart === selectionEnd ? openLinkAt(value, selectionStart) : null
    if (!found) {
      if (typed) dismissed.current = -1
      return close()
    }
    if (found.start === dismissed.current || !(typed || isOpen)) return
    if (found.query !== link?.query || found.start !== link.start) setActive(0)
    setLink({ ...found, caret: selectionStart })
  }

  const onKeyDown = (event: KeyboardEvent): boolean => {
    if (!isOpen || event.altKey || event.ctrlKey || event.metaKey) return false
    if (event.key === 'Escape') {
      dismiss()
      return true
    }
    const target = targets?.[at]
    if (!target || event.shiftKey) return false
    if (event.key === 'ArrowDown') setActive((at + 1) % count)
    else if (event.key === 'ArrowUp') setActive((at + count - 1) % count)
    else if (event.key === 'Enter' || event.key === 'Tab') choose(target)
    else return false
    return true
  }

  return {
    isOpen,
    targets,
    active: at,
    listId,
    optionId,
    choose,
    close,
    follow,
    onKeyDown,
    fieldProps: {
      'aria-autocomplete': 'list',
      'aria-haspopup': 'listbox',
      'aria-controls': isOpen && count > 0 ? listId : undefined,
      'aria-activedescendant': isOpen && count > 0 ? optionId(at) : undefined,
    },
  }
}
