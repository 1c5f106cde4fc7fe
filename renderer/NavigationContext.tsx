import { createContext, type ReactNode, useContext, useMemo, useReducer } from 'react'
import { HOME, type Route, takeStep } from './navigation.ts'

export interface Navigation {
  readonly route: Route
  readonly canGoBack: boolean
  readonly canGoForward: boolean
  go(route: Partial<Route>): void
  replace(route: Partial<Route>): void
  back(): void
  forward(): void
}

const NavigationContext = createContext<Navigation | null>(null)

/** Where the window is and how it goes elsewhere. What a step does not name is left empty, except the view. */
export function useNavigation(): Navigation {
  const navigation = useContext(NavigationContext)
  if (!navigation) throw new Error('useNavigation needs a NavigationProvider above it')
  return navigation
}

/** Keeps the history of one window, in memory. */
export function NavigationProvider({ start, children }: { start: Route; children: ReactNode }) {
  const [history, step] = useReducer(takeStep, { past: [], present: start, future: [] })
  const navigation = useMemo<Navigation>(() => {
    const complete = (route: Partial<Route>): Route => ({ ...HOME, view: history.present.view, ...route })
    return {
      route: history.present,
      canGoBack: history.past.length > 0,
      canGoForward: history.future.length > 0,
      go: (route) => step({ kind: 'go', route: complete(route) }),
      replace: (route) => step({ kind: 'replace', route: complete(route) }),
      back: () => step({ kind: 'back' }),
      forward: () => step({ kind: 'forward' }),
    }
  }, [history])
  return <NavigationContext value={navigation}>{children}</NavigationContext>
}
