/** An attribute that Defuddle leaves on every element, while it takes off all ids but those of the notes that it knows. */
const CARRIER = 'kind'
const MARK = 'anchor:'

/** Puts the ids that links of the page lead to where Defuddle does not take them off, in place. */
export function carryAnchors(doc: Document): void {
  const wanted = new Set<string>()
  for (const link of doc.querySelectorAll('a[href^="#"]')) {
    const fragment = (link.getAttribute('href') ?? '').slice(1)
    wanted.add(fragment)
    if (/%[0-9a-f]{2}/i.test(fragment)) wanted.add(decoded(fragment))
  }
  for (const element of doc.querySelectorAll('[id]')) {
    if (wanted.has(element.id)) element.setAttribute(CARRIER, MARK + element.id)
  }
}

/** Gives the elements of what an extractor made the ids back that were carried through, in place. */
export function restoreAnchors(body: HTMLElement): void {
  for (const element of body.querySelectorAll(`[${CARRIER}^="${MARK}"]`)) {
    if (element.id === '') element.id = (element.getAttribute(CARRIER) ?? '').slice(MARK.length)
    element.removeAttribute(CARRIER)
  }
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment // a stray percent sign stands for itself
  }
}
