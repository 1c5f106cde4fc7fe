import { networkInterfaces } from 'node:os'
import type { BridgeErrorKind } from '../../shared/bridge.ts'
import { err } from '../../shared/result.ts'
import { isSystemError } from '../files/file-problem.ts'

/** Ends a fetch with a reason from the closed list; `safeFetch` turns it into a value. */
export class FetchProblem extends Error {
  readonly kind: BridgeErrorKind

  constructor(kind: BridgeErrorKind, message: string) {
    super(message)
    this.kind = kind
  }
}

const KINDS: Readonly<Record<string, BridgeErrorKind>> = {
  EAI_AGAIN: 'offline',
  ENETUNREACH: 'offline',
  ENETDOWN: 'offline',
  EHOSTUNREACH: 'offline',
  EADDRNOTAVAIL: 'offline',
  // Nobody listens there: the site could not be reached. `refused` is a site that answers, and will not.
  ECONNREFUSED: 'offline',
  ETIMEDOUT: 'time-out',
  ECONNRESET: 'server-error',
  ECONNABORTED: 'server-error',
  EPIPE: 'server-error',
  ERR_STREAM_PREMATURE_CLOSE: 'server-error',
  EPROTO: 'tls',
}

/** Codes of OpenSSL's certificate verification and of Node's TLS, which have no common prefix. */
const TLS_CODE =
  /^(?:ERR_TLS|ERR_SSL|CERT_|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO|HOSTNAME_MISMATCH|INVALID_CA|CRL_)/
/** llhttp's and zlib's: what came is not HTTP, or not what its headers say. */
const BROKEN_ANSWER_CODE = /^(?:HPE_|Z_|ERR__ERROR_|ERR_BROTLI|ERR_HTTP_)/

/** What went wrong in a fetch, as a value. Rethrows what is a bug. */
export function fetchProblem(error: unknown) {
  if (error instanceof FetchProblem) return err({ kind: error.kind, message: error.message })
  if (error instanceof AggregateError && error.errors.length > 0) return fetchProblem(error.errors[0])
  if (!isSystemError(error)) throw error
  return err({ kind: kindOf(error.code), message: error.code })
}

function kindOf(code: string): BridgeErrorKind {
  if (code === 'ENOTFOUND') return hasNetwork() ? 'not-found' : 'offline'
  if (TLS_CODE.test(code)) return 'tls'
  if (BROKEN_ANSWER_CODE.test(code)) return 'server-error'
  return KINDS[code] ?? 'unexpected'
}

/** With the cable pulled, some systems say that the name does not exist. */
function hasNetwork(): boolean {
  return Object.values(networkInterfaces()).some((addresses) => addresses?.some(({ internal }) => !internal))
}

/** The reason that a final status stands for, or null for one that brings the page. */
export function statusProblem(status: number): BridgeErrorKind | null {
  if (status >= 200 && status < 300) return null
  if (status === 404 || status === 410) return 'not-found'
  if (status === 408) return 'time-out'
  return status >= 400 && status < 500 ? 'refused' : 'server-error'
}
