import { app } from 'electron'
import type { DevelopmentSources } from './content-policy.ts'

export interface DevelopmentServer extends DevelopmentSources {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string
}

/**
 * The Vite server that `npm run dev` started, or null. A packaged app has none, whatever its environment says; and it must be on
 * this computer.
 */
export function developmentServer(): DevelopmentServer | null {
  const address = process.env.ELECTRON_RENDERER_URL ?? ''
  if (app.isPackaged || !URL.canParse(address)) return null
  const { protocol, hostname, port } = new URL(address)
  if (protocol !== 'http:' || !['127.0.0.1', 'localhost'].includes(hostname) || port === '') return null
  return {
    origin: `http://127.0.0.1:${port}`,
    port: Number(port),
    nonce: process.env.OFFPRINT_DEV_NONCE ?? '',
  }
}
