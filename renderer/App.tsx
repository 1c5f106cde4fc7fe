import { useCallback, useEffect, useRef, useState } from 'react'
import type { MenuCommand } from '../shared/bridge.ts'
import { DEFAULT_SETTINGS, type LibrarySettings, readerSettingsSchema } from '../shared/settings.ts'
import styles from './App.module.css'
import { useActions } from './actions/ActionsContext.tsx'
import { CollectionSection } from './collections/CollectionSection.tsx'
import { SaveQuery } from './collections/SaveQuery.tsx'
import { DropZone } from './importing/DropZone.tsx'
import { JobLine } from './importing/JobLine.tsx'
import { SaveBox } from './importing/SaveBox.tsx'
import { useSaving } from './importing/use-saving.ts'
import { LibraryScreen } from './library/LibraryScreen.tsx'
import type { ListMemory } from './library/list-memory.ts'
import { Sidebar } from './library/sidebar/Sidebar.tsx'
import { useViewName } from './library/use-view-name.ts'
import { NavigationProvider, useNavigation } from './NavigationContext.tsx'
import { readRoute, viewKey, writeRoute } from './navigation.ts'
import type { View } from './queries/models.ts'
import { useSettings } from './queries/settings.ts'
import { SettingsScreen } from './settings/SettingsScreen.tsx'
import { ErrorBoundary } from './ui/ErrorBoundary.tsx'
import { messages } from './ui/messages.ts'
import { ShortcutSheet } from './ui/ShortcutSheet.tsx'
import { useAnnouncer } from './ui/StatusLine.tsx'
import { isTyping } from './ui/shortcut.ts'
import { useUndo } from './ui/use-acting.ts'
import { useAppearance } from './window/use-appearance.ts'
import { useMenu } from './window/use-menu.ts'
import { useShell } from './window/use-shell.ts'

/** The reading window. It starts where the person was; until that is read only the paper shows. */
export function App() {
  const place = useSettings('place')
  const library = useSettings('library')
  useAppearance()
  if (!place || !library) return null
  return (
    <NavigationProvider start={readRoute(place.route)}>
      <ReadingWindow library={library} />
    </NavigationProvider>
  )
}

/** A tenth is what one press of a browser's zoom key changes. */
const ZOOM_STEP = 0.1

function ReadingWindow({ library }: { library: LibrarySettings }) {
  const navigation = useNavigation()
  const { route, go } = navigation
  const actions = useActions()
  const { warn } = useAnnouncer()
  const { undo, redo } = useUndo()
  const { save, chooseFiles } = useSaving()
  const zoom = useSettings('reader')?.zoom ?? DEFAULT_SETTINGS.reader.zoom
  const [isSaveOpen, setSaveOpen] = useState(false)
  const [hasShortcuts, setShortcuts] = useState(false)
  const memory = useRef<ListMemory | null>(null)
  const filterRef = useRef<HTMLInputElement>(null)
  const { name } = useViewName(route.view)
  useMenu(navigation, route.settings ? messages.settings.title : name)

  const keep = useCallback(
    async (patch: Partial<LibrarySettings>) => {
      const result = await actions.changeSettings('library', patch)
      if (!result.ok) warn(messages.errors.action[result.error.kind])
    },
    [actions, warn],
  )
  useEffect(() => {
    void actions.changeSettings('place', { route: writeRoute(route), articleId: route.articleId })
  }, [actions, route])

  const setZoom = (next: number) => {
    const { minValue, maxValue } = readerSettingsSchema.shape.zoom
    const held = Math.min(maxValue ?? next, Math.max(minValue ?? next, Math.round(next / ZOOM_STEP) * ZOOM_STEP))
    void actions.changeSettings('reader', { zoom: held })
  }
  const goToView = (view: View) => {
    memory.current = null
    go({ view })
  }

  const onCommand = (command: MenuCommand) => {
    const isInField = isTyping(document.activeElement)
    switch (command) {
      case 'new-article-address':
        return setSaveOpen(true)
      case 'open-files':
        return void chooseFiles()
      case 'settings':
        return go({ settings: true })
      case 'undo':
        return isInField ? document.execCommand('undo') : void undo()
      case 'redo':
        return isInField ? document.execCommand('redo') : void redo()
      case 'back':
        return navigation.back()
      case 'forward':
        return navigation.forward()
      case 'zoom-in':
        return setZoom(zoom + ZOOM_STEP)
      case 'zoom-out':
        return setZoom(zoom - ZOOM_STEP)
      case 'zoom-reset':
        return setZoom(1)
      case 'toggle-sidebar':
        return void keep({ sidebar: !library.sidebar })
      case 'shortcuts':
        return setShortcuts(true)
      case 'filter':
      case 'find':
        return filterRef.current?.focus()
    }
  }
  useShell({
    onCommand,
    onOpenArticle: ({ articleId, highlightId }) => go({ articleId, highlightId }),
    onFiles: ({ files }) => void save({ kind: 'files', files }),
    onAddress: ({ url }) => void save({ kind: 'addresses', addresses: [url] }),
    onUnsaved: () => warn(messages.errors.unsaved),
  })

  return (
    <div className={styles.window}>
      {library.sidebar ? (
        <Sidebar
          view={route.settings ? null : route.view}
          width={library.sidebarWidth}
          openTags={library.openTags}
          onWidth={(sidebarWidth) => void keep({ sidebarWidth })}
          onOpenTags={(openTags) => void keep({ openTags })}
          onGo={goToView}
          onSettings={() => go({ settings: true })}
          collections={
            <CollectionSection
              view={route.settings ? null : route.view}
              onGo={goToView}
              onGone={() => goToView({ kind: 'place', place: 'all' })}
            />
          }
          jobLine={<JobLine onOpenArticle={(articleId) => go({ articleId })} />}
        />
      ) : null}
      <div className={styles.content}>
        {route.settings ? (
          <ErrorBoundary name={messages.settings.name}>
            <SettingsScreen backupSlot={null} />
          </ErrorBoundary>
        ) : (
          <ErrorBoundary name={messages.library.name} key={viewKey(route.view)}>
            <LibraryScreen
              view={route.view}
              viewKey={viewKey(route.view)}
              sort={library.sort}
              onSort={(sort) => void keep({ sort })}
              hasSidebar={library.sidebar}
              onToggleSidebar={() => void keep({ sidebar: !library.sidebar })}
              onOpen={(articleId) => go({ articleId })}
              memory={memory}
              filterRef={filterRef}
              renderKeep={(query) => <SaveQuery query={query} onGo={goToView} />}
              saveSlot={<SaveBox isOpen={isSaveOpen} onOpenChange={setSaveOpen} />}
              onSave={() => setSaveOpen(true)}
            />
          </ErrorBoundary>
        )}
      </div>
      <DropZone />
      <ShortcutSheet isOpen={hasShortcuts} onClose={() => setShortcuts(false)} />
    </div>
  )
}
