import type { OffprintBridge } from '../../shared/bridge.ts'
import { electronBridge } from './electron.ts'

/** What a page reaches the shell by; where there is no shell, what stands in for it, whose code no window of the app fetches. */
export async function openBridge(): Promise<OffprintBridge> {
  return electronBridge() ?? (await import('./browser.ts')).browserBridge()
}
