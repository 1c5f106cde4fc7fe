import { useMemo } from 'react'
import { useOpenArticle, useReading } from '../queries/article.ts'
import { useSettings } from '../queries/settings.ts'
import { useStartEnd } from '../queries/start-is-over.ts'
import { Button } from '../ui/Button.tsx'
import { messages } from '../ui/messages.ts'
import { OpenReader } from './OpenReader.tsx'
import styles from './Reader.module.css'
import type { ReaderDoors, ReaderSlots } from './reader-slots.ts'
import { useVersionLooks } from './use-version-look.ts'

interface ReaderScreenProps {
  articleId: string
  /** A highlight to open at; empty for the place that was kept. */
  highlightId: string
  /** What was looked for in the library, as it was typed; empty for nothing. */
  words: string
  doors: ReaderDoors
  slots: ReaderSlots
}

/** The reading screen: an article, its outline, its margin. Mount it anew (by `key`) for another article. */
export function ReaderScreen({ articleId, highlightId, words, doors, slots }: ReaderScreenProps) {
  const looks = useVersionLooks(highlightId)
  const { look } = looks
  const open = useOpenArticle(articleId, look?.versionId || undefined)
  const reading = useReading(articleId)
  const settings = useSettings('reader')
  const openAt = look ? look.highlightId : highlightId
  const shownId = open?.version.id
  const isReadingKnown = reading !== undefined
  // The place that was kept when a version opened: the reader is not drawn again for each place that is kept while reading.
  // biome-ignore lint/correctness/useExhaustiveDependencies: as just said
  const startOffset = useMemo(() => reading?.offset ?? 0, [shownId, isReadingKnown])

  useStartEnd(open === null || (open !== undefined && settings !== undefined && isReadingKnown))

  if (open === null)
    return (
      <main className={styles.gone}>
        <h1>{messages.reader.gone.title}</h1>
        <p>{messages.reader.gone.hint}</p>
        <Button onPress={doors.onBack}>{messages.reader.bar.back(doors.backLabel)}</Button>
      </main>
    )
  if (!open || !settings || !isReadingKnown)
    return <main className={styles.reader} aria-busy="true" aria-label={messages.reader.article} />
  return (
    <OpenReader
      key={open.version.id}
      open={open}
      settings={settings}
      startOffset={look?.offset ?? (openAt === '' ? startOffset : 0)}
      isFinished={(reading?.finishedAt ?? 0) > 0}
      highlightId={openAt}
      words={look ? '' : words}
      doors={doors}
      slots={slots}
      looks={looks}
    />
  )
}
