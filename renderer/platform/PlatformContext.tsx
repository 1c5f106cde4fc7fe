import { createContext, type ReactNode, useContext } from 'react'
import type { OffprintBridge } from '../../shared/bridge.ts'

const PlatformContext = createContext<OffprintBridge | null>(null)

/** Gives the screens the shell: Electron's, or the browser's stand-in for it. */
export function PlatformProvider({ bridge, children }: { bridge: OffprintBridge; children: ReactNode }) {
  return <PlatformContext value={bridge}>{children}</PlatformContext>
}

/** The shell, for screens. */
export function useBridge(): OffprintBridge {
  const bridge = useContext(PlatformContext)
  if (!bridge) throw new Error('There is no PlatformProvider above this component')
  return bridge
}
