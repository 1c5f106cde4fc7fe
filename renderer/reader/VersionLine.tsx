import { useRef } from 'react'
import { isMuchThinner } from '../../shared/article/much-thinner.ts'
import type { Version } from '../../shared/article/version.ts'
import { useUnsettled } from '../queries/version-places.ts'
import { Button } from '../ui/Button.tsx'
import { messages } from '../ui/messages.ts'
import styles from './ArticleHead.module.css'
import type { VersionView } from './use-version-view.ts'

interface VersionLineProps {
  articleId: string
  view: VersionView
  /** Shows the highlights; null where they are shown. */
  onShowHighlights: (() => void) | null
}

/** Says which version this is, or that a newer one is there, and how the highlights stand in it. */
export function VersionLine({ articleId, view, onShowHighlights }: VersionLineProps) {
  const { shown, own, newer, backTo, places } = view
  const words = messages.reader.versions
  const unsettled = useUnsettled(articleId)
  const line = useRef<HTMLDivElement>(null)
  const isOwn = own?.id === shown.id
  const offered = isOwn ? newer : undefined
  const told = offered ?? shown
  const counts = places?.get(told.id)
  const toLookAt = isOwn && !offered && unsettled ? words.unsettled(unsettled.unsure, unsettled.orphaned) : ''
  if (isOwn && !offered && toLookAt === '' && !backTo) return null

  const says = offered
    ? words.newer(offered.capturedAt)
    : isOwn
      ? ''
      : words.looking(shown.capturedAt, own?.capturedAt ?? 0)
  const isNewer = own !== undefined && told.capturedAt > own.capturedAt
  const stand = isOwn && !offered ? toLookAt : counts ? words.places(counts, isNewer) : ''
  const thin = told === own ? '' : saysThinner(told, own)
  const hasMore = !offered && counts !== undefined && counts.unsure + counts.orphaned > 0
  const use = () => {
    view.use()
    // The button goes away with the question.
    line.current?.closest('main')?.focus({ preventScroll: true })
  }
  return (
    <div ref={line} className={styles.notice} data-testid="version-line">
      <p>
        <bdi>{[says, thin, stand].filter(Boolean).join(' ')}</bdi>
      </p>
      <div className={styles.ways}>
        {offered && backTo?.id !== offered.id ? (
          <Quiet onPress={() => view.show(offered.id)}>{words.look}</Quiet>
        ) : null}
        {own && told.id !== own.id ? (
          <Quiet
            onPress={() =>
              view.compare(isNewer ? { before: own.id, after: told.id } : { before: told.id, after: own.id })
            }
          >
            {messages.reader.compare.short}
          </Quiet>
        ) : null}
        {isOwn ? null : <Quiet onPress={use}>{words.use}</Quiet>}
        {backTo ? <Quiet onPress={view.back}>{words.back(backTo.capturedAt)}</Quiet> : null}
        {hasMore && onShowHighlights ? (
          <Quiet onPress={onShowHighlights}>{words.showHighlights}</Quiet>
        ) : null}
      </div>
    </div>
  )
}

/** A version that is probably cut short is said to be. */
function saysThinner(told: Version, own: Version | undefined): string {
  const before = own?.captured?.wordCount ?? 0
  const words = told.captured?.wordCount ?? before
  return isMuchThinner(before, words) ? messages.reader.versions.thinner(words, before) : ''
}

function Quiet({ onPress, children }: { onPress: () => void; children: string }) {
  return (
    <Button size="small" variant="quiet" className={styles.show ?? ''} onPress={onPress}>
      {children}
    </Button>
  )
}
