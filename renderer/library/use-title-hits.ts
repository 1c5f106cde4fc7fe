import { useEffect, useMemo, useState } from 'react'
import type { hitsInTitles } from './title-hits.ts'

type TitleHits = ReturnType<typeof hitsInTitles>

const NO_HITS: TitleHits = () => undefined

/** Where what was looked for stands in titles, one answer for each. The stems of words are fetched with the first search. */
export function useTitleHits(sought: string): TitleHits {
  const [find, setFind] = useState<typeof hitsInTitles | null>(null)
  const isSought = sought !== ''
  useEffect(() => {
    // Without them titles are shown without marks.
    if (isSought) import('./title-hits.ts').then((code) => setFind(() => code.hitsInTitles), reportError)
  }, [isSought])
  return useMemo(() => (find && isSought ? find(sought) : NO_HITS), [find, isSought, sought])
}
