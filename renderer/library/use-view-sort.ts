import { librarySettingsSchema } from '../../shared/settings.ts'
import { useActions } from '../actions/ActionsContext.tsx'
import type { ArticleSort, CollectionEntry, View, ViewSort } from '../queries/models.ts'
import { useCollections } from '../queries/places.ts'
import { useActing } from '../ui/use-acting.ts'

interface ViewOrder {
  /** The list made by hand that is shown; null for any other view. */
  readonly list: CollectionEntry | null
  readonly sort: ViewSort
  readonly onSort: (sort: ViewSort) => void
}

/** In which order a view stands: a list in its own unless another was chosen for it, all others as the library is sorted. */
export function useViewSort(
  view: View,
  librarySort: ArticleSort,
  onLibrarySort: (sort: ArticleSort) => void,
): ViewOrder {
  const actions = useActions()
  const act = useActing()
  const shown = useCollections()?.find(({ id }) => view.kind === 'collection' && view.collectionId === id)
  if (shown?.kind !== 'list')
    return {
      list: null,
      sort: librarySort,
      onSort: (sort) => {
        if (sort !== 'own') onLibrarySort(sort)
      },
    }
  const chosen = librarySettingsSchema.shape.sort.safeParse(shown.sort)
  return {
    list: shown,
    sort: chosen.success ? chosen.data : 'own',
    onSort: (sort) => void act(actions.sortList(shown.id, sort === 'own' ? '' : sort)),
  }
}
