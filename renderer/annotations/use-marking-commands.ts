import { useMemo } from 'react'
import type { HighlightColor } from '../../shared/annotation/highlight.ts'
import { type Passage, useDesk } from './desk.ts'

/** What can be done with the selected passage: each marks it first, copying aside. */
export interface MarkingCommands {
  mark(color?: HighlightColor): void
  underline(): void
  note(): void
  tag(): void
  copy(): void
}

export function useMarkingCommands(passage: Passage | null, clear: () => void): MarkingCommands {
  const { page, does, activate, edit, setTagging } = useDesk()

  return useMemo(() => {
    const make = async (
      how: Parameters<typeof does.make>[1],
      then: (highlightId: string) => void = () => undefined,
    ) => {
      if (!passage) return
      clear()
      page.passages?.scroller.focus({ preventScroll: true })
      const id = await does.make(passage, how)
      if (id !== '') then(id)
    }
    return {
      mark: (color) => void make(color ? { color, style: 'highlight' } : {}),
      underline: () => void make({ style: 'underline' }),
      note: () =>
        void make({}, (id) => {
          activate(id)
          edit({ targetId: id, noteId: null })
        }),
      tag: () =>
        void make({}, (id) => {
          activate(id)
          setTagging(id)
        }),
      copy: () => {
        if (passage) does.copy(page.text.slice(passage.start, passage.end))
      },
    }
  }, [passage, clear, page, does, activate, edit, setTagging])
}
