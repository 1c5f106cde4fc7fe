/** Joins the class names that are there. CSS Modules answer `undefined` for a class that a sheet does not have. */
export function classNames(...names: readonly (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(' ')
}
