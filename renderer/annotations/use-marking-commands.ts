import { useMemo } from 'react'
import type { HighlightColor } from '../../shared/annotation/highlight.ts'
import { useDesk } from './desk.ts'
import type { SelectedPassage } from './use-selection.ts'

/** What can be done with the selected passage: each marks it first, copying aside. */
export interface MarkingCommands {
  mark(color?: HighlightColor): void
  underline(): void
  note(): void
  tag(): void
  copy(): void
}

export function useMarkingCommands({ read, clear }: SelectedPassage): MarkingCommands {
  const { page, does, activate, edit, typedAhead, setTagging } = useDesk()

  return useMemo(() => {
    const make = async (
      how: Parameters<typeof does.make>[1],
      then: (highlightId: string) => void = () => undefined,
    ) => {
      const passage = read()
      if (!passage) return
      clear()
      page.passages?.scroller.focus({ preventScroll: true })
      const id = await does.make(passage, how)
      if (id === '') typedAhead.current = null
      else then(id)
    }
    return {
      mark: (color) => void make(color ? { color, style: 'highlight' } : {}),
      underline: () => void make({ style: 'underline' }),
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
        if (passage) does.copy(page.text.slice(passage.start, passage.end))
      },
    }
  }, [read, clear, page, does, activate, edit, typedAhead, setTagging])
}
