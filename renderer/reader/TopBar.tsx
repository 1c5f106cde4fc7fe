import { Archive, ArchiveRestore, ArrowLeft, ListTree, PanelRight, Search, Star } from 'lucide-react'
import type { ReaderSettings } from '../../shared/settings.ts'
import { useKeyText } from '../commands/KeymapContext.tsx'
import type { OpenArticle } from '../queries/models.ts'
import { Button } from '../ui/Button.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { messages } from '../ui/messages.ts'
import type { DrawnArticle } from './drawn-article.ts'
import { MoreMenu } from './MoreMenu.tsx'
import { OutlineMenu } from './OutlineMenu.tsx'
import type { ArticlePassages } from './passages.ts'
import type { ReaderDoors, ReaderPage } from './reader-slots.ts'
import styles from './TopBar.module.css'
import { TypePanel } from './TypePanel.tsx'
import type { ArticleActions } from './use-article-actions.ts'
import type { Find } from './use-find.ts'
import type { VersionView } from './use-version-view.ts'
import { VersionsMenu } from './VersionsMenu.tsx'

interface TopBarProps {
  open: OpenArticle
  settings: ReaderSettings
  page: ReaderPage
  article: DrawnArticle | null
  passages: ArticlePassages | null
  place: number
  find: Find
  does: ArticleActions
  doors: ReaderDoors
  hasOutlineMenu: boolean
  view: VersionView
}

/** What can be done with the open article, over the text. */
export function TopBar(props: TopBarProps) {
  const keyText = useKeyText()
  const { open, settings, page, article, passages, place, find, does, doors, hasOutlineMenu, view } = props
  const words = messages.reader.bar
  const isMarginShown = page.margin !== 'hidden'
  return (
    <header className={styles.bar}>
      <div className={styles.row} role="toolbar" aria-label={words.label}>
        <Button
          variant="quiet"
          className={styles.back ?? ''}
          icon={<ArrowLeft />}
          aria-label={words.back(doors.backLabel)}
          onPress={doors.onBack}
        >
          {doors.backLabel}
        </Button>
        <span className={styles.space} />
        {hasOutlineMenu ? (
          <OutlineMenu
            trigger={<IconButton label={words.outline} icon={<ListTree />} />}
            article={article}
            passages={passages}
            place={place}
          />
        ) : null}
        <TypePanel settings={settings} onChange={does.changeSettings} />
        <IconButton
          label={words.find}
          shortcut={keyText('article.find')}
          icon={<Search />}
          onPress={find.open}
        />
        <VersionsMenu versions={open.versions} view={view} />
        <IconButton
          label={words.favourite}
          shortcut={keyText('article.favourite')}
          icon={<Star fill={does.isFavorite ? 'currentColor' : 'none'} />}
          isSelected={does.isFavorite}
          onPress={does.favorite}
        />
        <IconButton
          label={does.isArchived ? words.unarchive : words.archive}
          shortcut={keyText('article.archive')}
          icon={does.isArchived ? <ArchiveRestore /> : <Archive />}
          onPress={does.archive}
        />
        <IconButton
          label={isMarginShown ? words.hideMargin : words.showMargin}
          shortcut={keyText('article.toggle-margin')}
          icon={<PanelRight />}
          onPress={() => page.showMargin(!isMarginShown)}
        />
        <MoreMenu open={open} page={page} does={does} doors={doors} />
      </div>
    </header>
  )
}
