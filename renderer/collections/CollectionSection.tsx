import { Hash, Pencil, Plus, Trash2 } from 'lucide-react'
import { useRef, useState } from 'react'
import { useActions } from '../actions/ActionsContext.tsx'
import type { CollectionEntry, View } from '../queries/models.ts'
import { useCollections } from '../queries/places.ts'
import { ContextMenu, type MenuPoint, menuPoint } from '../ui/ContextMenu.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { MenuItem, MenuSeparator } from '../ui/Menu.tsx'
import { messages } from '../ui/messages.ts'
import { PopoverAt } from '../ui/Popover.tsx'
import { SidebarItem } from '../ui/SidebarItem.tsx'
import { useActing } from '../ui/use-acting.ts'
import { type CollectionDraft, CollectionForm } from './CollectionForm.tsx'
import styles from './CollectionSection.module.css'

interface CollectionSectionProps {
  view: View | null
  onGo: (view: View) => void
  /** The collection on show was deleted. */
  onGone: () => void
}

/** What the form is for: a new collection, or one that is there. */
type Editing = { readonly id: string; readonly start: CollectionDraft }

const NEW: Editing = { id: '', start: { name: '', query: '' } }

/** The sidebar's collections: saved queries, each with its count. F2 edits, Delete deletes. */
export function CollectionSection({ view, onGo, onGone }: CollectionSectionProps) {
  const collections = useCollections()
  const actions = useActions()
  const act = useActing()
  const [menu, setMenu] = useState<{ entry: CollectionEntry; point: MenuPoint } | null>(null)
  const [editing, setEditing] = useState<Editing | null>(null)
  const anchor = useRef<Element | null>(null)
  const heading = useRef<HTMLDivElement>(null)
  const { said, ...text } = messages.collections
  const shownId = view?.kind === 'collection' ? view.collectionId : ''

  const edit = (entry: CollectionEntry) => setEditing({ id: entry.id, start: entry })
  const remove = (entry: CollectionEntry) => {
    if (entry.id === shownId) onGone()
    void act(actions.deleteCollection(entry.id), said.deleted(entry.name))
  }
  const save = async (id: string, draft: CollectionDraft) => {
    setEditing(null)
    if (id !== '') await act(actions.editCollection(id, draft), said.edited(draft.name))
    else {
      const added = await act(actions.addCollection(draft), said.added(draft.name))
      if (added) onGo({ kind: 'collection', collectionId: added.value.collectionId })
    }
  }

  return (
    <>
      <div className={styles.head} ref={heading}>
        <h2 className={styles.heading}>{messages.library.sidebar.collections}</h2>
        <IconButton
          label={messages.library.sidebar.addCollection}
          icon={<Plus />}
          className={styles.add ?? ''}
          onPress={() => {
            anchor.current = heading.current
            setEditing(NEW)
          }}
        />
      </div>
      {collections && collections.length === 0 ? (
        <p className={styles.hint}>{messages.library.sidebar.collectionsEmpty}</p>
      ) : null}
      <ul className={styles.list} aria-label={messages.library.sidebar.collections}>
        {(collections ?? []).map((entry) => (
          <SidebarItem
            key={entry.id}
            itemKey={`collection:${entry.id}`}
            label={entry.name}
            icon={<Hash aria-hidden="true" />}
            count={entry.count}
            isCurrent={entry.id === shownId}
            onGo={() => onGo({ kind: 'collection', collectionId: entry.id })}
            onMenu={(event) => {
              anchor.current = event.currentTarget
              setMenu({ entry, point: menuPoint(event) })
            }}
            onKey={(event) => {
              if (event.key === 'F2') {
                anchor.current = event.currentTarget
                edit(entry)
              } else if (event.key === 'Delete') remove(entry)
              else return
              event.preventDefault()
            }}
          />
        ))}
      </ul>
      <ContextMenu
        label={text.menu(menu?.entry.name ?? '')}
        point={menu?.point ?? null}
        onClose={() => setMenu(null)}
      >
        {menu ? (
          <>
            <MenuItem icon={<Pencil />} shortcut="F2" onAction={() => edit(menu.entry)}>
              {text.edit}
            </MenuItem>
            <MenuSeparator />
            <MenuItem icon={<Trash2 />} shortcut="Del" isDanger onAction={() => remove(menu.entry)}>
              {text.delete}
            </MenuItem>
          </>
        ) : null}
      </ContextMenu>
      <PopoverAt
        label={editing?.id ? text.form.editTitle : text.form.newTitle}
        placement="bottom start"
        triggerRef={anchor}
        isOpen={editing !== null}
        onOpenChange={(isOpen) => {
          if (!isOpen) setEditing(null)
        }}
      >
        {editing ? (
          <CollectionForm
            title={editing.id ? text.form.editTitle : text.form.newTitle}
            start={editing.start}
            onSave={(draft) => void save(editing.id, draft)}
            onCancel={() => setEditing(null)}
          />
        ) : null}
      </PopoverAt>
    </>
  )
}
