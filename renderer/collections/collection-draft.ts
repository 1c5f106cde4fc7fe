import { type CollectionLook, collectionLookSchema } from '../../shared/library/collection.ts'
import type { CollectionEntry } from '../queries/models.ts'
import { messages } from '../ui/messages.ts'

/** A collection as it is written in the form. */
export interface CollectionDraft {
  readonly kind: CollectionEntry['kind']
  readonly name: string
  readonly query: string
  /** Empty at the top. */
  readonly parentId: string
  readonly look: Required<CollectionLook>
}

const NO_LOOK = { icon: '', color: '' } as const

export const NEW_DRAFT: CollectionDraft = { kind: 'query', name: '', query: '', parentId: '', look: NO_LOOK }

/** What is there, to be changed. A look that is not known here counts as none. */
export function draftOf({ kind, name, query, parentId, icon, color }: CollectionEntry): CollectionDraft {
  const { shape } = collectionLookSchema
  const look = {
    icon: shape.icon.safeParse(icon).data ?? '',
    color: shape.color.safeParse(color).data ?? '',
  } as const
  return { kind, name, query, parentId, look }
}

/** @param id empty for a new one */
export function formTitle(id: string, kind: CollectionEntry['kind']): string {
  const { form } = messages.collections
  if (id === '') return kind === 'list' ? form.newListTitle : form.newTitle
  return kind === 'list' ? form.editListTitle : form.editTitle
}
