import { useCallback, useMemo, useState } from 'react'

/** A place in a version of the open article. */
export interface VersionPlace {
  /** Empty for the article's own version, whichever that is by then. */
  readonly versionId: string
  /** The highlight at hand; empty for none. */
  readonly highlightId: string
  /** What is read, in UTF-16 units of the version's text; null for the place that was kept. */
  readonly offset: number | null
}

/** A place that is looked at, and the one from where one went there. */
export interface VersionLook extends VersionPlace {
  readonly from: VersionLook | null
}

/** Goes to a version: back to where one was in it, unless a highlight there is asked for. */
export function lookAt(
  current: VersionLook | null,
  versionId: string,
  highlightId: string,
  here: VersionPlace,
): VersionLook {
  const from: VersionLook = { ...here, from: current?.from ?? null }
  if (highlightId === '')
    for (let past: VersionLook | null = from.from; past; past = past.from)
      if (past.versionId === versionId) return past
  return { versionId, highlightId, offset: null, from }
}

/** Which version is looked at, when it is not simply the article's own. */
export interface VersionLooks {
  readonly look: VersionLook | null
  /** @param here where one is now, to come back to */
  show(versionId: string, highlightId: string, here: VersionPlace): void
  back(): void
}

/** @param highlightId the highlight that the article was opened at; another one ends all looking elsewhere */
export function useVersionLooks(highlightId: string): VersionLooks {
  const [state, setState] = useState<{ openedAt: string; look: VersionLook } | null>(null)
  const look = state?.openedAt === highlightId ? state.look : null

  const show = useCallback(
    (versionId: string, wanted: string, here: VersionPlace) =>
      setState((last) => ({
        openedAt: highlightId,
        look: lookAt(last?.openedAt === highlightId ? last.look : null, versionId, wanted, here),
      })),
    [highlightId],
  )
  const back = useCallback(() => setState((last) => last && comeBack(last)), [])
  return useMemo(() => ({ look, show, back }), [look, show, back])
}

function comeBack<T extends { look: VersionLook }>(last: T): T {
  return last.look.from ? { ...last, look: last.look.from } : last
}
