import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { DEFAULT_SETTINGS } from '../../shared/settings.ts'
import { useAnnotations } from '../queries/annotations.ts'
import { useSettings } from '../queries/settings.ts'
import { type Desk, DeskContext, type Editing, type Passage } from './desk.ts'
import { flashPassage, paintActive, paintMarks, unpaintMarks } from './paint-marks.ts'
import { usePaintUnsure } from './paint-unsure.ts'
import { partOrphans } from './placed.ts'
import type { ReadingPage } from './reading-page.ts'
import { useHighlightActions } from './use-highlight-actions.ts'

const NOTHING = { highlights: [], articleNotes: [] } as const

/** Holds an open article's highlights and notes for the margin and for what floats over the text, and paints them. */
export function AnnotationDesk({ page, children }: { page: ReadingPage; children: ReactNode }) {
  const annotations = useAnnotations(page.articleId, page.versionId) ?? NOTHING
  const marking = useSettings('marking') ?? DEFAULT_SETTINGS.marking
  const [activeId, activate] = useState('')
  const [editing, edit] = useState<Editing | null>(null)
  const typedAhead = useRef<string | null>(null)
  const stepped = useRef<Passage | null>(null)
  const [taggingId, setTagging] = useState('')
  const [focusId, focusCard] = useState('')
  const [placingId, setPlacing] = useState('')
  const [said, announce] = useState('')
  const { placed, orphans } = useMemo(() => partOrphans(annotations.highlights), [annotations])
  const does = useHighlightActions(page, annotations.highlights, marking)
  const { passages, openAt, margin, showMargin } = page

  useEffect(() => {
    if (!passages) return
    paintMarks(
      passages,
      placed.map(({ highlight, anchor }) => ({
        start: anchor.start,
        end: anchor.end,
        color: highlight.color,
        style: highlight.style,
        createdAt: highlight.createdAt,
      })),
    )
  }, [passages, placed])

  useEffect(() => unpaintMarks, [])
  usePaintUnsure(passages, placed)

  const active = placed.find(({ highlight }) => highlight.id === activeId)
  useEffect(() => {
    if (passages) paintActive(passages, active?.anchor ?? null)
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
  const opened = useRef('')
  useEffect(() => {
    if (openAt === '' || opened.current === openAt || passages === null) return
    if (placed.some(({ highlight }) => highlight.id === openAt)) goTo(openAt)
    else if (orphans.some(({ highlight }) => highlight.id === openAt)) {
      if (margin === 'hidden') showMargin(true)
      activate(openAt)
      focusCard(openAt)
    } else return
    opened.current = openAt
  }, [openAt, passages, placed, orphans, goTo, margin, showMargin])

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
      placingId,
      setPlacing,
      announce,
    }),
    [
      page,
      placed,
      orphans,
      articleNotes,
      marking,
      does,
      activeId,
      goTo,
      editing,
      taggingId,
      focusId,
      placingId,
    ],
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
