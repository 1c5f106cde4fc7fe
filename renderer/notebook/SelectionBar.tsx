import { Copy, Download, Palette, Tag, Trash2, X } from 'lucide-react'
import { Toolbar } from 'react-aria-components'
import type { NotebookEntry } from '../../shared/notebook/notebook-entry.ts'
import { Button } from '../ui/Button.tsx'
import type { ColorNames } from '../ui/color-names.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { messages } from '../ui/messages.ts'
import { ColorMenu } from './ColorMenu.tsx'
import { type Exporting, ExportMenu } from './ExportMenu.tsx'
import styles from './NotebookScreen.module.css'
import type { EntryCommands } from './use-entry-commands.ts'

interface SelectionBarProps {
  entries: readonly NotebookEntry[]
  names: ColorNames
  commands: EntryCommands
  onTag: () => void
  exporting: Exporting
  onClear: () => void
}

/** What can be done to all selected entries at once. */
export function SelectionBar({ entries, names, commands, onTag, exporting, onClear }: SelectionBarProps) {
  const { bar, selected } = messages.notebook
  return (
    <Toolbar className={styles.selection ?? ''} aria-label={bar.label}>
      <span className={styles.selected}>{selected(entries.length)}</span>
      <ColorMenu
        color={undefined}
        names={names}
        trigger={
          <Button size="small" icon={<Palette />}>
            {bar.color}
          </Button>
        }
        onColor={(color) => commands.recolor(entries, color)}
      />
      <Button size="small" icon={<Tag />} onPress={onTag}>
        {bar.tag}
      </Button>
      <Button size="small" icon={<Copy />} onPress={() => commands.copy(entries)}>
        {bar.copy}
      </Button>
      <ExportMenu
        exporting={exporting}
        trigger={
          <Button size="small" icon={<Download />}>
            {bar.export}
          </Button>
        }
      />
      <Button size="small" icon={<Trash2 />} onPress={() => commands.remove(entries)}>
        {bar.delete}
      </Button>
      <IconButton
        label={bar.clear}
        shortcut="Esc"
        icon={<X />}
        onPress={onClear}
        className={styles.unselect ?? ''}
      />
    </Toolbar>
  )
}
