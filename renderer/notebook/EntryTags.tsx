import type { RefObject } from 'react'
import type { NotebookEntry } from '../../shared/notebook/notebook-entry.ts'
import { Button } from '../ui/Button.tsx'
import { messages } from '../ui/messages.ts'
import { PopoverAt } from '../ui/Popover.tsx'
import { TagField } from '../ui/TagField.tsx'
import styles from './EntryTags.module.css'
import type { EntryCommands } from './use-entry-commands.ts'

interface EntryTagsProps {
  /** The highlights that are tagged, as they are now; null while it is closed. */
  entries: readonly NotebookEntry[] | null
  anchor: RefObject<Element | null>
  commands: EntryCommands
  onClose: () => void
}

/** Tags of one highlight, or those that all the chosen ones have. Each change is stored at once and can be undone. */
export function EntryTags({ entries, anchor, commands, onClose }: EntryTagsProps) {
  const text = messages.notebook.tagging
  const [first, ...others] = entries ?? []
  const shared = (first?.tags ?? []).filter((tag) =>
    others.every(({ tags }) => tags.some(({ id }) => id === tag.id)),
  )
  return (
    <PopoverAt
      label={text.label(entries?.length ?? 0)}
      triggerRef={anchor}
      isOpen={entries !== null}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
    >
      {entries ? (
        <div className={styles.editor}>
          <TagField
            label={entries.length === 1 ? text.field : text.label(entries.length)}
            tags={shared.map(({ path }) => path)}
            onAdd={(path) => commands.addTag(entries, path)}
            onRemove={(path) => commands.removeTag(entries, path)}
            autoFocus
            onDone={onClose}
          />
          <Button size="small" onPress={onClose}>
            {text.done}
          </Button>
        </div>
      ) : null}
    </PopoverAt>
  )
}
