import type { ReactNode } from 'react'
import { useStartIsOver } from '../queries/start-is-over.ts'

/** What a window does without until it shows what it opened with. */
export function AfterStart({ children }: { children: ReactNode }) {
  return useStartIsOver() ? children : null
}
