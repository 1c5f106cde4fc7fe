import { createContext, type ReactNode, useContext } from 'react'
import type { Actions } from './actions.ts'

const ActionsContext = createContext<Actions | null>(null)

/** Gives the screens the use cases. */
export function ActionsProvider({ actions, children }: { actions: Actions; children: ReactNode }) {
  return <ActionsContext value={actions}>{children}</ActionsContext>
}

/** Everything a person can do, for screens. */
export function useActions(): Actions {
  const actions = useContext(ActionsContext)
  if (!actions) throw new Error('There is no ActionsProvider above this component')
  return actions
}
