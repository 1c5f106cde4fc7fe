import { resolve, sep } from 'node:path'

export const APP_SCHEME = 'app'
export const APP_HOST = 'offprint'
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`
export const READING_PAGE = `${APP_ORIGIN}/index.html`
export const INGEST_PAGE = `${APP_ORIGIN}/ingest.html`
export const CAPTURE_BAR_PAGE = `${APP_ORIGIN}/capture-bar.html`

/** Encoded `.`, `/`, `\`, `%` and NUL: the build has no file that needs them, so whoever sends them is trying something. */
const SUSPICIOUS_ESCAPE = /%(?:2e|2f|5c|25|00)/i
/** What the names of built files are made of. */
const FILE_NAME = /^[A-Za-z0-9_@~+-][A-Za-z0-9_@~+.-]*$/

/** The part of an `app://offprint` address after the host, or null when the address is another one. */
export function appPath(address: string): string | null {
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  const isOurs =
    url.protocol === `${APP_SCHEME}:` && url.host === APP_HOST && url.username === '' && url.password === ''
  return isOurs ? url.pathname : null
}

/** True for a document of ours, whatever its query or fragment. */
export const isAppAddress = (address: string): boolean => appPath(address) !== null

/**
 * The file below `root` that a request for `address` means, or null for one that is refused: another host, a path that leads
 * (or tries to lead) out of the folder, a name that no built file has.
 */
export function appFile(root: string, address: string): string | null {
  const raw = appPath(address)
  if (raw === null || SUSPICIOUS_ESCAPE.test(address) || address.includes('\\')) return null
  const decoded = decodePath(raw === '/' || raw === '' ? '/index.html' : raw)
  if (decoded === null || !decoded.startsWith('/')) return null
  const segments = decoded.slice(1).split('/')
  if (!segments.every((segment) => FILE_NAME.test(segment))) return null
  const file = resolve(root, ...segments)
  return file.startsWith(resolve(root) + sep) ? file : null
}

function decodePath(path: string): string | null {
  try {
    return decodeURIComponent(path)
  } catch (error) {
    if (error instanceof URIError) return null
    throw error
  }
}
