/** What mkdocs-termynal and Termynal write around a session of a terminal. */
const TERMINALS = '.termy pre, .termynal pre, pre.termynal'

/** Colours and weights of a terminal's letters, written as markup into the code itself: a script would have read it. */
const COLOURS = /<\/?(?:font|span|b|i|u)(?:\s[^<>]*)?>/g

const SIGNS: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Makes plain text of the sessions of terminals on a page, in place, as a reader of the page sees them. */
export function plainTerminals(doc: Document): void {
  for (const pre of doc.querySelectorAll(TERMINALS)) {
    const text = pre.textContent ?? ''
    const plain = text
      .replace(COLOURS, '')
      .replace(/&(amp|lt|gt|quot|apos);/g, (sign, name: string) => SIGNS[name] ?? sign)
    if (plain !== text) (pre.querySelector('code') ?? pre).textContent = plain
  }
}
