import { normalizeTagPath } from '../../shared/library/tag-path.ts'
import { type SavedArticle, saveArticle } from './save-article.ts'
import type { StorableArticle } from './storable-article.ts'
import type { Store } from './store.ts'
import { write } from './write.ts'

export interface SaveOptions {
  /** Tag paths, as they were typed; one that cannot be a tag is left out. */
  readonly tags?: readonly string[]
  /** When the person asked for it, if that was a while ago. */
  readonly at?: number
}

/** Stores a captured page: article, version, text, images, tags, log and counters in one transaction. */
export async function saveCapturedArticle(
  store: Store,
  storable: StorableArticle,
  { tags = [], at }: SaveOptions = {},
): Promise<SavedArticle> {
  const options = { kind: 'save-article', undoable: true, ...(at === undefined ? {} : { at }) } as const
  const { value } = await write(store, options, (tx) => saveArticle(tx, store, storable, validTagPaths(tags)))
  return value
}

/** Those of the tags that can be tags. */
export const validTagPaths = (tags: readonly string[]) =>
  tags.flatMap((tag) => {
    const path = normalizeTagPath(tag)
    return path.ok ? [path.value] : []
  })
