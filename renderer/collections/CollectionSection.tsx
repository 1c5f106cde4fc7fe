import { ListPlus, Plus } from 'lucide-react'
import { useRef, useState } from 'react'
import { placeAfterStep, type TreePlace, type TreeStep } from '../../shared/library/collection-tree.ts'
import { useActions } from '../actions/ActionsContext.tsx'
import type { CollectionEntry, View } from '../queries/models.ts'
import { useCollectionCounts, useCollections } from '../queries/places.ts'
import { ContextMenu, type MenuPoint, menuPoint } from '../ui/ContextMenu.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { messages } from '../ui/messages.ts'
import { PopoverAt } from '../ui/Popover.tsx'
import { useAnnouncer } from '../ui/StatusLine.tsx'
import { useActing } from '../ui/use-acting.ts'
import { CollectionForm } from './CollectionForm.tsx'
import { CollectionMenuItems } from './CollectionMenuItems.tsx'
import styles from './CollectionSection.module.css'
import { CollectionTree } from './CollectionTree.tsx'
import { type CollectionDraft, draftOf, formTitle, NEW_DRAFT } from './collection-draft.ts'
import { useCollecting } from './use-collecting.ts'

interface CollectionSectionProps {
  view: View | null
  /** Ids of those that are shown with what is in them. */
  open: readonly string[]
  onOpen: (open: string[]) => void
  onGo: (view: View) => void
  /** The collection on show was deleted. */
  onGone: () => void
}

/** What the form is for: a new collection (its id is empty), or one that is there. */
type Editing = { readonly id: string; readonly start: CollectionDraft }

/** The sidebar's collections: saved queries and lists, each with its count. */
export function CollectionSection({ view, open, onOpen, onGo, onGone }: CollectionSectionProps) {
  const loaded = useCollections()
  const entries = loaded ?? []
  const counts = useCollectionCounts()
  const actions = useActions()
  const act = useActing()
  const { say } = useAnnouncer()
  const { addTo } = useCollecting()
  const [menu, setMenu] = useState<{ entry: CollectionEntry; point: MenuPoint } | null>(null)
  const [editing, setEditing] = useState<Editing | null>(null)
  const anchor = useRef<Element | null>(null)
  const heading = useRef<HTMLDivElement>(null)
  const { said, ...text } = messages.collections
  const shownId = view?.kind === 'collection' ? view.collectionId : ''

  const edit = (entry: CollectionEntry) => setEditing({ id: entry.id, start: draftOf(entry) })
  const add = (kind: CollectionEntry['kind'], parentId: string, beside: Element | null) => {
    anchor.current = beside
    setEditing({ id: '', start: { ...NEW_DRAFT, kind, parentId } })
  }
  const remove = ({ id, name, kind }: CollectionEntry) => {
    if (id === shownId) onGone()
    void act(actions.deleteCollection(id), kind === 'list' ? said.deletedList(name) : said.deleted(name))
  }
  const save = async (id: string, draft: CollectionDraft) => {
    setEditing(null)
    const { kind, ...patch } = draft
    if (id !== '') await act(actions.editCollection(id, patch), said.edited(draft.name))
    else {
      const words = kind === 'list' ? said.addedList : said.added
      const added = await act(actions.addCollection(draft), words(draft.name))
      if (added) onGo({ kind: 'collection', collectionId: added.value.collectionId })
    }
    show(draft.parentId)
  }
  /** Opens a collection, so that what went into it is seen. */
  const show = (parentId: string) => {
    if (parentId !== '' && !open.includes(parentId)) onOpen([...open, parentId])
  }
  const move = (entry: CollectionEntry, place: TreePlace) => {
    const parent = entries.find(({ id }) => id === place.parentId)
    show(place.parentId)
    void act(actions.moveCollection(entry.id, place), said.moved(entry.name, parent?.name ?? ''))
  }
  const step = (entry: CollectionEntry, way: TreeStep) => {
    const place = placeAfterStep(entries, entry.id, way)
    if (place) move(entry, place)
    else say(said.cannotMove(entry.name))
  }

  return (
    <>
      <div className={styles.head} ref={heading}>
        <h2 className={styles.heading}>{messages.library.sidebar.collections}</h2>
        <IconButton
          label={text.addList}
          icon={<ListPlus />}
          className={styles.add ?? ''}
          onPress={() => add('list', '', heading.current)}
        />
        <IconButton
          label={text.add}
          icon={<Plus />}
          className={styles.add ?? ''}
          onPress={() => add('query', '', heading.current)}
        />
      </div>
      {loaded?.length === 0 ? (
        <>
          <p className={styles.hint}>{text.empty.collection}</p>
          <p className={styles.hint}>{text.empty.list}</p>
        </>
      ) : null}
      {entries.length > 0 ? (
        <CollectionTree
          label={messages.library.sidebar.collections}
          entries={entries}
          counts={counts}
          shownId={shownId}
          open={open}
          onOpen={onOpen}
          onGo={(collectionId) => onGo({ kind: 'collection', collectionId })}
          onMenu={(entry, event) => {
            anchor.current = event.currentTarget
            setMenu({ entry, point: menuPoint(event) })
          }}
          onEdit={(entry, item) => {
            anchor.current = item
            edit(entry)
          }}
          onRemove={remove}
          onMove={move}
          onStep={step}
          onDropArticles={(entry, ids) => void addTo(entry, ids)}
        />
      ) : null}
      <ContextMenu
        label={
          menu?.entry.kind === 'list' ? text.menuList(menu.entry.name) : text.menu(menu?.entry.name ?? '')
        }
        point={menu?.point ?? null}
        onClose={() => setMenu(null)}
      >
        {menu ? (
          <CollectionMenuItems
            entry={menu.entry}
            entries={entries}
            onEdit={() => edit(menu.entry)}
            onAdd={(kind) => add(kind, menu.entry.id, anchor.current)}
            onStep={(way) => step(menu.entry, way)}
            onMove={(place) => move(menu.entry, place)}
            onRemove={() => remove(menu.entry)}
          />
        ) : null}
      </ContextMenu>
      <PopoverAt
        label={editing ? formTitle(editing.id, editing.start.kind) : text.form.newTitle}
        placement="bottom start"
        triggerRef={anchor}
        isOpen={editing !== null}
        onOpenChange={(isOpen) => {
          if (!isOpen) setEditing(null)
        }}
      >
        {editing ? (
          <CollectionForm
            id={editing.id}
            start={editing.start}
            onSave={(draft) => void save(editing.id, draft)}
            onCancel={() => setEditing(null)}
          />
        ) : null}
      </PopoverAt>
    </>
  )
}
