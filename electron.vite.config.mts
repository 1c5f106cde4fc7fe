import { resolve } from 'node:path'
import { defineConfig } from 'electron-vite'
import renderer from './vite.renderer.config.mts'

const root = import.meta.dirname

/** Both the bundled Electron and the stand-in for tests (Chromium 130, Node 20.18) run what is built here. */
const NODE_TARGET = 'node20.18'

/** CommonJS; a sandboxed preload must be one file, of the shell's main part what comes later is apart. */
function shellBuild(entry: 'main' | 'preload') {
  return {
    build: {
      outDir: resolve(root, 'out', entry),
      target: NODE_TARGET,
      // It is compiled anew at each start, before anything else can begin.
      minify: true,
      externalizeDeps: false,
      rollupOptions: {
        input: { [entry]: resolve(root, 'electron', `${entry}.ts`) },
        output: { format: 'cjs' as const, entryFileNames: '[name].cjs', chunkFileNames: '[name]-[hash].cjs' },
      },
    },
  }
}

export default defineConfig({
  main: shellBuild('main'),
  preload: shellBuild('preload'),
  renderer,
})
