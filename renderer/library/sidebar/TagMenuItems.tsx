import { Palette, Pencil, Trash2 } from 'lucide-react'
import { HIGHLIGHT_COLORS } from '../../../shared/annotation/highlight.ts'
import type { TagNode } from '../../queries/models.ts'
import { MenuItem, MenuSeparator, Submenu } from '../../ui/Menu.tsx'
import { messages } from '../../ui/messages.ts'
import styles from './Sidebar.module.css'

interface TagMenuItemsProps {
  node: TagNode
  onRename: () => void
  onColor: (color: string) => void
  onDelete: () => void
}

/** What can be done to a tag. */
export function TagMenuItems({ node, onRename, onColor, onDelete }: TagMenuItemsProps) {
  const text = messages.library.tag
  return (
    <>
      <MenuItem icon={<Pencil />} shortcut="F2" onAction={onRename}>
        {text.rename}
      </MenuItem>
      {node.id ? (
        <Submenu label={text.color} icon={<Palette />}>
          {['', ...HIGHLIGHT_COLORS].map((color) => (
            <MenuItem
              key={color}
              isChosen={node.color === color}
              icon={<span className={styles.dot} data-color={color || undefined} />}
              onAction={() => onColor(color)}
            >
              {text.colors[color] ?? color}
            </MenuItem>
          ))}
        </Submenu>
      ) : null}
      <MenuSeparator />
      <MenuItem icon={<Trash2 />} shortcut="Del" isDanger onAction={onDelete}>
        {text.delete}
      </MenuItem>
    </>
  )
}
