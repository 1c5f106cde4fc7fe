import { useCallback } from 'react'
import { type LinkTarget, rankLinkTargets } from '../../shared/annotation/link-completion.ts'
import type { NoteLink } from '../../shared/annotation/note-links.ts'
import { type Backlink, type LinkedThing, readBacklinks, readLinkedThing } from '../storage/backlinks.ts'
import type { OffprintDatabase } from '../storage/database.ts'
import { readLightArticles } from '../storage/light-articles.ts'
import { readLightHighlights } from '../storage/light-highlights.ts'
import { useDatabase } from './StorageContext.tsx'
import { useLive } from './use-live.ts'

/** The notes that link to any of these things, last changed first. @param keys as `noteLinkKey` makes them */
export function useBacklinks(keys: readonly string[]): readonly Backlink[] | undefined {
  const db = useDatabase()
  const joined = keys.join(' ')
  const query = useCallback(() => readBacklinks(db, joined.split(' ')), [db, joined])
  return useLive(joined === '' ? null : query, joined)
}

/** What a link in a note leads to, followed while it is renamed, thrown away or taken back. */
export function useLinkedThing({ kind, articleId, highlightId }: NoteLink): LinkedThing | undefined {
  const db = useDatabase()
  const query = useCallback(
    () => readLinkedThing(db, { kind, articleId, highlightId }),
    [db, kind, articleId, highlightId],
  )
  return useLive(query, `${articleId} ${highlightId}`)
}

async function readLinkTargets(db: OffprintDatabase, query: string, here: string): Promise<LinkTarget[]> {
  const highlights = await readLightHighlights(db)
  const { byId, newestFirst } = await readLightArticles(db)
  const titleOf = (id: string) => {
    const article = byId.get(id)
    return article?.deletedAt === 0 ? article.title : null
  }
  return rankLinkTargets(newestFirst, highlights, titleOf, query, here)
}

/**
 * What somebody may want to link to, likeliest first. While the library is read for the first time there is none yet.
 * @param query null asks nothing
 * @param here the article whose note is written; empty for none
 */
export function useLinkTargets(query: string | null, here: string): readonly LinkTarget[] | undefined {
  const db = useDatabase()
  const ask = useCallback(() => readLinkTargets(db, query ?? '', here), [db, query, here])
  return useLive(query === null ? null : ask, 'link targets')
}
