/*
 * The text of a version is the `textContent` of its markup, and highlights, quotes and search count in it. Two rules make that text
 * what a person reads: runs of white space are one space, as a browser paints them (except in `pre`), and every block stands on a
 * line of its own, so that words of two paragraphs never run together. The line breaks are text nodes between the blocks, which
 * paint as nothing. Applying the rules twice changes nothing.
 */

const BLOCKS = new Set(
  [
    'ADDRESS ARTICLE ASIDE BLOCKQUOTE CAPTION DD DETAILS DIV DL DT FIGCAPTION FIGURE FOOTER H1 H2 H3 H4 H5 H6 HEADER HGROUP HR LI',
    'MAIN NAV OL P PRE SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL',
  ]
    .join(' ')
    .split(' '),
)

/** Between table rows a text node is allowed when it is white space; within these it would be moved out by the parser. */
const TAKES_NO_TEXT = new Set(['COLGROUP', 'COL'])

/** White space that collapses by CSS; a no-break space is not among it. */
const COLLAPSING = /[ \t\n\r\f]+/g

class TextWalk {
  /** Whether nothing but a line break stands before this point. */
  private atBreak = true
  private lastText: Text | null = null

  visit(node: Node): void {
    for (const child of Array.from(node.childNodes)) {
      if (child.nodeType === Node.TEXT_NODE) this.text(child as Text)
      else if (child.nodeType === Node.ELEMENT_NODE) this.element(child as Element)
      else child.remove()
    }
  }

  private element(element: Element): void {
    if (TAKES_NO_TEXT.has(element.nodeName)) {
      for (const child of Array.from(element.childNodes))
        if (child.nodeType === Node.TEXT_NODE) child.remove()
      return
    }
    if (element.nodeName === 'BR') {
      this.breakAfter(element)
      return
    }
    const block = BLOCKS.has(element.nodeName)
    if (block) this.breakBefore(element)
    if (element.nodeName === 'PRE') this.preformatted(element)
    else this.visit(element)
    if (block) this.breakAfter(element)
  }

  private text(node: Text): void {
    const collapsed = node.data.replace(COLLAPSING, ' ')
    const data = this.atBreak || this.lastText?.data.endsWith(' ') ? collapsed.replace(/^ /, '') : collapsed
    if (data === '') {
      node.remove()
      return
    }
    if (data !== node.data) node.data = data
    this.lastText = node
    this.atBreak = false
  }

  /** The parser drops a line break that opens a `pre`, so none is stored; `br` in it is a line break of the text. */
  private preformatted(pre: Element): void {
    for (const lineBreak of Array.from(pre.querySelectorAll('br'))) lineBreak.replaceWith('\n')
    pre.normalize()
    const first = document.createTreeWalker(pre, NodeFilter.SHOW_TEXT).nextNode() as Text | null
    if (first) first.data = first.data.replace(/^\n+/, '')
    const text = pre.textContent ?? ''
    if (text === '') return
    this.atBreak = text.endsWith('\n')
    this.lastText = null
  }

  private breakBefore(element: Element): void {
    if (this.endLine()) element.before('\n')
  }

  private breakAfter(element: Element): void {
    if (this.endLine()) element.after('\n')
  }

  /** Takes the space off the end of the line; true when a line break has to be put. */
  private endLine(): boolean {
    const wanted = !this.atBreak
    if (this.lastText?.data.endsWith(' ')) this.lastText.data = this.lastText.data.slice(0, -1)
    this.lastText = null
    this.atBreak = true
    return wanted
  }
}

/** Applies both rules to a tree, in place. */
export function normalizeText(root: ParentNode & Node): void {
  root.normalize()
  new TextWalk().visit(root)
}
