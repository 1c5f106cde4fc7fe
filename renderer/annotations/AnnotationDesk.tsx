import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { DEFAULT_SETTINGS } from '../../shared/settings.ts'
import { useKeyText } from '../commands/KeymapContext.tsx'
import { useAnnotations } from '../queries/annotations.ts'
import { useSettings } from '../queries/settings.ts'
import { useColorNames } from '../ui/color-names.ts'
import { ColorNameField, type Naming } from './ColorNameField.tsx'
import { type Desk, DeskContext, type Editing, type Stepped } from './desk.ts'
import { withDrawn } from './drawn-elements.ts'
import { flashElement, paintElements } from './paint-elements.ts'
import { flashPassage, paintActive, paintMarks, unpaintMarks } from './paint-marks.ts'
import { usePaintUnsure } from './paint-unsure.ts'
import { partOrphans } from './placed.ts'
import type { ReadingPage } from './reading-page.ts'
import { useHighlightActions } from './use-highlight-actions.ts'
import { useMovedEnds } from './use-moved-ends.ts'
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
  const stepped = useRef<Stepped | null>(null)
  const [taggingId, setTagging] = useState('')
  const [focusId, focusCard] = useState('')
  const [placingId, setPlacing] = useState('')
  const [said, announce] = useState('')
  const names = useColorNames()
  const [naming, setNaming] = useState<Naming | null>(null)
  const parted = useMemo(() => partOrphans(annotations.highlights), [annotations])
  const placed = useMemo(() => withDrawn(page, parted.placed), [page, parted])
  const { orphans } = parted
  const does = useHighlightActions(page, annotations.highlights, marking, names)
  const { moved, moveEnds, letGoOfEnd } = useMovedEnds(page, placed)
  const movedId = moved?.id
  const { passages, openAt, margin, showMargin } = page

  const marks = useMarks(placed, movedId ?? '')
  useEffect(() => {
    if (passages) paintMarks(passages, marks)
  }, [passages, marks])

  useEffect(
    () =>
      paintElements(
        placed.flatMap(({ highlight, drawn }) => (drawn ? { highlight, drawn } : [])),
        activeId,
      ),
    [placed, activeId],
  )

  useEffect(() => unpaintMarks, [])
  usePaintUnsure(passages, placed)

  const atHand = placed.find(({ highlight }) => highlight.id === activeId)
  const active = atHand && !atHand.drawn && !movedId ? atHand.anchor : null
  useEffect(() => {
    if (passages) paintActive(passages, active)
  }, [passages, active])

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
  // Without one, the place is gone back to that it was asked from.
  const opened = useRef('')
  const left = useRef(0)
  useEffect(() => {
    if (openAt === '' && opened.current !== '' && passages) {
      opened.current = ''
      passages.scroller.scrollTop = left.current
    }
    if (openAt === '' || opened.current === openAt || passages === null) return
    const from = passages.scroller.scrollTop
    if (placed.some(({ highlight }) => highlight.id === openAt)) goTo(openAt)
    else if (orphans.some(({ highlight }) => highlight.id === openAt)) {
      if (margin === 'hidden') showMargin(true)
      activate(openAt)
      focusCard(openAt)
    } else return
    if (opened.current === '') left.current = from
    opened.current = openAt
  }, [openAt, passages, placed, orphans, goTo, margin, showMargin])

  const { articleNotes } = annotations
  const markKey = useKeyText()('marking.mark')
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
      placingId,
      setPlacing,
      markKey,
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
      markKey,
      letGoOfEnd,
      placingId,
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
