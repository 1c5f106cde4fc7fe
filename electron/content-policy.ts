/*
 * The two content security policies (docs/architecture.md tells why there are two). They stand here word for word;
 * development only ever adds to them what Vite needs.
 */

type Directives = Readonly<Record<string, string>>

const READING: Directives = {
  'default-src': "'none'",
  'script-src': "'self' 'wasm-unsafe-eval'",
  'style-src': "'self'",
  'img-src': "'self' blob:",
  'media-src': 'blob:',
  'font-src': "'self'",
  'connect-src': "'self'",
  'worker-src': "'self'",
  'frame-src': "'none'",
  'object-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
  'require-trusted-types-for': "'script'",
  'trusted-types': 'offprint dompurify default',
}

/** The page that parses foreign documents, and shows nothing: inert documents inherit its rule for style attributes. */
const INGEST: Directives = { ...READING, 'style-src-attr': "'unsafe-inline'" }

/** What a development server needs on top: its nonce, its inlined images and its socket for hot reload. */
export interface DevelopmentSources {
  readonly nonce: string
  /** The server's port on 127.0.0.1. */
  readonly port: number
}

/** The value of the Content-Security-Policy header for a file of the app. */
export function contentPolicy(path: string, development?: DevelopmentSources): string {
  const directives: Record<string, string> = { ...(path === '/ingest.html' ? INGEST : READING) }
  if (development) {
    for (const name of ['script-src', 'style-src']) directives[name] += ` 'nonce-${development.nonce}'`
    directives['img-src'] += ' data:'
    directives['connect-src'] += ` ws://127.0.0.1:${development.port}`
  }
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources}`)
    .join('; ')
}
