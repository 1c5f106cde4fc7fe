import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { LibrarySettings } from '../shared/settings.ts'
import styles from './App.module.css'
import { useActions } from './actions/ActionsContext.tsx'
import { AnnotationDesk } from './annotations/AnnotationDesk.tsx'
import { Margin } from './annotations/Margin.tsx'
import { Marks } from './annotations/Marks.tsx'
import { AddToCollection } from './collections/AddToCollection.tsx'
import { CollectionSection } from './collections/CollectionSection.tsx'
import { SaveQuery } from './collections/SaveQuery.tsx'
import { CommandPalette } from './commands/CommandPalette.tsx'
import { KeyboardSettings } from './commands/KeyboardSettings.tsx'
import { KeymapProvider } from './commands/KeymapContext.tsx'
import type { SettingsSection } from './commands/palette-entries.ts'
import { type OfferedCommand, offeredCommands } from './commands/running-commands.ts'
import { ShortcutSheet } from './commands/ShortcutSheet.tsx'
import { Duplicates } from './duplicates/Duplicates.tsx'
import { BackupButtons } from './exporting/BackupButtons.tsx'
import { ExportAnnotationsButton } from './exporting/ExportAnnotationsButton.tsx'
import { useExporting } from './exporting/ExportingContext.tsx'
import { AnnotationImportProvider } from './importing/AnnotationImport.tsx'
import { BulkOutcomes } from './importing/BulkOutcomes.tsx'
import { DropZone } from './importing/DropZone.tsx'
import { ExtractAllAgain } from './importing/ExtractAllAgain.tsx'
import { ExtractionOutcomes } from './importing/ExtractionOutcomes.tsx'
import { ImportAnnotationsButton } from './importing/ImportAnnotationsButton.tsx'
import { JobLine } from './importing/JobLine.tsx'
import { OfflineAudit } from './importing/OfflineAudit.tsx'
import { SaveBox } from './importing/SaveBox.tsx'
import { useSaving } from './importing/use-saving.ts'
import { DetailsPanel } from './library/DetailsPanel.tsx'
import { LibraryScreen } from './library/LibraryScreen.tsx'
import { type ListMemory, nextArticle } from './library/list-memory.ts'
import { Sidebar } from './library/sidebar/Sidebar.tsx'
import { useArticleCommands } from './library/use-article-commands.ts'
import { useViewName } from './library/use-view-name.ts'
import { highlightTagFilter, tagFilter } from './library/view-query.ts'
import { NavigationProvider, useNavigation } from './NavigationContext.tsx'
import { readRoute, viewKey, writeRoute } from './navigation.ts'
import { NotebookItem } from './notebook/NotebookItem.tsx'
import { NotebookScreen } from './notebook/NotebookScreen.tsx'
import type { NotebookMemory } from './notebook/notebook-memory.ts'
import { useBridge } from './platform/PlatformContext.tsx'
import { useArticleRows } from './queries/article-list.ts'
import type { View } from './queries/models.ts'
import { useSettings } from './queries/settings.ts'
import { ReaderScreen } from './reader/ReaderScreen.tsx'
import type { ReaderDoors, ReaderSlots } from './reader/reader-slots.ts'
import { SettingsScreen } from './settings/SettingsScreen.tsx'
import { ErrorBoundary } from './ui/ErrorBoundary.tsx'
import { messages } from './ui/messages.ts'
import { useAnnouncer } from './ui/StatusLine.tsx'
import { useAppearance } from './window/use-appearance.ts'
import { useCommands } from './window/use-commands.ts'
import { useMenu } from './window/use-menu.ts'
import { useNarrow } from './window/use-narrow.ts'
import { useShell } from './window/use-shell.ts'

