import { ArrowDown, ArrowUp, FolderInput, ListPlus, Pencil, Plus, Trash2 } from 'lucide-react'
import {
  mayStandBelow,
  placeAfterStep,
  type TreePlace,
  type TreeStep,
} from '../../shared/library/collection-tree.ts'
import type { CollectionEntry } from '../queries/models.ts'
import { MenuItem, MenuSeparator, Submenu } from '../ui/Menu.tsx'
import { messages } from '../ui/messages.ts'
import { shortcutText } from '../ui/shortcut.ts'
import { CollectionGlyph } from './CollectionGlyph.tsx'
import { collectionRows } from './collection-rows.ts'

interface CollectionMenuItemsProps {
  entry: CollectionEntry
  entries: readonly CollectionEntry[]
  onEdit: () => void
  onAdd: (kind: CollectionEntry['kind']) => void
  onStep: (step: TreeStep) => void
  onMove: (place: TreePlace) => void
  onRemove: () => void
}

/** What can be done to a collection. */
export function CollectionMenuItems(props: CollectionMenuItemsProps) {
  const { entry, entries, onStep, onMove } = props
  const text = messages.collections
  const rows = collectionRows(entries)
  const parentId = rows.find((row) => row.entry.id === entry.id)?.parentId ?? ''
  const parents = rows.filter((row) => mayStandBelow(entries, entry.id, row.entry.id))
  return (
    <>
      <MenuItem icon={<Pencil />} shortcut="F2" onAction={props.onEdit}>
        {text.edit}
      </MenuItem>
      <MenuItem icon={<Plus />} onAction={() => props.onAdd('query')}>
        {text.addWithin}
      </MenuItem>
      <MenuItem icon={<ListPlus />} onAction={() => props.onAdd('list')}>
        {text.addListWithin}
      </MenuItem>
      <MenuSeparator />
      <MenuItem
        icon={<ArrowUp />}
        shortcut={shortcutText('Alt+↑')}
        isDisabled={placeAfterStep(entries, entry.id, 'up') === null}
        onAction={() => onStep('up')}
      >
        {text.up}
      </MenuItem>
      <MenuItem
        icon={<ArrowDown />}
        shortcut={shortcutText('Alt+↓')}
        isDisabled={placeAfterStep(entries, entry.id, 'down') === null}
        onAction={() => onStep('down')}
      >
        {text.down}
      </MenuItem>
      <Submenu label={text.into} icon={<FolderInput />}>
        <MenuItem isChosen={parentId === ''} onAction={() => onMove({ parentId: '', beforeId: '' })}>
          {text.top}
        </MenuItem>
        {parents.map((row) => (
          <MenuItem
            key={row.entry.id}
            icon={<CollectionGlyph kind={row.entry.kind} icon={row.entry.icon} />}
            isChosen={row.entry.id === parentId}
            onAction={() => onMove({ parentId: row.entry.id, beforeId: '' })}
          >
            {row.path}
          </MenuItem>
        ))}
      </Submenu>
      <MenuSeparator />
      <MenuItem icon={<Trash2 />} shortcut="Del" isDanger onAction={props.onRemove}>
        {entry.kind === 'list' ? text.deleteList : text.delete}
      </MenuItem>
    </>
  )
}
