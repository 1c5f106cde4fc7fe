import { Copy, CornerUpLeft, MessageSquarePlus, Palette, Pencil, Tag, Trash2 } from 'lucide-react'
import type { NotebookEntry } from '../../shared/notebook/notebook-entry.ts'
import { useKeyText } from '../commands/KeymapContext.tsx'
import type { ColorNames } from '../ui/color-names.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { messages } from '../ui/messages.ts'
import { ColorMenu } from './ColorMenu.tsx'
import styles from './EntryActions.module.css'
import type { EntryCommands } from './use-entry-commands.ts'

interface EntryActionsProps {
  entry: NotebookEntry
  names: ColorNames
  commands: EntryCommands
  onOpen: () => void
  onEdit: () => void
  onTag: () => void
}

/** What can be done with one entry, at the end of its row. All of it has a key; they are for the pointer. */
export function EntryActions({ entry, names, commands, onOpen, onEdit, onTag }: EntryActionsProps) {
  const keyText = useKeyText()
  const { row } = messages.notebook
  const isHighlight = entry.kind === 'highlight'
  const isNew = entry.notes.length === 0
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be a form's
    // biome-ignore lint/a11y/useKeyWithClickEvents: what is pressed here is not the row
    <div
      className={styles.actions}
      role="group"
      aria-label={row.actions}
      data-row-actions=""
      onClick={(event) => event.stopPropagation()}
    >
      {entry.article ? (
        <IconButton
          label={row.open}
          shortcut={keyText('lists.open')}
          icon={<CornerUpLeft />}
          onPress={onOpen}
        />
      ) : null}
      <IconButton
        label={isNew ? row.note : row.editNote}
        shortcut={keyText('notebook.edit')}
        icon={isNew ? <MessageSquarePlus /> : <Pencil />}
        onPress={onEdit}
      />
      {isHighlight ? (
        <>
          <IconButton label={row.tag} shortcut={keyText('notebook.tag')} icon={<Tag />} onPress={onTag} />
          <ColorMenu
            color={entry.mark?.color}
            names={names}
            trigger={<IconButton label={row.color} icon={<Palette />} />}
            onColor={(color) => commands.recolor([entry], color)}
          />
        </>
      ) : null}
      <IconButton
        label={row.copy}
        shortcut={keyText('notebook.copy')}
        icon={<Copy />}
        onPress={() => commands.copy([entry])}
      />
      <IconButton
        label={row.delete}
        shortcut={keyText('notebook.delete')}
        icon={<Trash2 />}
        onPress={() => commands.remove([entry])}
      />
    </div>
  )
}
