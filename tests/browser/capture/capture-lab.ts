import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { test as base, type Page } from '@playwright/test'
import { build } from 'vite'
import { contentPolicy } from '../../../electron/content-policy.ts'

/*
 * Two pages of one origin: `ingest` runs the capture code under the ingest page's policy; `bare` shows what came out of it with no
 * policy at all, so that nothing but the sanitizer stands between a hostile article and the page.
 */

/** A file that the lab's web server gives out. */
export interface WebFile {
  readonly type: string
  readonly body: string | Uint8Array
  readonly status?: number
}

export interface Lab {
  /** Where the lab's server is, with a slash at the end. */
  readonly origin: string
  /** Puts a file at a path of the server; answers with its address. */
  readonly publish: (path: string, file: WebFile) => string
  readonly ingest: Page
  readonly bare: Page
  /** Requests of either page for anything but the lab's own scripts, dialogs, navigations and errors of policy, as they happened. */
  readonly incidents: string[]
}

const SHELL = (script: string) =>
  `<!doctype html><meta charset="utf-8"><title>lab</title><script src="${script}"></script>`

async function bundle(entry: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'chrome130',
      minify: false,
      lib: { entry: join(__dirname, entry), formats: ['iife'], name: 'lab', fileName: 'lab' },
    },
  })
  const [output] = (Array.isArray(built) ? built : [built]).flatMap((one) =>
    'output' in one ? one.output : [],
  )
  if (output?.type !== 'chunk') throw new Error('The lab did not build')
  return output.code
}

async function serve(script: string, files: Map<string, WebFile>): Promise<Server> {
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0] ?? '/'
    const own: Record<string, WebFile> = {
      '/lab.js': { type: 'text/javascript', body: script },
      '/ingest.html': { type: 'text/html', body: SHELL('/lab.js') },
      '/bare.html': { type: 'text/html', body: SHELL('/lab.js') },
    }
    const file = own[path] ?? files.get(path)
    if (path === '/ingest.html') response.setHeader('content-security-policy', contentPolicy('/ingest.html'))
    response.writeHead(file?.status ?? (file ? 200 : 404), { 'content-type': file?.type ?? 'text/plain' })
    response.end(file?.body ?? 'nothing here')
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return server
}

function watch(page: Page, name: string, origin: string, incidents: string[]): void {
  const own = new Set([`${origin}lab.js`, `${origin}${name}.html`, `${origin}favicon.ico`])
  page.on('request', (request) => {
    if (!own.has(request.url())) incidents.push(`${name} requested ${request.url()}`)
  })
  page.on('dialog', (dialog) => {
    incidents.push(`${name} opened a dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('framenavigated', (frame) => {
    if (!own.has(frame.url())) incidents.push(`${name} went to ${frame.url()}`)
  })
  page.on('popup', (popup) => incidents.push(`${name} opened ${popup.url()}`))
}

export const test = base.extend<{ lab: Lab }, { script: string }>({
  script: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern
    async ({}, use) => use(await bundle('lab-page.ts')),
    { scope: 'worker' },
  ],
  lab: async ({ context, script }, use) => {
    const files = new Map<string, WebFile>()
    const server = await serve(script, files)
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
    const incidents: string[] = []
    const [ingest, bare] = [await context.newPage(), await context.newPage()]
    for (const [page, name] of [
      [ingest, 'ingest'],
      [bare, 'bare'],
    ] as const) {
      watch(page, name, origin, incidents)
      await page.goto(`${origin}${name}.html`)
    }
    const publish = (path: string, file: WebFile) => {
      files.set(`/${path}`, file)
      return origin + path
    }
    await use({ origin, publish, ingest, bare, incidents })
    server.close()
  },
})
