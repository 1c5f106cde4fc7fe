import { Archive, Clock, Inbox, RotateCcw, Star, Tag, Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import type { ArticleRow } from '../queries/models.ts'
import { messages } from '../ui/messages.ts'
import styles from './RowActions.module.css'
import type { ArticleCommands } from './use-article-commands.ts'

interface RowActionsProps {
  row: ArticleRow
  commands: ArticleCommands
  /** Whether Tab reaches the buttons: only in the active row. */
  isReachable: boolean
  onTag: () => void
  onPurge: () => void
}

/** The few actions that stand at the end of a row. Each has a key and a place in the context menu as well. */
export function RowActions({ row, commands, isReachable, onTag, onPurge }: RowActionsProps) {
  const { actions, list } = messages.library
  const ids = [row.id]
  const button = (label: string, icon: ReactNode, onClick: () => void) => (
    <button
      key={label}
      type="button"
      className={styles.button}
      title={label}
      aria-label={label}
      tabIndex={isReachable ? 0 : -1}
      onClick={(event) => {
        event.stopPropagation()
        onClick()
      }}
      onDoubleClick={(event) => event.stopPropagation()}
    >
      {icon}
    </button>
  )
  const title = row.metadata.title || list.untitled
  return (
    <fieldset data-row-actions="" className={styles.actions} aria-label={list.actionsFor(title)}>
      {row.inTrash
        ? [
            button(actions.restore, <RotateCcw key="i" aria-hidden="true" />, () => commands.restore(ids)),
            button(actions.purge, <Trash2 key="i" aria-hidden="true" />, onPurge),
          ]
        : [
            button(
              row.favorite ? actions.unfavourite : actions.favourite,
              <Star key="i" aria-hidden="true" data-on={row.favorite || undefined} />,
              () => commands.favorite(ids, !row.favorite),
            ),
            button(actions.tag, <Tag key="i" aria-hidden="true" />, onTag),
            row.location === 'later'
              ? button(actions.inbox, <Inbox key="i" aria-hidden="true" />, () => commands.move(ids, 'inbox'))
              : button(actions.later, <Clock key="i" aria-hidden="true" />, () =>
                  commands.move(ids, 'later'),
                ),
            row.location === 'archive'
              ? button(actions.inbox, <Inbox key="i" aria-hidden="true" />, () => commands.move(ids, 'inbox'))
              : button(actions.archive, <Archive key="i" aria-hidden="true" />, () =>
                  commands.move(ids, 'archive'),
                ),
            button(actions.trash, <Trash2 key="i" aria-hidden="true" />, () => commands.trash(ids)),
          ]}
    </fieldset>
  )
}
