import { Button } from '../ui/Button.tsx'
import { messages } from '../ui/messages.ts'
import styles from './ArticleHead.module.css'
import type { VersionView } from './use-version-view.ts'

interface VersionLineProps {
  view: VersionView
  /** Shows the highlights; null where they are shown. */
  onShowHighlights: (() => void) | null
}

/** Says which version this is, or that a newer one is there, and how the highlights stand in it. */
export function VersionLine({ view, onShowHighlights }: VersionLineProps) {
  const { shown, own, newer, backTo, places } = view
  const words = messages.reader.versions
  const isOwn = own?.id === shown.id
  const offered = isOwn && newer ? newer : null
  const told = offered ?? shown
  const counts = places?.get(told.id)
  const isOffer = offered !== null
  const unsettled = counts && { unsure: counts.unsure, orphaned: counts.orphaned - counts.leftOut }
  const isToBeLookedAt = unsettled !== undefined && unsettled.unsure + unsettled.orphaned > 0
  if (isOwn && !isOffer && !isToBeLookedAt && !backTo) return null

  const says = isOffer
    ? words.newer(offered.capturedAt)
    : isOwn
      ? ''
      : words.looking(shown.capturedAt, own?.capturedAt ?? 0)
  const stand = !counts
    ? ''
    : isOwn && !isOffer
      ? words.unsettled(counts.unsure, counts.orphaned - counts.leftOut)
      : words.places(counts, own !== undefined && told.capturedAt > own.capturedAt)
  return (
    <p className={styles.notice} data-testid="version-line">
      <bdi>{[says, stand].filter(Boolean).join(' ')}</bdi>{' '}
      {isOffer && backTo?.id !== offered.id ? (
        <Quiet onPress={() => view.show(offered.id)}>{words.look}</Quiet>
      ) : null}
      {isOwn ? null : <Quiet onPress={view.use}>{words.use}</Quiet>}
      {backTo ? <Quiet onPress={view.back}>{words.back(backTo.capturedAt)}</Quiet> : null}
      {isToBeLookedAt && !isOffer && onShowHighlights ? (
        <Quiet onPress={onShowHighlights}>{words.showHighlights}</Quiet>
      ) : null}
    </p>
  )
}

function Quiet({ onPress, children }: { onPress: () => void; children: string }) {
  return (
    <Button size="small" variant="quiet" className={styles.show ?? ''} onPress={onPress}>
      {children}
    </Button>
  )
}
