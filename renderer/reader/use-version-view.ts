import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Version } from '../../shared/article/version.ts'
import { useActions } from '../actions/ActionsContext.tsx'
import type { OpenArticle, VersionPlaces } from '../queries/models.ts'
import { useVersionPlaces } from '../queries/version-places.ts'
import { messages } from '../ui/messages.ts'
import { useAnnouncer } from '../ui/StatusLine.tsx'
import { useActing } from '../ui/use-acting.ts'
import type { VersionPair } from './CompareVersions.tsx'
import type { VersionLooks } from './use-version-look.ts'

/** The versions of the open article, as the reader shows them. */
export interface VersionView {
  readonly shown: Version
  /** The one that the article shows by itself; undefined when it is not there any more. */
  readonly own: Version | undefined
  /** The newest, when that is newer than the article's own. */
  readonly newer: Version | undefined
  /** Where one came from, else the article's own; null where one is there. */
  readonly backTo: Version | null
  /** How the highlights stand in each version; undefined while that is counted. */
  readonly places: ReadonlyMap<string, VersionPlaces> | undefined
  /** @param highlightId a highlight to go to in it; empty for none */
  show(versionId: string, highlightId?: string): void
  back(): void
  /** Makes the version that is shown the article's own. */
  use(): void
  /** The two versions that are compared; null while none are. */
  readonly compared: VersionPair | null
  /** Compares two versions; without any, the one that is shown with the one before it. */
  compare(pair?: VersionPair | null): void
}

/** @param offset what is read now, in UTF-16 units of the text */
export function useVersionView(open: OpenArticle, looks: VersionLooks, offset: number): VersionView {
  const { article, version: shown, versions } = open
  const places = useVersionPlaces(article.id)
  const actions = useActions()
  const act = useActing()
  const { say } = useAnnouncer()
  const { look, show: lookAt, back: comeBack } = looks
  const place = useRef(offset)
  place.current = offset

  const byId = (id: string) => versions.find((version) => version.id === (id || article.versionId))
  const own = byId('')
  const from = look?.from ? byId(look.from.versionId) : undefined
  const backTo = from && from.id !== shown.id ? from : own && own.id !== shown.id ? own : null
  const newest = versions[0]
  const newer = newest && own && newest.capturedAt > own.capturedAt ? newest : undefined
  const isBackFrom = from !== undefined && backTo === from
  const ownId = article.versionId

  const show = useCallback(
    (versionId: string, highlightId = '') => {
      const toLook = (id: string) => (id === ownId ? '' : id)
      lookAt(toLook(versionId), highlightId, {
        versionId: toLook(shown.id),
        highlightId,
        offset: place.current,
      })
    },
    [lookAt, ownId, shown.id],
  )
  const back = useCallback(() => {
    if (isBackFrom) comeBack()
    else show(ownId)
  }, [isBackFrom, comeBack, show, ownId])
  const use = useCallback(
    () => void act(actions.showVersion(article.id, shown.id), messages.reader.versions.used),
    [act, actions, article.id, shown.id],
  )

  const [compared, setCompared] = useState<VersionPair | null>(null)
  const compare = useCallback(
    (pair?: VersionPair | null) => setCompared(pair === undefined ? pairWith(shown.id, versions) : pair),
    [shown.id, versions],
  )

  // Told when a version opens in place of another; what stands at the head of the article may be far from what is read.
  const isElsewhere = own !== undefined && own.id !== shown.id
  const isLooking = look !== null
  const { capturedAt } = shown
  // Only when it opens: that it became the article's own is told by what made it so.
  // biome-ignore lint/correctness/useExhaustiveDependencies: as just said
  useEffect(() => {
    if (isLooking) say(messages.reader.versions.arrived(capturedAt, !isElsewhere))
  }, [shown.id])

  return useMemo(
    () => ({ shown, own, newer, backTo, places, show, back, use, compared, compare }),
    [shown, own, newer, backTo, places, show, back, use, compared, compare],
  )
}

/** A version with the one before it; the oldest with the one after it. Null where there is but one. */
function pairWith(id: string, newestFirst: readonly Version[]): VersionPair | null {
  const at = newestFirst.findIndex((version) => version.id === id)
  const older = newestFirst[at + 1]
  const newer = newestFirst[at - 1]
  if (older) return { before: older.id, after: id }
  return newer ? { before: id, after: newer.id } : null
}
