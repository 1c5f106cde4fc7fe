import { extname } from 'node:path'
import type { ProtocolResponse, Session } from 'electron'
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

/** Chromium's net::ERR_FAILED. */
const NET_FAILED = -2

/**
 * Serves `app://offprint/…`: the built renderer and nothing else; in development what Vite makes of its sources.
 * @param hardened until the session is shut nothing is served, and nothing at all when that fails
 */
export function serveApp(session: Session, built: BuiltFiles, hardened: Promise<void>): void {
  const development = developmentServer()
  if (development) serveFromVite(session, development, hardened)
  else serveBuild(session, built, hardened)
}

/**
 * Whole files, as the older of Electron's two ways takes them. `handle` makes a request, a response and a stream of each one, in this
 * process and in JavaScript: with the files of a page that takes longer than everything else that is done in the shell at a start.
 */
function serveBuild(session: Session, built: BuiltFiles, hardened: Promise<void>): void {
  const isServed = session.protocol.registerBufferProtocol(APP_SCHEME, (request, answer) => {
    const answered = hardened.then(() =>
      request.method === 'GET' ? fromBuild(request.url, built) : refused(405, request.url),
    )
    answered.then(answer, (error: unknown) => {
      log('file-not-served', { error: String(error).slice(0, 200) })
      answer({ error: NET_FAILED })
    })
  })
  if (!isServed) throw new Error(`${APP_SCHEME}: cannot be served`)
}

async function fromBuild(address: string, built: BuiltFiles): Promise<ProtocolResponse> {
  const file = appFile(built.root, address)
  const mime = file === null ? undefined : MIME_TYPES[extname(file)]
  if (file === null || mime === undefined) return refused(403, address)
  try {
    const data = await built.read(file)
    return data ? { data, headers: headers(address, mime) } : refused(403, address)
  } catch (error) {
    if (isSystemError(error)) return refused(404, address)
    throw error
  }
}

function serveFromVite(session: Session, server: DevelopmentServer, hardened: Promise<void>): void {
  session.protocol.handle(APP_SCHEME, async ({ url, method }) => {
    await hardened
    const refusal = method !== 'GET' ? refused(405, url) : appPath(url) === null ? refused(403, url) : null
    if (refusal) return new Response(null, { status: refusal.statusCode ?? 403, headers: refusal.headers })
    return fromVite(url, server)
  })
}

/** Passed on with Node's own client: the session itself may reach no server. */
async function fromVite(address: string, server: DevelopmentServer): Promise<Response> {
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

function refused(status: 403 | 404 | 405, address: string) {
  log('file-refused', { status, length: address.length })
  return {
    statusCode: status,
    data: Buffer.alloc(0),
    headers: { 'content-security-policy': contentPolicy('') },
  } satisfies ProtocolResponse
}
