import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build, type Plugin, preview } from 'vite'

/** What tests load beside the app, out of the same build so that both hold the same modules: by name, served as `/<name>.js`. */
const BESIDE_THE_APP = {
  'app-modules': 'app-modules.ts',
  'storage-lab': 'storage/storage-lab.ts',
  'exporting-lab': 'exporting/exporting-lab.ts',
  'interchange-lab': 'interchange/interchange-lab.ts',
  'search-lab': 'search/search-lab.ts',
}

/** The reading screen alone, as a page beside the app's. */
function readingLab(root: string): Plugin {
  const id = join(root, 'renderer/reading-lab.html')
  return {
    name: 'reading-lab',
    resolveId: (source) => (source === id ? id : null),
    load: (loaded) =>
      loaded === id
        ? `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta id="react-aria-pressable-style"><title>Reading</title>
          <link rel="stylesheet" href="./styles/base.css"></head><body><div id="root"></div>
          <script type="module" src="../tests/browser/reader/reading-lab.tsx"></script></body></html>`
        : null,
  }
}

/**
 * Builds the renderer as it is shipped, but for names that can be read, and serves it on a free port for all browser tests of a run:
 * a page is there in a fraction of what hundreds of single modules take. Finds the Chromium to test in, too.
 * Returns what ends the server.
 */
async function serveRenderer(): Promise<() => Promise<void>> {
  const { root } = await import('../../scripts/project.mjs')
  const { chromiumPath, ensureSystemPackages } = await import('../../scripts/system-packages.mjs')
  ensureSystemPackages({ display: false, chromium: true })
  const chromium = chromiumPath()
  if (chromium) process.env.OFFPRINT_CHROMIUM = chromium

  // Of this run's own, so that two runs at once do not take each other's files away.
  const outDir = await mkdtemp(join(tmpdir(), 'offprint-browser-tests-'))
  const shared = { configFile: join(root, 'vite.renderer.config.mts'), logLevel: 'error' as const }
  const beside = Object.entries(BESIDE_THE_APP).map(([name, path]) => [name, join(__dirname, path)])
  await build({
    ...shared,
    plugins: [readingLab(root)],
    build: {
      outDir,
      minify: false,
      reportCompressedSize: false,
      rollupOptions: {
        input: {
          ...Object.fromEntries(beside),
          'reading-lab': join(root, 'renderer/reading-lab.html'),
        },
        preserveEntrySignatures: 'allow-extension',
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name].js' },
      },
    },
  })
  const server = await preview({ ...shared, build: { outDir }, preview: { host: '127.0.0.1', port: 0 } })
  const { port } = server.httpServer.address() as AddressInfo
  process.env.OFFPRINT_RENDERER_URL = `http://127.0.0.1:${port}/`
  return async () => {
    await server.close()
    await rm(outDir, { recursive: true, force: true })
  }
}

export default serveRenderer
