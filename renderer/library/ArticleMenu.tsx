import {
  AppWindow,
  Archive,
  BookOpen,
  Braces,
  Check,
  Clock,
  Download,
  ExternalLink,
  Inbox,
  ListPlus,
  ListX,
  LogIn,
  PanelsTopLeft,
  Pencil,
  RefreshCw,
  RotateCcw,
  Star,
  Tag,
  Trash2,
  WandSparkles,
} from 'lucide-react'
import { useKeyText } from '../commands/KeymapContext.tsx'
import type { ArticleRow } from '../queries/models.ts'
import { ContextMenu, type MenuPoint } from '../ui/ContextMenu.tsx'
import { MenuItem, MenuSeparator } from '../ui/Menu.tsx'
import { messages } from '../ui/messages.ts'
import type { ArticleCommands } from './use-article-commands.ts'

interface ArticleMenuProps {
  /** The row that was pressed, and where; null while it is closed. */
  at: { readonly row: ArticleRow; readonly point: MenuPoint } | null
  /** What the actions are for: the selection when the row is part of it. */
  ids: readonly string[]
  commands: ArticleCommands
  onClose: () => void
  onOpen: (id: string) => void
  onOpenWindow: (id: string) => void
  onOpenOriginal: (url: string) => void
  onTag: () => void
  onCollect: () => void
  /** Takes them out of the list on show; null where none is. */
  onUnlist: (() => void) | null
  onEdit: (id: string) => void
  onPurge: () => void
  onExport: (ids: readonly string[]) => void
  onExportAnnotations: (ids: readonly string[]) => void
}

/** Everything that can be done to an article, at the pointer or by the keyboard's menu key. */
export function ArticleMenu(props: ArticleMenuProps) {
  const { at, ids, onClose } = props
  const title = at?.row.metadata.title || messages.library.list.untitled
  return (
    <ContextMenu
      label={messages.library.list.actionsFor(
        ids.length > 1 ? messages.library.list.articles(ids.length) : title,
      )}
      point={at?.point ?? null}
      onClose={onClose}
    >
      {at ? at.row.inTrash ? <TrashItems {...props} /> : <Items {...props} row={at.row} /> : null}
    </ContextMenu>
  )
}

function TrashItems({ ids, commands, onPurge }: ArticleMenuProps) {
  const { actions } = messages.library
  return (
    <>
      <MenuItem icon={<RotateCcw />} onAction={() => commands.restore(ids)}>
        {actions.restore}
      </MenuItem>
      <MenuItem icon={<Trash2 />} isDanger onAction={onPurge}>
        {actions.purge}
      </MenuItem>
    </>
  )
}

function Items(props: ArticleMenuProps & { row: ArticleRow }) {
  const keyText = useKeyText()
  const { row, ids, commands } = props
  const { actions } = messages.library
  return (
    <>
      <MenuItem icon={<BookOpen />} shortcut={keyText('lists.open')} onAction={() => props.onOpen(row.id)}>
        {actions.open}
      </MenuItem>
      <MenuItem icon={<PanelsTopLeft />} onAction={() => props.onOpenWindow(row.id)}>
        {actions.openWindow}
      </MenuItem>
      <MenuSeparator />
      {row.location === 'archive' ? null : (
        <MenuItem
          icon={<Archive />}
          shortcut={keyText('list.archive')}
          onAction={() => commands.move(ids, 'archive')}
        >
          {actions.archive}
        </MenuItem>
      )}
      {row.location === 'later' ? null : (
        <MenuItem
          icon={<Clock />}
          shortcut={keyText('list.later')}
          onAction={() => commands.move(ids, 'later')}
        >
          {actions.later}
        </MenuItem>
      )}
      {row.location === 'inbox' ? null : (
        <MenuItem
          icon={<Inbox />}
          shortcut={keyText('list.inbox')}
          onAction={() => commands.move(ids, 'inbox')}
        >
          {actions.inbox}
        </MenuItem>
      )}
      <MenuItem
        icon={<Star />}
        shortcut={keyText('list.favourite')}
        onAction={() => commands.favorite(ids, !row.favorite)}
      >
        {row.favorite ? actions.unfavourite : actions.favourite}
      </MenuItem>
      <MenuItem icon={<Check />} onAction={() => commands.finish(ids, !row.finished)}>
        {row.finished ? actions.unfinished : actions.finished}
      </MenuItem>
      <MenuSeparator />
      <MenuItem icon={<Tag />} shortcut={keyText('list.tag')} onAction={props.onTag}>
        {actions.tag}
      </MenuItem>
      <MenuItem icon={<ListPlus />} onAction={props.onCollect}>
        {messages.collections.picker.inArticle}
      </MenuItem>
      {props.onUnlist ? (
        <MenuItem icon={<ListX />} onAction={props.onUnlist}>
          {messages.collections.picker.remove}
        </MenuItem>
      ) : null}
      <MenuItem icon={<Pencil />} shortcut={keyText('list.edit')} onAction={() => props.onEdit(row.id)}>
        {actions.edit}
      </MenuItem>
      <MenuItem icon={<Download />} onAction={() => props.onExport(ids)}>
        {actions.exportNotes}
      </MenuItem>
      <MenuItem icon={<Braces />} onAction={() => props.onExportAnnotations(ids)}>
        {messages.annotationImport.export}
      </MenuItem>
      {row.metadata.url ? (
        <MenuItem icon={<ExternalLink />} onAction={() => props.onOpenOriginal(row.metadata.url)}>
          {actions.openOriginal}
        </MenuItem>
      ) : null}
      {row.metadata.url ? (
        <MenuItem icon={<RefreshCw />} onAction={() => commands.captureAgain(row.id)}>
          {actions.captureAgain}
        </MenuItem>
      ) : null}
      {row.metadata.url ? (
        <MenuItem icon={<AppWindow />} onAction={() => commands.captureRendered(row.id)}>
          {messages.reader.more.captureRendered}
        </MenuItem>
      ) : null}
      {row.metadata.url ? (
        <MenuItem icon={<LogIn />} onAction={() => commands.signIn(row.id, row.metadata.url)}>
          {messages.reader.more.signIn}
        </MenuItem>
      ) : null}
      <MenuItem icon={<WandSparkles />} onAction={() => commands.extractAgain(ids)}>
        {messages.extraction.again}
      </MenuItem>
      <MenuSeparator />
      <MenuItem
        icon={<Trash2 />}
        shortcut={keyText('list.trash')}
        isDanger
        onAction={() => commands.trash(ids)}
      >
        {actions.trash}
      </MenuItem>
    </>
  )
}
