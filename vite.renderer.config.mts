import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig, type HtmlTagDescriptor, type Plugin } from 'vite'

const root = import.meta.dirname
const LOOPBACK = '127.0.0.1'

/** Set by scripts/dev.mjs: the page's own address, app://offprint, does not tell Vite's client where its server is. */
const port = Number(process.env.OFFPRINT_DEV_PORT ?? 0)

/** What the pages' scripts import, by the name that each page has here. */
const PAGES = {
  first: ['start-reading.ts', 'start-ingest.ts', 'start-capture-bar.ts'],
  window: ['main.tsx'],
  opening: ['open-library.ts'],
  ingest: ['ingest.ts'],
  bar: ['capture-bar.tsx'],
}

/** The files of the faces that the first screen of the reading window waits for. */
const FIRST_FACES = /\/(?:inter-latin-wght|literata-latin-opsz)-normal-[\w-]+\.woff2$/

type ModuleInfo = { readonly importedIds: readonly string[] } | null
interface Modules {
  getModuleInfo(id: string): ModuleInfo
}

/** The modules that scripts of the renderer import, and those that these import, and so on; not what is imported later. */
function importedBy(scripts: readonly string[], modules: Modules): ReadonlySet<string> {
  const found = new Set<string>()
  const add = (id: string) => {
    if (found.has(id)) return
    found.add(id)
    for (const imported of modules.getModuleInfo(id)?.importedIds ?? []) add(imported)
  }
  for (const script of scripts) add(resolve(root, 'renderer', script))
  return found
}

let imported: Readonly<Record<keyof typeof PAGES, ReadonlySet<string>>> | null = null

/**
 * The file that a module goes into: few files, since each that is fetched holds the start up, and each page gets next to nothing that it
 * does not need. What runs before the policies stand is apart: it must not bring along what is to run after them.
 * @returns null for what comes later, which is divided as it is needed
 */
function partOf(id: string, modules: Modules): string | null {
  imported ??= {
    first: importedBy(PAGES.first, modules),
    window: importedBy(PAGES.window, modules),
    opening: importedBy(PAGES.opening, modules),
    ingest: importedBy(PAGES.ingest, modules),
    bar: importedBy(PAGES.bar, modules),
  }
  if (imported.first.has(id)) return PAGES.first.some((script) => id.endsWith(script)) ? null : 'first'
  const scripts = [...PAGES.window, ...PAGES.opening]
  if (!imported.window.has(id) || scripts.some((script) => id.endsWith(script))) return null
  const isOpening = imported.opening.has(id)
  const isEarly = isOpening || imported.ingest.has(id)
  if (imported.bar.has(id)) return isEarly ? 'base' : 'interface'
  return isOpening ? 'opening' : isEarly ? 'library' : 'window'
}

/**
 * Fetches with the page what its first script imports once the policies stand: one after the other they would be fetched one after the
 * other. They are compiled ahead, and run when they are imported.
 */
function preloadMain(): Plugin {
  return {
    name: 'offprint:preload-main',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {}, chunk }) {
        const wanted = new Set<string>()
        const isThere = (file: string) => html.includes(`"./${file}"`)
        const add = (file: string) => {
          const found = bundle[file]
          if (wanted.has(file) || found?.type !== 'chunk') return
          wanted.add(file)
          for (const imported of found.imports) add(imported)
        }
        for (const file of chunk?.dynamicImports ?? []) add(file)
        const styles = [...wanted].flatMap((file) => {
          const found = bundle[file]
          return found?.type === 'chunk' ? [...(found.viteMetadata?.importedCss ?? [])] : []
        })
        const link = (rel: string, file: string, more = {}): HtmlTagDescriptor => ({
          tag: 'link',
          attrs: { rel, ...more, crossorigin: true, href: `./${file}` },
          injectTo: 'head',
        })
        const isReading = chunk?.name === 'index'
        const faces = Object.keys(bundle).filter((file) => isReading && FIRST_FACES.test(file))
        return [
          ...[...wanted].filter((file) => !isThere(file)).map((file) => link('modulepreload', file)),
          ...styles.filter((file) => !isThere(file)).map((file) => link('stylesheet', file)),
          ...faces.map((file) => link('preload', file, { as: 'font', type: 'font/woff2' })),
        ]
      },
    },
  }
}

/**
 * The renderer's build: part of the whole in electron.vite.config.mts, and alone for the browser tests.
 * In development the shell proxies app://offprint to this server, so that origin and database stay the same;
 * the nonce is what the shell adds to its policy for the scripts and styles that Vite puts into the page.
 */
export default defineConfig({
  root: resolve(root, 'renderer'),
  publicDir: resolve(root, 'renderer/public'),
  plugins: [react(), preloadMain()],
  html: { cspNonce: process.env.OFFPRINT_DEV_NONCE ?? '' },
  css: { modules: { localsConvention: 'camelCaseOnly' } },
  worker: { format: 'es' },
  server: {
    host: LOOPBACK,
    port,
    strictPort: true,
    hmr: { protocol: 'ws', host: LOOPBACK, clientPort: port },
  },
  build: {
    outDir: resolve(root, 'out/renderer'),
    emptyOutDir: true,
    target: 'chrome130',
    minify: true,
    // A data: font or image would be refused by the page's policy.
    assetsInlineLimit: 0,
    // The polyfill is an inline fetch of preloads that Chromium 130 does by itself.
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: {
        index: resolve(root, 'renderer/index.html'),
        ingest: resolve(root, 'renderer/ingest.html'),
        'capture-bar': resolve(root, 'renderer/capture-bar.html'),
      },
      // What parts take from each other they may have to export.
      preserveEntrySignatures: 'allow-extension',
      output: {
        codeSplitting: {
          groups: [{ name: partOf, includeDependenciesRecursively: false }],
        },
      },
    },
  },
})
