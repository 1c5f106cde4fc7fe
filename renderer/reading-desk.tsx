import { AnnotationDesk } from './annotations/AnnotationDesk.tsx'
import { Margin } from './annotations/Margin.tsx'
import { Marks } from './annotations/Marks.tsx'
import { ReaderScreen } from './reader/ReaderScreen.tsx'
import type { ReaderDoors, ReaderSlots } from './reader/reader-slots.ts'

/** Joins the reader and what is written in its margin, which know nothing of each other. */
const SLOTS: ReaderSlots = { Desk: AnnotationDesk, Margin, Marks }

interface ReadingDeskProps {
  articleId: string
  highlightId: string
  doors: ReaderDoors
}

/** An article open for reading and marking. */
export function ReadingDesk({ articleId, highlightId, doors }: ReadingDeskProps) {
  return (
    <ReaderScreen
      key={articleId}
      articleId={articleId}
      highlightId={highlightId}
      doors={doors}
      slots={SLOTS}
    />
  )
}
