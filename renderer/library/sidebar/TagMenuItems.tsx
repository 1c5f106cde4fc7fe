import { FolderTree, Merge, Palette, Pencil, Split, Trash2 } from 'lucide-react'
import { HIGHLIGHT_COLORS } from '../../../shared/annotation/highlight-colors.ts'
import type { TagNode } from '../../queries/models.ts'
import { MenuItem, MenuSeparator, Submenu } from '../../ui/Menu.tsx'
import { messages } from '../../ui/messages.ts'
import { TagDot } from '../../ui/TagDot.tsx'

/** A change to a tag that is made in a sheet of its own. */
export type TagChange = 'move' | 'merge' | 'split'

interface TagMenuItemsProps {
  node: TagNode
  onRename: () => void
  onChange: (change: TagChange) => void
  onColor: (color: string) => void
  onDelete: () => void
}

/** What can be done to a tag. */
export function TagMenuItems({ node, onRename, onChange, onColor, onDelete }: TagMenuItemsProps) {
  const text = messages.library.tag
  const { move, merge, split, deleteDetails } = messages.tags
  return (
    <>
      <MenuItem icon={<Pencil />} shortcut="F2" onAction={onRename}>
        {text.rename}
      </MenuItem>
      <MenuItem icon={<FolderTree />} onAction={() => onChange('move')}>
        {move.item}
      </MenuItem>
      <MenuItem icon={<Merge />} onAction={() => onChange('merge')}>
        {merge.item}
      </MenuItem>
      {node.id ? (
        <>
          <MenuItem icon={<Split />} onAction={() => onChange('split')}>
            {split.item}
          </MenuItem>
          <Submenu label={text.color} icon={<Palette />}>
            {['', ...HIGHLIGHT_COLORS].map((color) => (
              <MenuItem
                key={color}
                isChosen={node.color === color}
                icon={<TagDot color={color} />}
                onAction={() => onColor(color)}
              >
                {text.colors[color] ?? color}
              </MenuItem>
            ))}
          </Submenu>
        </>
      ) : null}
      <MenuSeparator />
      <MenuItem
        icon={<Trash2 />}
        shortcut="Del"
        isDanger
        details={deleteDetails(node.count, node.highlights)}
        onAction={onDelete}
      >
        {text.delete}
      </MenuItem>
    </>
  )
}
