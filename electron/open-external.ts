import { shell } from 'electron'
import type { CallResponse } from '../shared/bridge.ts'
import { fail, ok } from '../shared/result.ts'
import { readExternalAddress } from './external-address.ts'
import { log } from './log.ts'

/** Hands an address to the system's browser or mail program. */
export async function openInBrowser(address: string): Promise<CallResponse<'openExternal'>> {
  const read = readExternalAddress(address)
  if (!read.ok) return read
  try {
    await shell.openExternal(read.value)
    return ok(null)
  } catch (error) {
    log('browser-not-opened', { error: String(error).slice(0, 80) })
    return fail('unexpected', 'the system has no program for it')
  }
}
