import { gfm } from '@joplin/turndown-plugin-gfm'
import TurndownService from 'turndown'
import { escapeMarkdown } from '../../shared/export/escape-markdown.ts'

/** Where the n-th image of a version was published; empty when there is none. */
export type ImageAddress = (n: number) => string

/** What a person writes with: the dialect that Obsidian and most Markdown programs share. */
const STYLE = {
  headingStyle: 'atx',
  bulletListMarker: '-',
  codeBlockStyle: 'fenced',
  emDelimiter: '*',
  hr: '---',
} as const

const assetNumber = (element: Element) => Number(element.getAttribute('data-asset') ?? '-1')

/** An address as a Markdown link destination: angle brackets would end it, spaces and brackets would break it. */
const destination = (address: string) =>
  address === '' ? '' : `<${address.replace(/[<>\n\r]/g, encodeURIComponent)}>`

/** The longest run of backticks in a text, so that a fence can be longer. */
function longestFence(text: string): number {
  return Math.max(0, ...Array.from(text.matchAll(/`+/g), (run) => run[0].length))
}

function service(imageAddress: ImageAddress): TurndownService {
  const turndown = new TurndownService(STYLE)
  // The rule for table cells escapes bars itself; twice would undo it.
  turndown.escape = (text) => escapeMarkdown(text).replaceAll('\\|', '|')
  turndown.use(gfm)
  turndown.addRule('stored image', {
    filter: 'img',
    replacement: (_content, node) => {
      const element = node as Element
      const alt = (element.getAttribute('alt') ?? '').replace(/\s+/g, ' ').replace(/[[\]\\]/g, '\\$&')
      return `![${alt}](${destination(imageAddress(assetNumber(element)))})`
    },
  })
  turndown.addRule('code with its language', {
    filter: 'pre',
    replacement: (_content, node) => {
      const element = node as Element
      const text = (element.textContent ?? '').replace(/\n+$/, '')
      const labelled = element.hasAttribute('data-lang') ? element : element.querySelector('[data-lang]')
      const fence = '`'.repeat(Math.max(3, longestFence(text) + 1))
      return `\n\n${fence}${labelled?.getAttribute('data-lang') ?? ''}\n${text}\n${fence}\n\n`
    },
  })
  turndown.addRule('formula', {
    filter: (node) => node.nodeName.toLowerCase() === 'math',
    replacement: (_content, node) => {
      const element = node as Element
      const tex = element.getAttribute('data-latex') ?? element.textContent ?? ''
      return element.getAttribute('display') === 'block' ? `\n\n$$\n${tex}\n$$\n\n` : `$${tex}$`
    },
  })
  return turndown
}

/**
 * An element of a saved article as Markdown (GFM). Works on the nodes themselves; no markup is ever parsed from a string here.
 * Images keep their published address, since a text file cannot hold them.
 */
export function htmlToMarkdown(element: HTMLElement, imageAddress: ImageAddress): string {
  return service(imageAddress).turndown(element).trim()
}
