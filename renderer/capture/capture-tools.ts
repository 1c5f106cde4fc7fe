import type { OffprintBridge } from '../../shared/bridge.ts'

export interface CaptureTools {
  readonly bridge: Pick<OffprintBridge, 'call'>
  readonly signal: AbortSignal
  readonly onProgress: (progress: CaptureProgress) => void
  /** Resolves when a long computation keeps nobody waiting who writes to the library. */
  readonly whenAtRest: () => Promise<void>
}

export type CaptureProgress =
  | { readonly stage: 'fetching' | 'rendering' | 'extracting' }
  /** Pages of the article got so far. */
  | { readonly stage: 'pages'; readonly done: number; readonly total: 0 }
  /** Bytes come in, and in all; 0 while nobody knows. */
  | { readonly stage: 'media'; readonly done: number; readonly total: number }
  /** Images done and in all. */
  | { readonly stage: 'images'; readonly done: number; readonly total: number }
