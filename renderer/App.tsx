import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { LibrarySettings, Settings } from '../shared/settings.ts'
import styles from './App.module.css'
import { useActions } from './actions/ActionsContext.tsx'
import { CollectionSection } from './collections/CollectionSection.tsx'
import { SaveQuery } from './collections/SaveQuery.tsx'
import { KeymapProvider } from './commands/KeymapContext.tsx'
import type { SettingsSection } from './commands/palette-entries.ts'
import { type OfferedCommand, offeredCommands } from './commands/running-commands.ts'
import { useExporting } from './exporting/ExportingContext.tsx'
import { AnnotationImportProvider } from './importing/AnnotationImport.tsx'
import { DropZone } from './importing/DropZone.tsx'
import { SaveBox } from './importing/SaveBox.tsx'
import { useSaving } from './importing/use-saving.ts'
import { LibraryScreen } from './library/LibraryScreen.tsx'
import type { ListMemory } from './library/list-memory.ts'
import { Sidebar } from './library/sidebar/Sidebar.tsx'
import { useViewName } from './library/use-view-name.ts'
import { highlightTagFilter, tagFilter } from './library/view-query.ts'
import { NavigationProvider, useNavigation } from './NavigationContext.tsx'
import { type Route, readRoute, viewKey, writeRoute } from './navigation.ts'
import { NotebookItem } from './notebook/NotebookItem.tsx'
import type { NotebookMemory } from './notebook/notebook-memory.ts'
import { useArticleRows } from './queries/article-list.ts'
import type { View } from './queries/models.ts'
import { useSettings } from './queries/settings.ts'
import { ErrorBoundary } from './ui/ErrorBoundary.tsx'
import { messages } from './ui/messages.ts'
import { useAnnouncer } from './ui/StatusLine.tsx'
import { AfterStart } from './window/AfterStart.tsx'
import { fetchLater, Later } from './window/Later.tsx'
import { useAppearance } from './window/use-appearance.ts'
import { useCommands } from './window/use-commands.ts'
import { useMenu } from './window/use-menu.ts'
import { useNarrow } from './window/use-narrow.ts'
import { useShell } from './window/use-shell.ts'

const READING = fetchLater(() => import('./ReadingPage.tsx'))
const NOTEBOOK = fetchLater(() => import('./notebook/NotebookScreen.tsx'))
const SETTINGS = fetchLater(() => import('./SettingsPage.tsx'))
const PALETTE = fetchLater(() => import('./commands/CommandPalette.tsx'))
const SHORTCUTS = fetchLater(() => import('./commands/ShortcutSheet.tsx'))
const COLLECTING = fetchLater(() => import('./collections/AddToCollection.tsx'))
const JOBS = fetchLater(() => import('./importing/JobLine.tsx'))
const EXTRACTIONS = fetchLater(() => import('./importing/ExtractionOutcomes.tsx'))
const BULK = fetchLater(() => import('./importing/BulkOutcomes.tsx'))

export interface AppProps {
  /** What was read before anything was drawn; null when that was not possible. */
  start: Pick<Settings, 'place' | 'library' | 'keyboard' | 'reader'> | null
}

/** The reading window. It starts where the person was; until that is read only the paper shows. */
export function App({ start }: AppProps) {
  const place = useSettings('place') ?? start?.place
  const library = useSettings('library') ?? start?.library
  // Known before the first press: a key that was given to another command is not to do what it did.
  const keyboard = useSettings('keyboard') ?? start?.keyboard
  useAppearance(start?.reader)
  if (!place || !library || !keyboard) return null
  return (
    <KeymapProvider keys={keyboard.keys}>
      <NavigationProvider start={readRoute(place.route)}>
        <Importing>
          <ReadingWindow library={library} />
        </Importing>
      </NavigationProvider>
    </KeymapProvider>
  )
}

/** Importing annotations, whose report leads to articles. */
function Importing({ children }: { children: ReactNode }) {
  const { go } = useNavigation()
  return (
    <AnnotationImportProvider onOpen={(articleId, highlightId) => go({ articleId, highlightId })}>
      {children}
    </AnnotationImportProvider>
  )
}

