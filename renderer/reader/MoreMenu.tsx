import {
  AppWindow,
  Braces,
  Check,
  Clock,
  Download,
  Ellipsis,
  ExternalLink,
  Link,
  ListPlus,
  LogIn,
  PanelsTopLeft,
  Pencil,
  Quote,
  RefreshCw,
  Tag,
  Trash2,
  WandSparkles,
} from 'lucide-react'
import { useRef, useState } from 'react'
import { useKeyText } from '../commands/KeymapContext.tsx'
import type { OpenArticle } from '../queries/models.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { Menu, MenuItem, MenuSeparator } from '../ui/Menu.tsx'
import { messages } from '../ui/messages.ts'
import { PopoverAt } from '../ui/Popover.tsx'
import { TagField } from '../ui/TagField.tsx'
import type { ReaderDoors, ReaderPage } from './reader-slots.ts'
import styles from './TopBar.module.css'
import type { ArticleActions } from './use-article-actions.ts'

interface MoreMenuProps {
  open: OpenArticle
  page: ReaderPage
  does: ArticleActions
  doors: ReaderDoors
}

/** The rest of what can be done with an article. */
export function MoreMenu({ open, page, does, doors }: MoreMenuProps) {
  const keyText = useKeyText()
  const words = messages.reader.more
  const anchor = useRef<HTMLSpanElement>(null)
  const [isTagging, setIsTagging] = useState(false)
  const { id } = open.article

  const copySelection = () => {
    const selection = getSelection()
    const range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : null
    const offsets = range && page.passages?.offsetsOf(range)
    page.copyQuote(offsets ? open.text.slice(offsets.start, offsets.end) : '')
  }

  return (
    <span ref={anchor}>
      <Menu
        label={messages.reader.bar.more}
        trigger={<IconButton label={messages.reader.bar.more} icon={<Ellipsis />} />}
      >
        <MenuItem icon={<ExternalLink />} isDisabled={does.url === ''} onAction={does.openOriginal}>
          {words.openOriginal}
        </MenuItem>
        <MenuItem icon={<Link />} isDisabled={does.url === ''} onAction={does.copyLink}>
          {words.copyLink}
        </MenuItem>
        <MenuItem icon={<Quote />} onAction={copySelection}>
          {words.copyQuote}
        </MenuItem>
        <MenuSeparator />
        <MenuItem icon={<Tag />} onAction={() => setIsTagging(true)}>
          {words.tags}
        </MenuItem>
        <MenuItem icon={<ListPlus />} onAction={() => doors.onCollect(id)}>
          {messages.collections.picker.inArticle}
        </MenuItem>
        <MenuItem icon={<Pencil />} onAction={() => doors.onEditDetails(id)}>
          {words.details}
        </MenuItem>
        <MenuItem icon={<Download />} onAction={() => doors.onExport(id)}>
          {words.export}
        </MenuItem>
        <MenuItem icon={<Braces />} onAction={() => doors.onExportAnnotations(id)}>
          {messages.annotationImport.export}
        </MenuItem>
        <MenuItem icon={<PanelsTopLeft />} onAction={() => doors.onOpenWindow(id)}>
          {words.newWindow}
        </MenuItem>
        <MenuItem icon={<RefreshCw />} isDisabled={does.url === ''} onAction={does.captureAgain}>
          {words.captureAgain}
        </MenuItem>
        <MenuItem icon={<AppWindow />} isDisabled={does.url === ''} onAction={does.captureRendered}>
          {words.captureRendered}
        </MenuItem>
        <MenuItem icon={<LogIn />} isDisabled={does.url === ''} onAction={does.signIn}>
          {words.signIn}
        </MenuItem>
        <MenuItem icon={<WandSparkles />} onAction={does.extractAgain}>
          {messages.extraction.again}
        </MenuItem>
        <MenuSeparator />
        <MenuItem icon={<Check />} onAction={does.finish}>
          {does.isFinished ? words.unfinished : words.finished}
        </MenuItem>
        <MenuItem icon={<Clock />} shortcut={keyText('article.later')} onAction={does.later}>
          {words.later}
        </MenuItem>
        <MenuItem icon={<Trash2 />} shortcut={keyText('article.trash')} isDanger onAction={does.trash}>
          {words.trash}
        </MenuItem>
      </Menu>
      <PopoverAt
        label={messages.reader.tags.label}
        triggerRef={anchor}
        isOpen={isTagging}
        onOpenChange={setIsTagging}
      >
        <div className={styles.tags}>
          <TagField
            label={messages.reader.tags.field}
            tags={open.tags.map(({ path }) => path)}
            autoFocus
            onAdd={(path) => does.tag([path], [])}
            onRemove={(path) => does.tag([], [path])}
            onDone={() => setIsTagging(false)}
          />
        </div>
      </PopoverAt>
    </span>
  )
}
