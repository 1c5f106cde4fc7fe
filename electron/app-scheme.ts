import { protocol } from 'electron'
import { APP_SCHEME } from './app-path.ts'

/** Must come before `ready`. Secure and standard, so that IndexedDB, OPFS, module workers and streaming WebAssembly work. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: APP_SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
  ])
}
