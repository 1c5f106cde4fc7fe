import { BookOpen, Settings as SettingsIcon } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useMemo, useState } from 'react'
import { librarySettingsSchema } from '../../../shared/settings.ts'
import type { View } from '../../queries/models.ts'
import { messages } from '../../ui/messages.ts'
import { moveRovingFocus, RovingFocusContext } from '../../ui/roving-focus.ts'
import { SidebarItem } from '../../ui/SidebarItem.tsx'
import { useArticleCommands } from '../use-article-commands.ts'
import { PlaceList } from './PlaceList.tsx'
import { Resizer } from './Resizer.tsx'
import styles from './Sidebar.module.css'
import { TagTree } from './TagTree.tsx'

const WIDTH = librarySettingsSchema.shape.sidebarWidth

/** The width is kept in pixels of the usual text size, and grows with the text. */
const ROOT_FONT_SIZE = 16

interface SidebarProps {
  /** The list that is shown; null while something else is. */
  view: View | null
  isSettings: boolean
  width: number
  openTags: readonly string[]
  onWidth: (width: number) => void
  onOpenTags: (open: string[]) => void
  onGo: (view: View) => void
  /** Shows a tag that is only part of other tags' paths, and so has no view of its own. */
  onGoPath: (path: string) => void
  /** To the articles with highlights that have a tag. */
  onGoHighlights: (path: string) => void
  onSettings: () => void
  /** The notebook, as an item below the places. */
  notebook: ReactNode
  /** The collections' part of it, as items of the same kind. */
  collections: ReactNode
  /** The line at its foot that says what is being saved. */
  jobLine: ReactNode
}

const NOWHERE: View = { kind: 'place', place: 'inbox' }

/** Places, collections and tags, each with its count. One Tab stop; arrows go from item to item. */
export function Sidebar(props: SidebarProps) {
  const {
    view,
    openTags,
    onOpenTags,
    onGo,
    onGoPath,
    onGoHighlights,
    onSettings,
    notebook,
    collections,
    jobLine,
  } = props
  const commands = useArticleCommands()
  const [focused, setFocused] = useState('')
  const [dragged, setDragged] = useState<number | null>(null)
  const roving = useMemo(() => ({ focused, setFocused }), [focused])
  const width = dragged ?? props.width
  const shown: View = view ?? { ...NOWHERE, kind: 'tag', tagId: '-' }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (!event.defaultPrevented) moveRovingFocus(event)
  }

  return (
    <RovingFocusContext value={roving}>
      <nav
        className={styles.sidebar}
        style={{ inlineSize: `${width / ROOT_FONT_SIZE}rem` }}
        aria-label={messages.library.sidebar.label}
        onKeyDown={onKeyDown}
      >
        <p className={styles.name}>
          <BookOpen aria-hidden="true" />
          {messages.app.name}
        </p>
        <div className={styles.scroll}>
          <PlaceList view={shown} commands={commands} onGo={onGo} />
          <ul className={styles.list}>{notebook}</ul>
          {collections}
          <h2 className={styles.heading}>{messages.library.sidebar.tags}</h2>
          <TagTree
            view={shown}
            commands={commands}
            openTags={openTags}
            onOpenTags={onOpenTags}
            onGo={onGo}
            onGoPath={onGoPath}
            onGoHighlights={onGoHighlights}
          />
        </div>
        <div className={styles.foot}>
          {jobLine}
          <ul className={styles.list}>
            <SidebarItem
              itemKey="settings"
              label={messages.library.sidebar.settings}
              icon={<SettingsIcon aria-hidden="true" />}
              count={undefined}
              isCurrent={props.isSettings}
              onGo={onSettings}
            />
          </ul>
        </div>
        <Resizer
          width={width}
          min={WIDTH.minValue ?? width}
          max={WIDTH.maxValue ?? width}
          onResize={setDragged}
          onDone={(next) => {
            props.onWidth(next)
            setDragged(null)
          }}
        />
      </nav>
    </RovingFocusContext>
  )
}
