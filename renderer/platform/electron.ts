import type { OffprintBridge } from '../../shared/bridge.ts'

declare global {
  interface Window {
    /** Put there by the preload script; read in this file and nowhere else. */
    readonly offprint?: OffprintBridge
  }
}

/** The shell's bridge, or null when this page does not run in the shell. */
export function electronBridge(): OffprintBridge | null {
  return window.offprint ?? null
}
