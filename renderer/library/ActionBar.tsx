import { Archive, Clock, Inbox, RotateCcw, Star, Tag, Trash2, WandSparkles, X } from 'lucide-react'
import { Toolbar } from 'react-aria-components'
import { Button } from '../ui/Button.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { messages } from '../ui/messages.ts'
import styles from './ActionBar.module.css'
import { ExportMenu } from './ExportMenu.tsx'
import type { ArticleCommands } from './use-article-commands.ts'

interface ActionBarProps {
  ids: readonly string[]
  isTrash: boolean
  commands: ArticleCommands
  onTag: () => void
  onPurge: () => void
  onExport: (ids: readonly string[]) => void
  onExportAnnotations: (ids: readonly string[]) => void
  onClear: () => void
}

/** What can be done to all selected articles at once. */
export function ActionBar(props: ActionBarProps) {
  const { ids, isTrash, commands, onTag, onPurge, onExport, onExportAnnotations, onClear } = props
  const { actions, list } = messages.library
  return (
    <Toolbar className={styles.bar ?? ''} aria-label={actions.bar}>
      <span className={styles.count}>{list.selected(ids.length)}</span>
      {isTrash ? (
        <>
          <Button size="small" icon={<RotateCcw />} onPress={() => commands.restore(ids)}>
            {actions.restore}
          </Button>
          <Button size="small" variant="danger" icon={<Trash2 />} onPress={onPurge}>
            {actions.purge}
          </Button>
        </>
      ) : (
        <>
          <Button size="small" icon={<Archive />} onPress={() => commands.move(ids, 'archive')}>
            {actions.archive}
          </Button>
          <Button size="small" icon={<Clock />} onPress={() => commands.move(ids, 'later')}>
            {actions.later}
          </Button>
          <Button size="small" icon={<Inbox />} onPress={() => commands.move(ids, 'inbox')}>
            {actions.inbox}
          </Button>
          <Button size="small" icon={<Star />} onPress={() => commands.favorite(ids, true)}>
            {actions.favourite}
          </Button>
          <Button size="small" icon={<Tag />} onPress={onTag}>
            {actions.tag}
          </Button>
          <ExportMenu ids={ids} size="small" onExport={onExport} onExportAnnotations={onExportAnnotations} />
          <Button size="small" icon={<WandSparkles />} onPress={() => commands.extractAgain(ids)}>
            {messages.extraction.again}
          </Button>
          <Button size="small" icon={<Trash2 />} onPress={() => commands.trash(ids)}>
            {actions.trash}
          </Button>
        </>
      )}
      <IconButton
        label={actions.clearSelection}
        shortcut="Esc"
        icon={<X />}
        onPress={onClear}
        className={styles.clear ?? ''}
      />
    </Toolbar>
  )
}
