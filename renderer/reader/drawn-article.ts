import { collectHeadings, type Heading } from '../article-text/headings.ts'
import { createTextMap, type TextMap } from '../article-text/text-map.ts'

/** An article as it stands in the page. */
export interface DrawnArticle {
  readonly root: HTMLElement
  readonly scroller: HTMLElement
  readonly sections: readonly HTMLElement[]
  /** Where each section begins in the text. */
  readonly sectionStarts: readonly number[]
  readonly map: TextMap
  readonly headings: readonly Heading[]
  /** Whether what is drawn is what was saved. If not, no offset can be trusted. */
  readonly isFaithful: boolean
}

/** Takes stock of what was drawn. @param text the text of the saved version */
export function takeStock(
  root: HTMLElement,
  scroller: HTMLElement,
  sections: readonly HTMLElement[],
  text: string,
): DrawnArticle {
  const map = createTextMap(root)
  return {
    root,
    scroller,
    sections,
    sectionStarts: sections.map((section) => map.offsetOf(section)),
    map,
    headings: collectHeadings(root, map),
    isFaithful: root.textContent === text,
  }
}

/** Characters of a line and lines of a block, to guess how high a section will be before it is laid out. */
const LINE_CHARACTERS = 62

/**
 * Makes sanitized markup ready to be read: wide things scroll in boxes of their own, folded parts stand open, and each section says
 * about how many lines it has. No text is added.
 */
export function prepareSections(sections: readonly HTMLElement[], tableLabel: string): void {
  for (const section of sections) {
    for (const table of section.querySelectorAll('table')) boxWide(table, tableLabel)
    for (const math of section.querySelectorAll('math[display="block"]')) boxWide(math, '')
    for (const details of section.querySelectorAll('details')) details.open = true
    const blocks = section.querySelectorAll('p,li,h1,h2,h3,h4,h5,h6,tr,figure,pre').length
    const lines = Math.ceil((section.textContent?.length ?? 0) / LINE_CHARACTERS) + blocks
    section.style.setProperty('--lines', String(lines))
  }
}

function boxWide(element: Element, label: string): void {
  if (element.parentElement?.closest('table')) return
  const box = document.createElement('div')
  box.dataset.wide = label
  element.replaceWith(box)
  box.append(element)
}

/** Gives boxes whose content is wider than they are a place in the tab order, so that the keyboard can scroll them. */
export function watchWideBoxes(root: HTMLElement, codeLabel: string): () => void {
  const observer = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      const box = target as HTMLElement
      if (box.scrollWidth > box.clientWidth) {
        box.tabIndex = 0
        box.setAttribute('role', 'region')
        box.setAttribute('aria-label', box.dataset.wide || codeLabel)
      } else for (const name of ['tabindex', 'role', 'aria-label']) box.removeAttribute(name)
    }
  })
  for (const box of root.querySelectorAll('[data-wide],pre')) observer.observe(box)
  return () => observer.disconnect()
}
