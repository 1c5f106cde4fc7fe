/** About this many blocks are laid out together: fewer and the page is made of wrappers, more and the first layout is slow. */
export const BLOCKS_IN_SECTION = 50

/** Elements whose children may stand in a `div`. Rows, items and terms may not. */
const DIVISIBLE = new Set(['BODY', 'DIV', 'ARTICLE', 'SECTION', 'MAIN'])

const BLOCKS =
  'p,h1,h2,h3,h4,h5,h6,li,dt,dd,pre,blockquote,figure,tr,hr,img,math[display="block"],summary,figcaption'

/**
 * Gathers an article's blocks in sections that the browser may leave out of layout until they are near. Only `div`s are put around
 * what is there: text, order and nesting stay.
 *
 * @returns the sections in document order; every text of the article lies in one of them
 */
export function divideIntoSections(root: HTMLElement): HTMLElement[] {
  const sections: HTMLElement[] = []
  divide(root, sections)
  return sections
}

function divide(parent: HTMLElement, sections: HTMLElement[]): void {
  let group: ChildNode[] = []
  let blocks = 0

  const close = () => {
    if (group.length > 0) sections.push(wrap(parent, group))
    group = []
    blocks = 0
  }

  for (const child of Array.from(parent.childNodes)) {
    const weight = child instanceof HTMLElement ? countBlocks(child) : 0
    if (child instanceof HTMLElement && weight > BLOCKS_IN_SECTION && DIVISIBLE.has(child.tagName)) {
      close()
      divide(child, sections)
      continue
    }
    if (blocks > 0 && blocks + weight > BLOCKS_IN_SECTION) close()
    group.push(child)
    blocks += weight
  }
  close()
}

function countBlocks(element: HTMLElement): number {
  return element.querySelectorAll(BLOCKS).length + 1
}

function wrap(parent: HTMLElement, group: readonly ChildNode[]): HTMLElement {
  const section = document.createElement('div')
  section.dataset.section = ''
  group[0]?.before(section)
  if (!section.parentNode) parent.append(section)
  section.append(...group)
  return section
}
