import { MessageSquarePlus } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { noteLinkKey } from '../../shared/annotation/note-links.ts'
import { Backlinks } from '../notes/Backlinks.tsx'
import { Button } from '../ui/Button.tsx'
import { messages } from '../ui/messages.ts'
import { useDesk } from './desk.ts'
import styles from './Margin.module.css'
import { NoteList } from './NoteList.tsx'

/** Room under the notes on the article before the first card. CSS pixels. */
const BELOW = 16

/** Notes on the article as a whole, at the head of the margin. @param onHeight tells where the cards may begin */
export function ArticleNotes({ onHeight }: { onHeight: (height: number) => void }) {
  const { page, articleNotes, editing, edit } = useDesk()
  const box = useRef<HTMLElement>(null)
  const words = messages.annotations.margin
  const { articleId } = page
  const isWriting = editing?.targetId === articleId

  useEffect(() => {
    const element = box.current
    if (!element) return
    const observer = new ResizeObserver(() => onHeight(element.offsetHeight + BELOW))
    observer.observe(element)
    return () => observer.disconnect()
  }, [onHeight])

  return (
    <section ref={box} className={styles.articleNotes} aria-label={words.articleNotes}>
      {articleNotes.length > 0 || isWriting ? (
        <div className={styles.note}>
          <NoteList
            targetKind="article"
            targetId={articleId}
            notes={articleNotes}
            isOpen
            onDone={() => box.current?.querySelector<HTMLElement>('button')?.focus()}
          />
        </div>
      ) : null}
      {isWriting ? null : (
        <Button
          size="small"
          variant="quiet"
          className={styles.add ?? ''}
          icon={<MessageSquarePlus />}
          onPress={() => edit({ targetId: articleId, noteId: null })}
        >
          {words.addArticleNote}
        </Button>
      )}
      <Backlinks keys={[noteLinkKey({ kind: 'article', articleId, highlightId: '' })]} />
    </section>
  )
}
