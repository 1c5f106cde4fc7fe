import type { View } from '../queries/models.ts'
import { useCollections, useTagTree } from '../queries/places.ts'
import { messages } from '../ui/messages.ts'
import { findTag } from './sidebar/tag-rows.ts'
import { viewQuery } from './view-query.ts'

/** What a view is called, and what it shows as a query. Both are empty while a tag or collection is read. */
export function useViewName(view: View): { readonly name: string; readonly query: string } {
  const tree = useTagTree()
  const collections = useCollections()
  const tagPath = view.kind === 'tag' ? (findTag(tree ?? [], view.tagId)?.path ?? '') : ''
  const collection =
    view.kind === 'collection' ? collections?.find(({ id }) => id === view.collectionId) : undefined
  const query = viewQuery(view, { tagPath, collectionQuery: collection?.query ?? '' })
  if (view.kind === 'place') return { name: messages.library.places[view.place], query }
  return { name: view.kind === 'tag' ? tagPath : (collection?.name ?? ''), query }
}
