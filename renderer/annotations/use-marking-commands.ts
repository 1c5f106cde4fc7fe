import { useMemo } from 'react'
import type { HighlightColor } from '../../shared/annotation/highlight-colors.ts'
import { elementLabel } from '../article-text/elements.ts'
import { type Look, type Passage, useDesk } from './desk.ts'
import type { SelectedPassage } from './use-selection.ts'

/** What can be done with the selected passage: each marks it first, copying aside. */
export interface MarkingCommands {
  /** Without a colour in the last one, as `underline`. */
  mark(color?: HighlightColor): void
  underline(color?: HighlightColor): void
  note(): void
  tag(): void
  copy(): void
  /** Marks as the last highlight was marked. @param passage what to mark where nothing is selected */
  repeat(passage?: Passage): void
}

export function useMarkingCommands({ read, clear }: SelectedPassage): MarkingCommands {
  const { page, does, activate, edit, typedAhead, setTagging, stepped } = useDesk()

  return useMemo(() => {
    const make = async (
      how: Partial<Look>,
      then: (highlightId: string) => void = () => undefined,
      passage = read(),
    ) => {
      if (!passage) {
        typedAhead.current = null
        return
      }
      const step = stepped.current
      if (step?.start === passage.start && step.end === passage.end)
        stepped.current = { ...step, isMarked: true }
      clear()
      page.passages?.scroller.focus({ preventScroll: true })
      const id = await does.make(passage, how)
      if (id === '') typedAhead.current = null
      else then(id)
    }
    return {
      mark: (color) => void make({ style: 'highlight', ...(color ? { color } : {}) }),
      underline: (color) => void make({ style: 'underline', ...(color ? { color } : {}) }),
      note: () => {
        typedAhead.current = ''
        void make({}, (id) => {
          activate(id)
          edit({ targetId: id, noteId: null })
        })
      },
      tag: () =>
        void make({}, (id) => {
          activate(id)
          setTagging(id)
        }),
      copy: () => {
        const passage = read()
        if (!passage) return
        const { element, start, end } = passage
        const words = page.text.slice(start, end) || (element ? elementLabel(element.element) : '')
        does.copy(words || page.imageSource(element?.asset ?? -1))
      },
      repeat: (passage) => void make(does.lastLook(), undefined, passage),
    }
  }, [read, clear, page, does, activate, edit, typedAhead, setTagging, stepped])
}
