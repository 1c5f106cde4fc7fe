import type { MarkedElement } from '../../shared/annotation/highlight.ts'
import { collectElements, type MarkableElement } from '../article-text/elements.ts'
import { collectHeadings, headingPathAt } from '../article-text/headings.ts'
import { createTextMap, type TextMap } from '../article-text/text-map.ts'
import { parseInert } from '../trusted.ts'
import { htmlToMarkdown, type ImageAddress } from './html-to-markdown.ts'

/** A saved text as an inert document, to be asked about its passages. */
export interface InertBody {
  readonly root: HTMLElement
  readonly map: TextMap
  /** What can be marked as a whole: looked for once, when it is first asked for. */
  elements(): readonly MarkableElement[]
}

/** @param html a version's sanitized body */
export function inertBody(html: string): InertBody {
  const root = parseInert(html).body
  const map = createTextMap(root)
  let found: readonly MarkableElement[] | undefined
  return {
    root,
    map,
    elements() {
      found ??= collectElements(root, map)
      return found
    },
  }
}

/** The headings above a place (UTF-16 offset), outermost first. */
export function headingPathIn(html: string, offset: number): string[] {
  const { root, map } = inertBody(html)
  return headingPathAt(collectHeadings(root, map), offset)
}

/** What plain text would lose of a passage: these stay what they are in an export. */
const STRUCTURED = 'pre,code,table,math,img'

/**
 * A passage as Markdown, when it holds code, a table, a formula or an image; empty when its plain text says it all.
 * A passage inside code or a table takes the whole of what surrounds it along, since half a row is no table.
 */
export function passageMarkdown(
  body: InertBody,
  start: number,
  end: number,
  imageAddress: ImageAddress,
): string {
  const range = body.map.rangeOf(start, end)
  if (!range) return ''
  const ancestor = range.commonAncestorContainer
  const element = ancestor.nodeType === Node.ELEMENT_NODE ? (ancestor as Element) : ancestor.parentElement
  const around = element?.closest('pre,math') ?? element?.closest('code')
  const holder = body.root.ownerDocument.createElement('div')
  const contents = range.cloneContents()
  if (around) {
    const shell = around.cloneNode(false)
    shell.appendChild(contents)
    holder.append(shell)
  } else if (isTablePart(ancestor)) holder.append(tableOf(ancestor, contents))
  else holder.append(contents)
  return holder.querySelector(STRUCTURED) ? htmlToMarkdown(holder, imageAddress) : ''
}

/** A whole element of a version as Markdown; empty when no such element stands there. */
export function elementMarkdown(
  { root, elements }: InertBody,
  { kind, source }: Pick<MarkedElement, 'kind' | 'source'>,
  { start, end }: { readonly start: number; readonly end: number },
  imageAddress: ImageAddress,
): string {
  const here = elements().filter((one) => one.kind === kind && one.start === start && one.end === end)
  const found = here.find(({ asset }) => kind !== 'image' || imageAddress(asset) === source)
  if (!found) return ''
  const holder = root.ownerDocument.createElement('div')
  holder.append(found.element.cloneNode(true))
  return htmlToMarkdown(holder, imageAddress)
}

const TABLE_PARTS = new Set(['TABLE', 'TBODY', 'THEAD', 'TFOOT', 'TR'])

const isTablePart = (node: Node) => TABLE_PARTS.has(node.nodeName)

/** Cloned rows or cells in the shells of the elements that they stood in, up to the table. */
function tableOf(ancestor: Node, contents: DocumentFragment): Node {
  let inner: Node = contents
  for (let element: Node | null = ancestor; element; element = element.parentNode) {
    const shell = element.cloneNode(false)
    shell.appendChild(inner)
    inner = shell
    if (element.nodeName === 'TABLE') break
  }
  return inner
}
