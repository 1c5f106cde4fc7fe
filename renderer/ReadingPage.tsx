import { useEffect, useMemo, useState } from 'react'
import styles from './App.module.css'
import { AnnotationDesk } from './annotations/AnnotationDesk.tsx'
import { Margin } from './annotations/Margin.tsx'
import { Marks } from './annotations/Marks.tsx'
import { useExporting } from './exporting/ExportingContext.tsx'
import { DetailsPanel } from './library/DetailsPanel.tsx'
import { type ListMemory, nextArticle } from './library/list-memory.ts'
import { useArticleCommands } from './library/use-article-commands.ts'
import { useNavigation } from './NavigationContext.tsx'
import { useBridge } from './platform/PlatformContext.tsx'
import { ReaderScreen } from './reader/ReaderScreen.tsx'
import type { ReaderDoors, ReaderSlots } from './reader/reader-slots.ts'

const READER_SLOTS: ReaderSlots = { Desk: AnnotationDesk, Margin, Marks }

interface ReadingPageProps {
  articleId: string
  highlightId: string
  words: string
  backLabel: string
  /** Whether it was opened from the notebook, to which it then leads back. */
  isInNotebook: boolean
  memory: React.RefObject<ListMemory | null>
  onCollect: (ids: readonly string[]) => void
}

/** The reader with what is joined to it: marks, margin, details, and the way back and on. */
export function ReadingPage(props: ReadingPageProps) {
  const { articleId, highlightId, words, backLabel, isInNotebook, memory, onCollect } = props
  const { canGoBack, back, go, replace } = useNavigation()
  const bridge = useBridge()
  const commands = useArticleCommands()
  const { saveNotes, saveAnnotations } = useExporting()
  const [editing, setEditing] = useState('')
  // Shown once: who comes back to the article comes to the place that was kept.
  const [sought] = useState(words)
  useEffect(() => {
    if (words !== '') replace({ articleId, highlightId, notebook: isInNotebook })
  }, [words, replace, articleId, highlightId, isInNotebook])
  const doors = useMemo<ReaderDoors>(() => {
    const onBack = () => (canGoBack ? back() : go({ notebook: isInNotebook }))
    return {
      backLabel,
      onBack,
      onNext: () => {
        const next = isInNotebook ? '' : nextArticle(memory.current, articleId)
        if (next === '') onBack()
        else replace({ articleId: next })
      },
      onEditDetails: setEditing,
      onCollect: (id) => onCollect([id]),
      onExport: (id) => void saveNotes(id),
      onExportAnnotations: (id) => void saveAnnotations([id]),
      onOpenWindow: (id) => void bridge.call('openArticleWindow', { articleId: id }),
    }
  }, [
    backLabel,
    isInNotebook,
    canGoBack,
    back,
    go,
    replace,
    memory,
    articleId,
    bridge,
    onCollect,
    saveNotes,
    saveAnnotations,
  ])
  return (
    <>
      <div className={styles.content}>
        <ReaderScreen
          articleId={articleId}
          highlightId={highlightId}
          words={sought}
          doors={doors}
          slots={READER_SLOTS}
        />
      </div>
      {editing === '' ? null : (
        <DetailsPanel articleId={editing} onSave={commands.edit} onClose={() => setEditing('')} />
      )}
    </>
  )
}
