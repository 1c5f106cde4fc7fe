import { fail } from '../../shared/result.ts'
import type { Actions } from './actions.ts'

/** Each of the actions answers with a promise, or they could not come later. */
type Promising = Readonly<Record<keyof Actions, (...given: never[]) => Promise<unknown>>>

/**
 * The actions, with the code that writes to the library fetched when one is asked for. Where it cannot be had an action answers that it
 * failed, as it does when the database gives up.
 * @param fetch gives them, the same each time
 */
export function actionsLater(fetch: () => Promise<Actions>): Actions {
  const act = async (name: keyof Actions, given: readonly never[]): Promise<unknown> => {
    let actions: Promising
    try {
      actions = await fetch()
    } catch (error) {
      reportError(error)
      // The one that answers with no outcome: what is not known to be private is asked about.
      return name === 'mayBePrivate' ? false : fail('unexpected', String(error))
    }
    return actions[name](...given)
  }
  return new Proxy({} as Actions, {
    // Whoever waits for it would take an object with a `then` for a promise.
    get: (_none, name) =>
      typeof name === 'symbol' || name === 'then'
        ? undefined
        : (...given: readonly never[]) => act(name as keyof Actions, given),
  })
}
