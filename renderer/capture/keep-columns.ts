/** Attributes that Defuddle leaves (see keep-anchors.ts), and what stands in one that marks a cell. */
const CARRIER = 'kind'
const MARK = 'column-cell'

/** A column of fewer rows is a frame of the layout. */
const LEAST_ROWS = 3

/** So are cells that hold more than a line. */
const BLOCKS = 'p, div, ul, ol, dl, table, h1, h2, h3, h4, h5, h6, img, pre, figure, blockquote, form'

/**
 * Marks tables of one column as data, in place, for Defuddle: it takes every such table for layout and lets the words of its cells run
 * together, unless there are header cells.
 */
export function guardColumns(doc: Document): void {
  for (const table of doc.querySelectorAll('table:not(:has(th, table))')) {
    const rows = [...table.querySelectorAll('tr')]
    if (rows.length < LEAST_ROWS || rows.some((row) => row.childElementCount !== 1)) continue
    if (table.querySelector(BLOCKS)) continue
    for (const cell of table.querySelectorAll('td')) rename(cell, 'th').setAttribute(CARRIER, MARK)
  }
}

/** Makes the marked cells of what Defuddle made plain cells again, in place. */
export function restoreColumns(body: Element): void {
  for (const cell of body.querySelectorAll(`[${CARRIER}="${MARK}"]`)) rename(cell, 'td')
}

function rename(cell: Element, name: 'td' | 'th'): Element {
  const renamed = cell.ownerDocument.createElement(name)
  renamed.append(...cell.childNodes)
  cell.replaceWith(renamed)
  return renamed
}
