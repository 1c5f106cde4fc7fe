import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { DEFAULT_SETTINGS } from '../../shared/settings.ts'
import { useAnnotations } from '../queries/annotations.ts'
import { useSettings } from '../queries/settings.ts'
import { type Desk, DeskContext, type Editing, type Passage } from './desk.ts'
import { flashPassage, paintActive, paintMarks, unpaintMarks } from './paint-marks.ts'
import { partOrphans } from './placed.ts'
import type { ReadingPage } from './reading-page.ts'
import { useHighlightActions } from './use-highlight-actions.ts'
import { useMarks, useSettled } from './use-settled.ts'

const NOTHING = { highlights: [], articleNotes: [] } as const

/** Holds an open article's highlights and notes for the margin and for what floats over the text, and paints them. */
export function AnnotationDesk({ page, children }: { page: ReadingPage; children: ReactNode }) {
  const stored = useAnnotations(page.articleId, page.versionId) ?? NOTHING
  const marking = useSettings('marking') ?? DEFAULT_SETTINGS.marking
  const [activeId, activate] = useState('')
  const [editing, edit] = useState<Editing | null>(null)
  const annotations = useSettled(stored, editing?.noteId ?? '')
  const typedAhead = useRef<string | null>(null)
  const stepped = useRef<Passage | null>(null)
  const [taggingId, setTagging] = useState('')
  const [focusId, focusCard] = useState('')
  const [said, announce] = useState('')
  const { placed, orphans } = useMemo(() => partOrphans(annotations.highlights), [annotations])
  const does = useHighlightActions(page, annotations.highlights, marking)
  const { passages, openAt } = page

  const marks = useMarks(placed)
  useEffect(() => {
    if (passages) paintMarks(passages, marks)
  }, [passages, marks])

  useEffect(() => unpaintMarks, [])

  const active = placed.find(({ highlight }) => highlight.id === activeId)?.anchor ?? null
  useEffect(() => {
    if (passages) paintActive(passages, active)
  }, [passages, active])

  const goTo = useCallback(
    (id: string) => {
      activate(id)
      const anchor = placed.find(({ highlight }) => highlight.id === id)?.anchor
      if (!passages || !anchor) return
      passages.reveal(anchor.start, anchor.end)
      flashPassage(passages, anchor.start, anchor.end)
    },
    [passages, placed],
  )

  // The highlight that the article was opened at is gone to once, when it and the text are there.
  // Without one, the place is gone back to that it was asked from.
  const opened = useRef('')
  const left = useRef(0)
  useEffect(() => {
    if (openAt === '' && opened.current !== '' && passages) {
      opened.current = ''
      passages.scroller.scrollTop = left.current
    }
    const isThere = passages !== null && placed.some(({ highlight }) => highlight.id === openAt)
    if (openAt === '' || opened.current === openAt || !isThere) return
    if (opened.current === '') left.current = passages.scroller.scrollTop
    opened.current = openAt
    goTo(openAt)
  }, [openAt, passages, placed, goTo])

  const { articleNotes } = annotations
  const desk = useMemo<Desk>(
    () => ({
      page,
      placed,
      orphans,
      articleNotes,
      marking,
      does,
      activeId,
      activate,
      goTo,
      editing,
      edit,
      typedAhead,
      stepped,
      taggingId,
      setTagging,
      focusId,
      focusCard,
      announce,
    }),
    [page, placed, orphans, articleNotes, marking, does, activeId, goTo, editing, taggingId, focusId],
  )

  return (
    <DeskContext value={desk}>
      {children}
      <div className="visually-hidden" role="status">
        {said}
      </div>
    </DeskContext>
  )
}
