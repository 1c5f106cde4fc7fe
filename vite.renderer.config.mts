import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const root = import.meta.dirname
const LOOPBACK = '127.0.0.1'

/** Set by scripts/dev.mjs: the page's own address, app://offprint, does not tell Vite's client where its server is. */
const port = Number(process.env.OFFPRINT_DEV_PORT ?? 0)

/**
 * The renderer's build: part of the whole in electron.vite.config.mts, and alone for the browser tests.
 * In development the shell proxies app://offprint to this server, so that origin and database stay the same;
 * the nonce is what the shell adds to its policy for the scripts and styles that Vite puts into the page.
 */
export default defineConfig({
  root: resolve(root, 'renderer'),
  publicDir: resolve(root, 'renderer/public'),
  plugins: [react()],
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
    },
  },
})