/** The reading window. It starts where the person was; until that is read only the paper shows. */
export function App() {
  const place = useSettings('place')
  const library = useSettings('library')
  useAppearance()
  if (!place || !library) return null
  return (
    <KeymapProvider>
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

const READER_SLOTS: ReaderSlots = { Desk: AnnotationDesk, Margin, Marks }

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
  useEffect(() => {
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
          <Reading
            articleId={route.articleId}
            highlightId={route.highlightId}
            words={route.words}
            backLabel={name}
            isInNotebook={route.notebook}
            memory={memory}
            onCollect={setCollecting}
          />
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
                  jobLine={<JobLine onOpenArticle={openArticle} />}
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
                <SettingsScreen
                  backupSlot={<BackupButtons />}
                  extractSlot={<ExtractAllAgain />}
                  duplicatesSlot={<Duplicates />}
                  offlineSlot={<OfflineAudit onOpen={openArticle} />}
                  annotationsSlot={
                    <>
                      <ImportAnnotationsButton />
                      <ExportAnnotationsButton />
                    </>
                  }
                  keyboardSlot={<KeyboardSettings />}
                  goTo={section}
                  hasSidebar={hasSidebar}
                  onToggleSidebar={toggleSidebar}
                  onBack={navigation.canGoBack ? navigation.back : () => go({})}
                />
              </ErrorBoundary>
            ) : route.notebook ? (
              <ErrorBoundary name={messages.notebook.name}>
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
      <AddToCollection ids={collecting} onClose={() => setCollecting(null)} />
      <ExtractionOutcomes />
      <BulkOutcomes />
      <ShortcutSheet
        isOpen={hasShortcuts}
        screen={screen}
        onClose={() => setShortcuts(false)}
        onChange={() => goToSettings('keyboard')}
      />
      {offered ? (
        <CommandPalette
          offered={offered}
          onView={goToView}
          onSettings={goToSettings}
          onArticle={openArticle}
          onClose={() => setOffered(null)}
        />
      ) : null}
    </div>
  )
}

interface ReadingProps {
  articleId: string
  highlightId: string
  words: string
  backLabel: string
  /** Whether it was opened from the notebook, to which it then leads back. */
  isInNotebook: boolean
  memory: React.RefObject<ListMemory | null>
  onCollect: (ids: readonly string[]) => void
}

/** The reader with what is joined to it: marks, margin, details, and the way back and on. */
function Reading(props: ReadingProps) {
  const { articleId, highlightId, words, backLabel, isInNotebook, memory, onCollect } = props
  const { canGoBack, back, go, replace } = useNavigation()
  const bridge = useBridge()
  const commands = useArticleCommands()
  const { saveNotes, saveAnnotations } = useExporting()
  const [editing, setEditing] = useState('')
  // Shown once: who comes back to the article comes to the place that was kept.
  const [sought] = useState(words)
  useEffect(() => {
    if (words !== '') replace({ articleId, highlightId, notebook: isInNotebook })
  }, [words, replace, articleId, highlightId, isInNotebook])
  const doors = useMemo<ReaderDoors>(() => {
    const onBack = () => (canGoBack ? back() : go({ notebook: isInNotebook }))
    return {
      backLabel,
      onBack,
      onNext: () => {
        const next = isInNotebook ? '' : nextArticle(memory.current, articleId)
        if (next === '') onBack()
        else replace({ articleId: next })
      },
      onEditDetails: setEditing,
      onCollect: (id) => onCollect([id]),
      onExport: (id) => void saveNotes(id),
      onExportAnnotations: (id) => void saveAnnotations([id]),
      onOpenWindow: (id) => void bridge.call('openArticleWindow', { articleId: id }),
    }
  }, [
    backLabel,
    isInNotebook,
    canGoBack,
    back,
    go,
    replace,
    memory,
    articleId,
    bridge,
    onCollect,
    saveNotes,
    saveAnnotations,
  ])
  return (
    <>
      <div className={styles.content}>
        <ReaderScreen
          articleId={articleId}
          highlightId={highlightId}
          words={sought}
          doors={doors}
          slots={READER_SLOTS}
        />
      </div>
      {editing === '' ? null : (
        <DetailsPanel articleId={editing} onSave={commands.edit} onClose={() => setEditing('')} />
      )}
    </>
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
