import { createContext, type ReactNode, useContext } from 'react'
import type { FileActions } from './file-actions.ts'

const FileActionsContext = createContext<FileActions | null>(null)

/** Gives the screens the use cases that end in a file. */
export function FileActionsProvider({ actions, children }: { actions: FileActions; children: ReactNode }) {
  return <FileActionsContext value={actions}>{children}</FileActionsContext>
}

/** Exports, backups and restores, for screens. */
export function useFileActions(): FileActions {
  const actions = useContext(FileActionsContext)
  if (!actions) throw new Error('There is no FileActionsProvider above this component')
  return actions
}
