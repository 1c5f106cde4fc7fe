/** What a reference to a note looks like: a number, a letter or a sign, maybe in brackets. */
const MARKER = /^[[(]?(\d{1,3}|[a-z]|[ivx]{1,5}|[*†‡§]{1,3})[\])]?$/i

const BACK_MARKER = /^(?:[↩↑⤴^⏎⬆⇧↵]\uFE0E?|back|return|jump up|\^)+$/i

/** The block that a note is: what a link leads to is often only an anchor at its beginning. */
const NOTE_BLOCKS = 'li, dd, p, div, aside, td'

/**
 * Marks footnotes in place: `data-footnote` is `ref` on the link in the text, `item` on the note, `back` on the link from the note to
 * the text, and `list` on the list that holds the notes. Only links within the text count.
 */
export function markFootnotes(root: HTMLElement): void {
  const byId = new Map<string, Element>()
  for (const element of root.querySelectorAll('[id]'))
    if (!byId.has(element.id)) byId.set(element.id, element)
  const target = (link: Element) => byId.get(fragmentOf(link))
  for (const link of root.querySelectorAll('a[href^="#"]')) {
    const text = (link.textContent ?? '').trim()
    const note = target(link)?.closest(NOTE_BLOCKS)
    if (!note || note.contains(link) || !MARKER.test(text) || !follows(note, link)) continue
    link.setAttribute('data-footnote', 'ref')
    note.setAttribute('data-footnote', 'item')
    const list = note.parentElement
    if (note.matches('li') && list?.matches('ol, ul')) list.setAttribute('data-footnote', 'list')
  }
  for (const link of root.querySelectorAll('[data-footnote="item"] a[href^="#"]')) {
    const place = target(link)
    const back = BACK_MARKER.test((link.textContent ?? '').trim()) || place?.matches('[data-footnote="ref"]')
    const refers = place?.querySelector('[data-footnote="ref"]') ?? place?.closest('sup')
    if (back || refers) link.setAttribute('data-footnote', 'back')
  }
}

function fragmentOf(link: Element): string {
  const fragment = (link.getAttribute('href') ?? '').slice(1)
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment // a stray percent sign stands for itself
  }
}

function follows(note: Element, link: Element): boolean {
  return (link.compareDocumentPosition(note) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
}
