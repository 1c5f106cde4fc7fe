import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { build } from 'vite'

/**
 * A bench's page as one script, whose exports are `window.bench`, and its styles.
 * @param {string} entry the file's name in this folder
 * @param {import('vite').PluginOption[]} plugins
 */
export async function bundleBench(entry, plugins = []) {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    plugins,
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      target: 'chrome130',
      cssCodeSplit: false,
      lib: { entry: join(import.meta.dirname, entry), formats: ['iife'], name: 'bench', fileName: 'bench' },
    },
  })
  const files = result[0].output
  const style = files.find(({ fileName }) => fileName.endsWith('.css'))
  return {
    script: files.find(({ type }) => type === 'chunk').code,
    style: style ? String(style.source) : '',
  }
}

/**
 * Serves a bench's page, to be opened in headless Chromium with a real profile on disk: each browser that opens it finds what the one
 * before has stored, and nothing is warm but the file system's cache.
 * @param {{ script: string, style: string }} bundle
 * @param {{ executablePath: string, body?: string }} options
 */
export async function serveBench({ script, style }, { executablePath, body = '' }) {
  const html = `<!doctype html><title>bench</title><link rel="stylesheet" href="/bench.css">${body}<script src="/bench.js"></script>`
  const answers = { '/bench.js': ['javascript', script], '/bench.css': ['css', style] }
  const server = createServer((request, response) => {
    const [type, text] = answers[request.url] ?? ['html', html]
    response.setHeader('content-type', `text/${type}; charset=utf-8`)
    response.end(text)
  })
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening))
  const profile = mkdtempSync(join(tmpdir(), 'offprint-bench-'))
  return {
    /** Opens the page in a browser of its own. */
    async open() {
      const context = await chromium.launchPersistentContext(profile, {
        executablePath,
        viewport: { width: 1440, height: 900 },
        args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
      })
      const page = await context.newPage()
      page.setDefaultTimeout(0)
      page.on('pageerror', (error) => process.stderr.write(`${error.stack}\n`))
      await page.goto(`http://127.0.0.1:${server.address().port}/`)
      return { context, page }
    },
    close() {
      server.close()
      rmSync(profile, { recursive: true, force: true })
    },
  }
}
