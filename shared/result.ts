/** The outcome of something that is expected to fail now and then. Bugs throw; expected failures are values. */
export type Result<T, E> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: E }

/** A failure with a reason from a closed list and a sentence for the log. What a person reads is chosen from `kind`. */
export interface Failure<K extends string> {
  readonly kind: K
  readonly message: string
}

export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value })

export const err = <E>(error: E): { readonly ok: false; readonly error: E } => ({ ok: false, error })

/** Shorthand for a failed result that carries a `Failure`. */
export const fail = <K extends string>(
  kind: K,
  message: string,
): { readonly ok: false; readonly error: Failure<K> } => err({ kind, message })

/** Marks a branch that no value can reach; reached all the same, it is a bug and throws. */
export function unreachable(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`)
}
