import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createServer } from 'vite'

/**
 * Serves the renderer from its sources, on a free port, for all browser tests of a run; every module of
 * `renderer/` can be imported from there by its path. Finds the Chromium to test in, too.
 * Returns what ends the server.
 */
async function serveRenderer(): Promise<() => Promise<void>> {
  const { root } = await import('../../scripts/project.mjs')
  const { chromiumPath, ensureSystemPackages } = await import('../../scripts/system-packages.mjs')
  ensureSystemPackages({ display: false, chromium: true })
  const chromium = chromiumPath()
  if (chromium) process.env.OFFPRINT_CHROMIUM = chromium

  const cacheDir = join(root, `node_modules/.cache/browser-tests-${process.pid}`)
  const server = await createServer({
    configFile: `${root}/vite.renderer.config.mts`,
    logLevel: 'error',
    // No reload may come in between a test's steps.
    server: { port: 0, hmr: false, watch: null },
    // Every dependency is found before the first test; one found later would reload the page under it.
    optimizeDeps: { entries: ['**/*.ts', '**/*.tsx'] },
    // Of this run's own, so that two runs at once do not take each other's files away.
    cacheDir,
  })
  await server.listen()
  const [url] = server.resolvedUrls?.local ?? []
  if (url === undefined) throw new Error('The renderer cannot be served on 127.0.0.1')
  process.env.OFFPRINT_RENDERER_URL = url
  return async () => {
    await server.close()
    await rm(cacheDir, { recursive: true, force: true })
  }
}

export default serveRenderer
