import { countWords } from './read-blocks.ts'

/** Where a panel is a menu, a search or a notice. */
const ELSEWHERE =
  'nav, header, footer, aside, dialog, form, menu, [role="navigation"], [role="menu"], [role="dialog"], [role="banner"], [role="contentinfo"]'

/** What opens a panel (WAI-ARIA: accordion, disclosure and tabs). */
const OPENER = '[aria-controls][aria-expanded], [aria-controls][role="tab"]'

/** A panel of fewer words is a button or a menu, unless it shows code. */
const LEAST_WORDS = 8

/** With a larger share of its words in links a panel is a menu. */
const MOSTLY_LINKS = 0.5

/** What styles call a panel that is not shown. */
const HIDDEN_CLASS = /^(?:hidden|d-none|is-hidden|collapsed?|visually-hidden)$/i

/** A longer opener is no title. */
const LONGEST_TITLE = 40

/**
 * Shows the panels of tabs and accordions of a page, in place: what a reader of the page sees after a press of a button is the article's
 * text as well, and extractors leave out what is hidden. What opened a panel becomes its title. Panels are known by the roles and
 * references of WAI-ARIA, not by names.
 */
export function showPanels(doc: Document): void {
  const titles = new Map<Element, Element>()
  for (const opener of doc.querySelectorAll(OPENER)) {
    const panel = doc.getElementById(opener.getAttribute('aria-controls') ?? '')
    if (panel && !titles.has(panel)) titles.set(panel, opener)
  }
  for (const panel of doc.querySelectorAll('[role="tabpanel"]')) {
    const opener = doc.getElementById(panel.getAttribute('aria-labelledby') ?? '')
    if (opener && !titles.has(panel)) titles.set(panel, opener)
  }
  for (const [panel, opener] of titles) {
    if (panel.closest(ELSEWHERE) || panel.contains(opener) || !holdsText(panel)) continue
    if (isHidden(panel)) show(panel)
    titlePanel(panel, opener)
  }
}

function holdsText(panel: Element): boolean {
  const words = countWords(panel.textContent ?? '')
  const linked = [...panel.querySelectorAll('a')].reduce(
    (sum, link) => sum + countWords(link.textContent ?? ''),
    0,
  )
  if (linked > MOSTLY_LINKS * words || panel.querySelector('form, [role="menu"]')) return false
  return words >= LEAST_WORDS || panel.querySelector('pre') !== null
}

function isHidden(panel: Element): boolean {
  return (
    panel.hasAttribute('hidden') ||
    panel.getAttribute('aria-hidden') === 'true' ||
    /display\s*:\s*none|visibility\s*:\s*hidden/i.test(panel.getAttribute('style') ?? '') ||
    [...panel.classList].some((name) => HIDDEN_CLASS.test(name))
  )
}

function show(panel: Element): void {
  for (const name of ['hidden', 'aria-hidden', 'style']) panel.removeAttribute(name)
  for (const name of [...panel.classList]) if (HIDDEN_CLASS.test(name)) panel.classList.remove(name)
}

/** A button goes with the other buttons; its words are put over the panel. A heading around it, or in it, stays what it is. */
function titlePanel(panel: Element, opener: Element): void {
  const heading = opener.closest('h2, h3, h4, h5, h6') ?? opener.querySelector('h2, h3, h4, h5, h6')
  const text = (opener.textContent ?? '').replace(/\s+/g, ' ').trim()
  const isTab = opener.getAttribute('role') === 'tab'
  if (heading && !isTab) {
    const title = heading.ownerDocument.createElement(heading.localName)
    title.append(text)
    if (heading.contains(opener)) heading.replaceChildren(...title.childNodes)
    else opener.replaceWith(title)
    return
  }
  if (text === '' || countWords(text) > LONGEST_TITLE) return
  const strong = panel.ownerDocument.createElement('strong')
  strong.append(text)
  const title = panel.ownerDocument.createElement('p')
  title.append(strong)
  panel.prepend(title)
  opener.remove()
}
