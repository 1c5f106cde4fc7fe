import type { Actions } from './actions.ts'

type Action = (...given: readonly unknown[]) => Promise<unknown>

/**
 * The actions, with the code that writes to the library fetched when one is asked for. Each answers with a promise, so nobody sees a
 * difference.
 * @param fetch gives them, the same each time
 */
export function actionsLater(fetch: () => Promise<Actions>): Actions {
  const later = (name: string): Action => {
    return async (...given) => {
      const actions = (await fetch()) as unknown as Readonly<Record<string, Action>>
      const action = actions[name]
      if (!action) throw new TypeError(`There is no action ${name}`)
      return action(...given)
    }
  }
  return new Proxy({} as Actions, { get: (_none, name) => later(String(name)) })
}
