/** Words before the first name that say that names follow. */
const BY =
  /^\s*(?:(?:written|words|story|text|reported|article)\s+by|by|von|par|por|di|da|door|av|af|autor(?:in)?|author)\s*[:\s]\s*/iu

/** Words between names, parted by spaces, and signs that stand for them. */
const BETWEEN = /\s*(?:[;|·•、]|\s(?:and|und|et|en|och|og|with|&)\s)\s*/iu

/** In Spanish and Portuguese these stand inside one surname as well (`Ortega y Gasset`): they part only what looks like whole names. */
const BETWEEN_OR_WITHIN = /\s(?:y|e)\s/iu

/** What belongs to the name before it, though a comma parts them. */
const SUFFIX = /^(?:jr|sr|ii|iii|iv|ph\.?\s?d|m\.?\s?d|m\.?\s?a|esq|obe|cbe|mbe)\.?$/iu

/** An address of a page or of a mailbox is not a name. */
const ADDRESS = /^(?:https?:|www\.|@)|\S+@\S+\.\S+/iu

/**
 * Cuts a byline into names: `By Ann Lee, Bo Ortega, and Cy Ito`, `Von Ann Lee und Bo Ortega`. A single `Lee, Ann` counts as two
 * names, as bylines of newspapers mean it. Each name comes once, in the order of the byline.
 */
export function splitAuthors(byline: string): string[] {
  const names: string[] = []
  const text = byline.replace(/\s+/gu, ' ').replace(BY, '')
  for (const piece of text
    .split(BETWEEN)
    .flatMap((part) => part.split(/[,，]/u))
    .flatMap(wholeNames)) {
    const name = piece.replace(/^\s*(?:and|und|et|y|och|og|&)\s+/iu, '').trim()
    const last = names.at(-1)
    if (name === '' || ADDRESS.test(name)) continue
    if (last !== undefined && SUFFIX.test(name)) names[names.length - 1] = `${last}, ${name}`
    else names.push(name)
  }
  const seen = new Set<string>()
  return names.filter((name) => {
    const key = name.toLowerCase()
    return !seen.has(key) && seen.add(key)
  })
}

function wholeNames(piece: string): string[] {
  const names = piece.split(BETWEEN_OR_WITHIN)
  return names.every((name) => name.trim().includes(' ')) ? names : [piece]
}