function ReadingWindow({ library }: { library: LibrarySettings }) {
  const navigation = useNavigation()
  const { route, go } = navigation
  const actions = useActions()
  const { warn } = useAnnouncer()
  const { save, chooseFiles, saveGiven, savePage } = useSaving()
  const { exportArticles, saveNotes, saveSelection, saveAnnotations, backUp, restore } = useExporting()
  const isNarrow = useNarrow()
  const [startFilter, setStartFilter] = useState('')
  const [isDrawerOpen, setDrawerOpen] = useState(false)
  const [isSaveOpen, setSaveOpen] = useState(false)
  const [hasShortcuts, setShortcuts] = useState(false)
  const [collecting, setCollecting] = useState<readonly string[] | null>(null)
  const [offered, setOffered] = useState<readonly OfferedCommand[] | null>(null)
  const [section, setSection] = useState<{ readonly section: SettingsSection } | null>(null)
  const memory = useRef<ListMemory | null>(null)
  const notebookMemory = useRef<NotebookMemory | null>(null)
  const filterRef = useRef<HTMLInputElement>(null)
  const { name: viewName } = useViewName(route.view)
  const name = route.notebook ? messages.notebook.title : viewName
  const shownView = route.settings || route.notebook ? null : route.view
  const hasSidebar = isNarrow ? isDrawerOpen : library.sidebar

  const keep = useCallback(
    async (patch: Partial<LibrarySettings>) => {
      const result = await actions.changeSettings('library', patch)
      if (!result.ok) warn(messages.errors.action[result.error.kind])
    },
    [actions, warn],
  )
  const startRoute = useRef<Route | null>(route)
  useEffect(() => {
    // Where one starts is kept already; and the list would wait until that is written.
    if (route === startRoute.current) return
    startRoute.current = null
    // At the next start one is where one read, not at what was looked for.
    const place = { route: writeRoute({ ...route, words: '' }), articleId: route.articleId }
    void actions.changeSettings('place', place).then((kept) => {
      if (!kept.ok) warn(messages.errors.action[kept.error.kind])
    })
  }, [actions, route, warn])

  const toggleSidebar = () =>
    isNarrow ? setDrawerOpen(!isDrawerOpen) : void keep({ sidebar: !library.sidebar })
  const goToView = (view: View, filter = '') => {
    memory.current = null
    setStartFilter(filter)
    setDrawerOpen(false)
    go({ view })
  }
  useEffect(() => {
    if (!route.settings) setSection(null)
  }, [route.settings])
  const openArticle = (articleId: string) => go({ articleId })
  const goToSettings = (name: SettingsSection) => {
    setSection({ section: name })
    go({ settings: true })
  }
  const onCommand = useCommands({
    navigation,
    // The Save button stands over the list.
    onSave: () => {
      if (route.articleId !== '' || route.settings || route.notebook) go({})
      setSaveOpen(true)
    },
    onOpenFiles: () => void chooseFiles(),
    onToggleSidebar: toggleSidebar,
    onShortcuts: () => setShortcuts(true),
    onFilter: () => filterRef.current?.focus(),
    onSaveNotes: () => void saveNotes(route.articleId),
    onBackUp: () => void backUp(),
    onRestore: () => void restore(),
    onPalette: () => setOffered((now) => now ?? offeredCommands()),
  })
  useShell({
    isReading: route.articleId !== '',
    onCommand,
    onOpenArticle: ({ articleId, highlightId }) => go({ articleId, highlightId }),
    onFiles: ({ files }) => void saveGiven(files),
    onPage: (page) => void savePage(page),
    onAddress: ({ url }) => void save({ kind: 'addresses', addresses: [url] }),
    onUnsaved: () => warn(messages.errors.unsaved),
  })

  const screen =
    route.articleId !== '' ? 'article' : route.settings ? 'settings' : route.notebook ? 'notebook' : 'list'

  return (
    <div className={styles.window}>
      {route.articleId === '' ? (
        <WindowTitle title={route.settings ? messages.settings.title : name} />
      ) : (
        <ArticleTitle articleId={route.articleId} />
      )}
      {route.articleId !== '' ? (
        <ErrorBoundary name={messages.reader.article} key={route.articleId}>
          <Later code={READING}>
            {({ ReadingPage }) => (
              <ReadingPage
                articleId={route.articleId}
                highlightId={route.highlightId}
                words={route.words}
                backLabel={name}
                isInNotebook={route.notebook}
                memory={memory}
                onCollect={setCollecting}
              />
            )}
          </Later>
        </ErrorBoundary>
      ) : (
        <>
          {hasSidebar ? (
            // biome-ignore lint/a11y/noStaticElementInteractions: Escape comes up from the sidebar in it
            <div
              className={isNarrow ? styles.drawer : styles.side}
              onKeyDown={(event) => {
                if (event.key === 'Escape') setDrawerOpen(false)
              }}
            >
              <ErrorBoundary name={messages.library.sidebar.label}>
                <Sidebar
                  view={shownView}
                  isSettings={route.settings}
                  width={library.sidebarWidth}
                  openTags={library.openTags}
                  onWidth={(sidebarWidth) => void keep({ sidebarWidth })}
                  onOpenTags={(openTags) => void keep({ openTags })}
                  onGo={goToView}
                  onGoPath={(path) => goToView({ kind: 'place', place: 'all' }, tagFilter(path))}
                  onGoHighlights={(path) =>
                    goToView({ kind: 'place', place: 'all' }, highlightTagFilter(path))
                  }
                  onSettings={() => {
                    setDrawerOpen(false)
                    go({ settings: true })
                  }}
                  notebook={
                    <NotebookItem
                      isCurrent={route.notebook && !route.settings}
                      onGo={() => {
                        setDrawerOpen(false)
                        go({ notebook: true })
                      }}
                    />
                  }
                  collections={
                    <CollectionSection
                      view={shownView}
                      open={library.openCollections}
                      onOpen={(openCollections) => void keep({ openCollections })}
                      onGo={goToView}
                      onGone={() => goToView({ kind: 'place', place: 'all' })}
                    />
                  }
                  jobLine={
                    <AfterStart>
                      <Later code={JOBS}>{({ JobLine }) => <JobLine onOpenArticle={openArticle} />}</Later>
                    </AfterStart>
                  }
                />
              </ErrorBoundary>
            </div>
          ) : null}
          {isNarrow && isDrawerOpen ? (
            <button
              type="button"
              className={styles.scrim}
              aria-label={messages.library.sidebar.hide}
              onClick={() => setDrawerOpen(false)}
            />
          ) : null}
          <div className={styles.content}>
            {route.settings ? (
              <ErrorBoundary name={messages.settings.name}>
                <Later code={SETTINGS}>
                  {({ SettingsPage }) => (
                    <SettingsPage
                      onOpenArticle={openArticle}
                      goTo={section}
                      hasSidebar={hasSidebar}
                      onToggleSidebar={toggleSidebar}
                      onBack={navigation.canGoBack ? navigation.back : () => go({})}
                    />
                  )}
                </Later>
              </ErrorBoundary>
            ) : route.notebook ? (
              <ErrorBoundary name={messages.notebook.name}>
                <Later code={NOTEBOOK}>
                  {({ NotebookScreen }) => (
                    <NotebookScreen
                      noteId={route.noteId}
                      hasSidebar={hasSidebar}
                      onToggleSidebar={toggleSidebar}
                      onOpen={(articleId, highlightId) => go({ articleId, highlightId, notebook: true })}
                      onBack={navigation.canGoBack ? navigation.back : () => go({})}
                      onLibrary={() => go({})}
                      memory={notebookMemory}
                      searchRef={filterRef}
                      onSaveSelection={(chosen, suggested) => void saveSelection(chosen, suggested)}
                      onExportArticles={(ids) => void exportArticles(ids)}
                    />
                  )}
                </Later>
              </ErrorBoundary>
            ) : (
              <ErrorBoundary name={messages.library.name} key={`${viewKey(route.view)} ${startFilter}`}>
                <LibraryScreen
                  view={route.view}
                  viewKey={viewKey(route.view)}
                  startFilter={startFilter}
                  arranged={library}
                  onArrange={(patch) => void keep(patch)}
                  hasSidebar={hasSidebar}
                  onToggleSidebar={toggleSidebar}
                  onOpen={(articleId, words) => go({ articleId, words })}
                  memory={memory}
                  filterRef={filterRef}
                  renderKeep={(query) => <SaveQuery query={query} onGo={goToView} />}
                  saveSlot={<SaveBox isOpen={isSaveOpen} onOpenChange={setSaveOpen} />}
                  onSave={() => setSaveOpen(true)}
                  onCollect={setCollecting}
                  onExport={(ids) => void exportArticles(ids)}
                  onExportAnnotations={(ids) => void saveAnnotations(ids)}
                />
              </ErrorBoundary>
            )}
          </div>
        </>
      )}
      <DropZone />
      <AfterStart>
        <ErrorBoundary name={messages.collections.picker.known} isExtra>
          <Later code={COLLECTING}>
            {({ AddToCollection }) => (
              <AddToCollection ids={collecting} onClose={() => setCollecting(null)} />
            )}
          </Later>
        </ErrorBoundary>
        <ErrorBoundary name={messages.app.name} isExtra>
          <Later code={EXTRACTIONS}>{({ ExtractionOutcomes }) => <ExtractionOutcomes />}</Later>
          <Later code={BULK}>{({ BulkOutcomes }) => <BulkOutcomes />}</Later>
        </ErrorBoundary>
      </AfterStart>
      <AfterStart>
        <Later code={SHORTCUTS}>
          {({ ShortcutSheet }) => (
            <ShortcutSheet
              isOpen={hasShortcuts}
              screen={screen}
              onClose={() => setShortcuts(false)}
              onChange={() => goToSettings('keyboard')}
            />
          )}
        </Later>
      </AfterStart>
      {offered ? (
        <Later code={PALETTE}>
          {({ CommandPalette }) => (
            <CommandPalette
              offered={offered}
              onView={goToView}
              onSettings={goToSettings}
              onArticle={openArticle}
              onClose={() => setOffered(null)}
            />
          )}
        </Later>
      ) : null}
    </div>
  )
}

/** Keeps the shell's menu and the window's title; apart, so that an article's row is read without drawing the window again. */
function WindowTitle({ title }: { title: string }) {
  useMenu(useNavigation(), title)
  return null
}

function ArticleTitle({ articleId }: { articleId: string }) {
  const ids = useMemo(() => [articleId], [articleId])
  return <WindowTitle title={useArticleRows(ids)?.get(articleId)?.metadata.title ?? ''} />
}
