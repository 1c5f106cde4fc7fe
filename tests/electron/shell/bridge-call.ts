import type { Page } from '@playwright/test'
import type { OffprintBridge } from '../../../shared/bridge.ts'

/** Calls the shell as any script in the page could, well-formed or not. A refused call gives `refused`. */
export function bridgeCall(page: Page, name: string, request: unknown): Promise<unknown> {
  return page.evaluate(
    async ([called, sent]) => {
      const { offprint } = globalThis as unknown as { offprint: OffprintBridge }
      const call = offprint.call as (name: unknown, request: unknown) => Promise<unknown>
      try {
        return await call(called, sent)
      } catch (error) {
        return String(error).includes('The shell refused this call') ? 'refused' : String(error)
      }
    },
    [name, request] as const,
  )
}
