import { extname } from 'node:path'
import { protocol, type Session } from 'electron'
import { APP_SCHEME, appFile, appPath } from './app-path.ts'
import type { BuiltFiles } from './built-files.ts'
import { contentPolicy } from './content-policy.ts'
import { type DevelopmentServer, developmentServer } from './development-server.ts'
import { isSystemError } from './files/file-problem.ts'
import { log } from './log.ts'

const MIME_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
}

/** Must come before `ready`. Secure and standard, so that IndexedDB, OPFS, module workers and streaming WebAssembly work. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: APP_SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
  ])
}

/**
 * Serves `app://offprint/…`: the built renderer and nothing else; in development what Vite makes of its sources.
 * @param hardened until the session is shut nothing is served, and nothing at all when that fails
 */
export function serveApp(session: Session, built: BuiltFiles, hardened: Promise<void>): void {
  const development = developmentServer()
  session.protocol.handle(APP_SCHEME, async (request) => {
    await hardened
    if (request.method !== 'GET') return refused(405, request.url)
    return development ? fromVite(request.url, development) : fromBuild(request.url, built)
  })
}

async function fromBuild(address: string, built: BuiltFiles): Promise<Response> {
  const file = appFile(built.root, address)
  const mime = file === null ? undefined : MIME_TYPES[extname(file)]
  if (file === null || mime === undefined) return refused(403, address)
  try {
    const bytes = await built.read(file)
    return bytes ? new Response(bytes, { headers: headers(address, mime) }) : refused(403, address)
  } catch (error) {
    if (isSystemError(error)) return refused(404, address)
    throw error
  }
}

/** Passed on with Node's own client: the session itself may reach no server. */
async function fromVite(address: string, server: DevelopmentServer): Promise<Response> {
  if (appPath(address) === null) return refused(403, address)
  const { pathname, search } = new URL(address)
  const answer = await fetch(`${server.origin}${pathname}${search}`, { headers: { accept: '*/*' } })
  const mime = answer.headers.get('content-type') ?? 'application/octet-stream'
  return new Response(answer.body, { status: answer.status, headers: headers(address, mime, server) })
}

function headers(address: string, mime: string, development?: DevelopmentServer): Record<string, string> {
  const path = appPath(address) ?? ''
  return {
    'content-type': mime,
    'content-security-policy': contentPolicy(path, development),
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-dns-prefetch-control': 'off',
    'cache-control': 'no-cache',
  }
}

function refused(status: 403 | 404 | 405, address: string): Response {
  log('file-refused', { status, length: address.length })
  return new Response(null, { status, headers: { 'content-security-policy': contentPolicy('') } })
}
