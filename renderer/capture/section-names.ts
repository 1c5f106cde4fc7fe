const MARKED = 'data-titled-section'

/** Of no meaning to anyone. */
const NEUTRAL = 'part-'

const PERMALINKS = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((heading) => `${heading} a[href^="#"]`).join(', ')

/**
 * Marks, in place, what has its id from its title: generators of documentation give every section a name made of its heading, and a link
 * to it in the heading. Extractors take such a name for that of a part of the page, and leave out a section on comments or related work.
 * To be called while the links are there.
 */
export function markTitledSections(doc: Document): void {
  for (const link of doc.querySelectorAll(PERMALINKS)) {
    const id = decoded((link.getAttribute('href') ?? '').slice(1))
    const heading = link.closest('h1, h2, h3, h4, h5, h6')
    const named = [link, heading, heading?.parentElement, heading?.parentElement?.parentElement]
    const section = named.find((element) => id !== '' && element?.id === id)
    if (!section) continue
    const bears = heading && heading.id === '' && section !== link ? heading : section
    // Boxes around a part of the text come and go on the way; its heading stays.
    if (bears !== section) section.removeAttribute('id')
    bears.id = id
    bears.setAttribute(MARKED, '')
  }
}

/** Gives the marked elements ids that say nothing, in place, and answers with these and what they stand for. */
export function hideSectionNames(doc: Document): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  for (const element of doc.querySelectorAll(`[${MARKED}]`)) {
    const neutral = `${NEUTRAL}${names.size}`
    names.set(neutral, element.id)
    element.id = neutral
    element.removeAttribute(MARKED)
  }
  return names
}

/** Puts the names back into what an extractor made, in place. */
export function restoreSectionNames(body: Element, names: ReadonlyMap<string, string>): void {
  for (const element of body.querySelectorAll(`[id^="${NEUTRAL}"]`)) {
    const name = names.get(element.id)
    if (name !== undefined) element.id = name
  }
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment // a stray percent sign stands for itself
  }
}
