// Who may import whom (docs/architecture.md). Read from the outside in: the shell, the domain, the renderer's layers.

/** What a person looks at or types to; the command line is a screen without a window. */
const SCREENS =
  'library|reader|annotations|notebook|collections|duplicates|exporting|importing|settings|command-line|capture-bar'
const LAYERS = `${SCREENS}|notes|commands|ui|queries|actions|storage|capture|search|platform`
/** The composition roots, of which each window has one. */
const ROOT_FILE =
  '^renderer/(main\\.tsx|open-library\\.ts|App\\.tsx|ReadingPage\\.tsx|SettingsPage\\.tsx|ingest\\.ts|ingest-index\\.ts|capture-bar\\.tsx)$'

/** An npm package, whether it was found or not. @param {string} names alternatives of a pattern */
const npm = (names) => `(^|/)node_modules/(${names})/|^(${names})($|/)`

module.exports = {
  forbidden: [
    {
      name: 'shared-imports-nothing-of-ours',
      severity: 'error',
      from: { path: '^shared/' },
      to: { path: '^(electron|renderer|scripts|tests|assets)/' },
    },
    {
      name: 'shared-knows-no-platform',
      severity: 'error',
      from: { path: '^shared/' },
      to: {
        path: npm(
          'electron|react|react-dom|react-aria-components|@tanstack/[^/]+|lucide-react|dexie|dexie-react-hooks|dompurify|mark\\.js',
        ),
      },
    },
    {
      name: 'shared-knows-no-node',
      severity: 'error',
      from: { path: '^shared/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'electron-imports-only-shared',
      severity: 'error',
      from: { path: '^electron/' },
      to: { path: '^(renderer|scripts|tests)/' },
    },
    {
      name: 'electron-knows-no-article',
      severity: 'error',
      from: { path: '^electron/' },
      to: {
        path: '^shared/',
        pathNot: '^shared/((bridge|result|ids|largest-file)\\.ts$|command-line/|commands/)',
      },
    },
    {
      name: 'electron-shows-nothing-itself',
      severity: 'error',
      from: { path: '^electron/' },
      to: { path: npm('react|react-dom|react-aria-components|dexie|dexie-react-hooks|dompurify') },
    },
    {
      name: 'renderer-imports-only-shared',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: `^(electron|scripts|tests)/|${npm('electron')}` },
    },
    {
      name: 'renderer-knows-no-node',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'roots-are-imported-by-roots-alone',
      severity: 'error',
      from: { path: '^renderer/[^/]+/' },
      to: { path: ROOT_FILE },
    },
    {
      name: 'platform-is-chosen-by-roots',
      severity: 'error',
      from: { path: '^renderer/', pathNot: [ROOT_FILE, '^renderer/platform/'] },
      // The context hands on what the root has chosen.
      to: { path: '^renderer/platform/', pathNot: '^renderer/platform/PlatformContext\\.tsx$' },
    },
    {
      name: 'screens-reach-storage-through-queries-and-actions',
      severity: 'error',
      from: { path: `^renderer/(${SCREENS})/` },
      to: { path: `^renderer/(storage|search)/|${npm('dexie|dexie-react-hooks')}` },
    },
    {
      name: 'features-do-not-import-one-another',
      severity: 'error',
      from: { path: `^renderer/(${SCREENS}|capture|search)/` },
      to: {
        path: `^renderer/(${SCREENS}|capture|search)/`,
        // What is read is cleaned once more before it is shown.
        pathNot: ['^renderer/$1/', '^renderer/capture/sanitize-html\\.ts$'],
      },
    },
    {
      // Notes are written in the margin and in the notebook alike.
      name: 'notes-know-no-screen',
      severity: 'error',
      from: { path: '^renderer/notes/' },
      to: { path: `^renderer/(${SCREENS}|storage|search|capture)/` },
    },
    {
      // Every screen asks the keymap, and answers the palette.
      name: 'commands-know-no-screen',
      severity: 'error',
      from: { path: '^renderer/commands/' },
      to: { path: `^renderer/(${SCREENS}|notes|storage|search|capture)/` },
    },
    {
      name: 'queries-and-actions-know-no-screen',
      severity: 'error',
      from: { path: '^renderer/(queries|actions)/' },
      to: { path: `^renderer/(${SCREENS}|notes|commands|ui|styles)/` },
    },
    {
      name: 'capture-and-search-know-no-screen',
      severity: 'error',
      from: { path: '^renderer/(capture|search)/' },
      to: { path: '^renderer/(queries|actions|notes|commands|ui|styles)/' },
    },
    {
      name: 'storage-stands-at-the-bottom',
      severity: 'error',
      from: { path: '^renderer/storage/' },
      to: { path: `^renderer/(${LAYERS})/`, pathNot: '^renderer/storage/' },
    },
    {
      name: 'ui-knows-no-data',
      severity: 'error',
      from: { path: '^renderer/(ui|styles)/' },
      // Its words and its toasts follow from what the use cases answer.
      to: { path: `^renderer/(${LAYERS})/`, pathNot: '^renderer/(ui|styles|queries|actions)/' },
    },
    {
      name: 'loose-files-know-no-data',
      severity: 'error',
      from: { path: '^renderer/[^/]+$', pathNot: ROOT_FILE },
      to: { path: `^renderer/(${SCREENS}|notes|commands|storage|search|platform)/` },
    },
    {
      name: 'article-text-stands-alone',
      severity: 'error',
      from: { path: '^renderer/article-text/' },
      to: { path: `^renderer/(${LAYERS})/` },
    },
    {
      name: 'platform-stands-alone',
      severity: 'error',
      from: { path: '^renderer/platform/' },
      to: { path: `^renderer/(${LAYERS})/`, pathNot: '^renderer/platform/' },
    },
    {
      name: 'dexie-is-spoken-in-storage-and-queries',
      severity: 'error',
      from: { path: '^renderer/', pathNot: '^renderer/(storage|queries)/' },
      to: { path: npm('dexie|dexie-react-hooks') },
    },
    {
      name: 'one-sanitizer',
      severity: 'error',
      from: { path: '^(renderer|shared|electron)/', pathNot: '^renderer/capture/sanitize-html\\.ts$' },
      to: { path: npm('dompurify') },
    },
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'imports-lead-somewhere',
      severity: 'error',
      from: {},
      // `electron` brings its types alone; its runtime is the program itself. Of a package a file's address is found by the build alone.
      to: {
        couldNotResolve: true,
        pathNot: ['^electron$', '^@sqlite\\.org/sqlite-wasm/sqlite3\\.wasm\\?url$'],
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.(css|svg|png|woff2)$' },
    // Imports of types count: a room that needs another's types is built on it.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: `${__dirname}/tsconfig.base.json` },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
