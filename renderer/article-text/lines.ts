/** What stands on lines of its own. */
const BLOCKS = 'p,li,dt,dd,h1,h2,h3,h4,h5,h6,pre,tr,figcaption,caption,summary,blockquote,div,section'

/**
 * What a person sees as lines by themselves: the text of the innermost blocks, and what stands between them; a row of a table
 * is one.
 */
export function linesIn(root: HTMLElement): string[] {
  const found: string[] = []
  let loose = ''
  const settle = () => {
    if (loose.trim() !== '') found.push(loose)
    loose = ''
  }
  const visit = (node: Node) => {
    if (!(node instanceof Element)) {
      loose += node.textContent ?? ''
      return
    }
    const isBlock = node.matches(BLOCKS)
    if (isBlock) settle()
    // Its cells are parted.
    if (node.matches('td,th') && loose !== '') loose += ' · '
    for (const child of node.childNodes) visit(child)
    if (isBlock) settle()
  }
  visit(root)
  settle()
  return found
}
