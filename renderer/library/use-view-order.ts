import { type ListLook, readLook, writeLook } from '../../shared/library/list-look.ts'
import { type LibrarySettings, librarySettingsSchema } from '../../shared/settings.ts'
import { useActions } from '../actions/ActionsContext.tsx'
import type { CollectionEntry, View, ViewSort } from '../queries/models.ts'
import { useCollections } from '../queries/places.ts'
import { useActing } from '../ui/use-acting.ts'

interface ViewOrder {
  /** The list made by hand that is shown; null for any other view. */
  readonly list: CollectionEntry | null
  readonly sort: ViewSort
  readonly onSort: (sort: ViewSort) => void
  readonly look: ListLook
  readonly onLook: (look: ListLook) => void
}

/**
 * In which order a view stands, and how it looks. A collection keeps what was chosen for it; until then a list stands in its own order,
 * and everything else as the library does.
 */
export function useViewOrder(
  view: View,
  library: Pick<LibrarySettings, 'sort' | 'look'>,
  onLibrary: (patch: Partial<Pick<LibrarySettings, 'sort' | 'look'>>) => void,
): ViewOrder {
  const actions = useActions()
  const act = useActing()
  const shown = useCollections()?.find(({ id }) => view.kind === 'collection' && view.collectionId === id)
  if (!shown)
    return {
      list: null,
      ...library,
      onSort: (sort) => {
        if (sort !== 'own') onLibrary({ sort })
      },
      onLook: (look) => onLibrary({ look }),
    }
  const isList = shown.kind === 'list'
  const chosen = librarySettingsSchema.shape.sort.safeParse(shown.sort)
  return {
    list: isList ? shown : null,
    sort: chosen.success ? chosen.data : isList ? 'own' : library.sort,
    onSort: (sort) => void act(actions.arrangeCollection(shown.id, { sort: sort === 'own' ? '' : sort })),
    look: readLook(shown.view) ?? library.look,
    onLook: (look) => void act(actions.arrangeCollection(shown.id, { view: writeLook(look) })),
  }
}
