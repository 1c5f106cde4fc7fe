import type { View } from './models.ts'

/** Names a view in one word, so that equal views are the same question. */
export function viewKey(view: View): string {
  if (view.kind === 'place') return `place:${view.place}`
  return view.kind === 'tag' ? `tag:${view.tagId}` : `collection:${view.collectionId}`
}

/** The view that `viewKey` named. */
export function viewOf(key: string): View {
  const [kind = '', ...rest] = key.split(':')
  const id = rest.join(':')
  if (kind === 'tag') return { kind, tagId: id }
  if (kind === 'collection') return { kind, collectionId: id }
  return { kind: 'place', place: id as Extract<View, { kind: 'place' }>['place'] }
}
