import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { DEFAULT_SETTINGS } from '../../shared/settings.ts'
import { useAnnotations } from '../queries/annotations.ts'
import { useSettings } from '../queries/settings.ts'
import { useColorNames } from '../ui/color-names.ts'
import { ColorNameField, type Naming } from './ColorNameField.tsx'
import { type Desk, DeskContext, type Editing, type Stepped } from './desk.ts'
import { withDrawn } from './drawn-elements.ts'
import { flashElement, paintElements } from './paint-elements.ts'
import { flashPassage, paintActive, paintMarks, unpaintMarks } from './paint-marks.ts'
import { partOrphans } from './placed.ts'
import type { ReadingPage } from './reading-page.ts'
import { useHighlightActions } from './use-highlight-actions.ts'
import { useMovedEnds } from './use-moved-ends.ts'

const NOTHING = { highlights: [], articleNotes: [] } as const

/** Holds an open article's highlights and notes for the margin and for what floats over the text, and paints them. */
export function AnnotationDesk({ page, children }: { page: ReadingPage; children: ReactNode }) {
  const annotations = useAnnotations(page.articleId, page.versionId) ?? NOTHING
  const marking = useSettings('marking') ?? DEFAULT_SETTINGS.marking
  const [activeId, activate] = useState('')
  const [editing, edit] = useState<Editing | null>(null)
  const typedAhead = useRef<string | null>(null)
  const stepped = useRef<Stepped | null>(null)
  const [taggingId, setTagging] = useState('')
  const [focusId, focusCard] = useState('')
  const [said, announce] = useState('')
  const names = useColorNames()
  const [naming, setNaming] = useState<Naming | null>(null)
  const parted = useMemo(() => partOrphans(annotations.highlights), [annotations])
  const placed = useMemo(() => withDrawn(page, parted.placed), [page, parted])
  const { orphans } = parted
  const does = useHighlightActions(page, annotations.highlights, marking, names)
  const { moved, moveEnds, letGoOfEnd } = useMovedEnds(page, placed)
  const movedId = moved?.id
  const { passages, openAt } = page

  useEffect(() => {
    if (!passages) return
    const painted = placed.filter(({ highlight, drawn }) => !drawn && highlight.id !== movedId)
    paintMarks(
      passages,
      painted.map(({ highlight, anchor }) => ({
        start: anchor.start,
        end: anchor.end,
        color: highlight.color,
        style: highlight.style,
        createdAt: highlight.createdAt,
      })),
    )
  }, [passages, placed, movedId])

  useEffect(
    () =>
      paintElements(
        placed.flatMap(({ highlight, drawn }) => (drawn ? { highlight, drawn } : [])),
        activeId,
      ),
    [placed, activeId],
  )

  useEffect(() => unpaintMarks, [])

  const active = placed.find(({ highlight }) => highlight.id === activeId)
  useEffect(() => {
    if (passages) paintActive(passages, active && !active.drawn && !movedId ? active.anchor : null)
  }, [passages, active, movedId])

  const goTo = useCallback(
    (id: string) => {
      activate(id)
      const one = placed.find(({ highlight }) => highlight.id === id)
      if (!passages || !one) return
      const { anchor, drawn } = one
      passages.reveal(anchor.start, anchor.end, drawn)
      if (drawn) flashElement(drawn)
      else flashPassage(passages, anchor.start, anchor.end)
    },
    [passages, placed],
  )

  // The highlight that the article was opened at is gone to once, when it and the text are there.
  const opened = useRef('')
  useEffect(() => {
    const isThere = passages !== null && placed.some(({ highlight }) => highlight.id === openAt)
    if (openAt === '' || opened.current === openAt || !isThere) return
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
      names,
      nameColor: (color, at) => {
        const { left, bottom: top } = at.getBoundingClientRect()
        const selection = getSelection()
        const range = selection?.isCollapsed === false ? selection.getRangeAt(0).cloneRange() : null
        setNaming({ color, left, top, range })
      },
      moved,
      moveEnds,
      letGoOfEnd,
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
      names,
      moved,
      moveEnds,
      letGoOfEnd,
    ],
  )

  return (
    <DeskContext value={desk}>
      {children}
      {naming ? <ColorNameField key={naming.color} naming={naming} onDone={() => setNaming(null)} /> : null}
      <div className="visually-hidden" role="status">
        {said}
      </div>
    </DeskContext>
  )
}
