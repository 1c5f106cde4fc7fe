import { BookmarkPlus } from 'lucide-react'
import { useActions } from '../actions/ActionsContext.tsx'
import type { View } from '../queries/models.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { messages } from '../ui/messages.ts'
import { Popover } from '../ui/Popover.tsx'
import { useActing } from '../ui/use-acting.ts'
import { CollectionForm } from './CollectionForm.tsx'
import { NEW_DRAFT } from './collection-draft.ts'
import styles from './SaveQuery.module.css'

interface SaveQueryProps {
  /** What the list shows, as a query. */
  query: string
  onGo: (view: View) => void
}

/** Keeps what the list shows as a collection. */
export function SaveQuery({ query, onGo }: SaveQueryProps) {
  const actions = useActions()
  const act = useActing()
  const text = messages.collections
  return (
    <Popover
      label={text.form.newTitle}
      trigger={
        <IconButton
          label={messages.library.filter.save}
          icon={<BookmarkPlus />}
          className={styles.button ?? ''}
        />
      }
    >
      {(close) => (
        <CollectionForm
          start={{ ...NEW_DRAFT, query }}
          onCancel={close}
          onSave={async (draft) => {
            const added = await act(actions.addCollection(draft), text.said.added(draft.name))
            if (!added) return
            close()
            onGo({ kind: 'collection', collectionId: added.value.collectionId })
          }}
        />
      )}
    </Popover>
  )
}
