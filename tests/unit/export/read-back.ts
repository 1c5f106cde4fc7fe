import type { Blockquote, Nodes, Paragraph, RootContent } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { parse } from 'yaml'

/** An exported highlight or note as a reader that knows only YAML and CommonMark finds it. */
export interface ReadBlock {
  readonly id: string
  readonly type: string
  /** The quote as text; paragraphs parted by blank lines, hard breaks as line breaks. */
  readonly text: string
  /** The bodies of nested notes, as Markdown. */
  readonly notes: readonly string[]
  readonly link: string
  readonly headings: readonly string[]
}

export interface ReadFile {
  readonly frontMatter: unknown
  readonly blocks: readonly ReadBlock[]
}

/** Reads an exported file with a CommonMark parser that shares no code with the writer. */
export function readBack(file: string): ReadFile {
  const [, yaml = '', markdown = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(file) ?? []
  const blocks: ReadBlock[] = []
  const headings: string[] = []
  const nodes = fromMarkdown(markdown).children
  nodes.forEach((node, index) => {
    if (node.type === 'heading') {
      headings.length = node.depth - 1
      headings[node.depth - 1] = textOf(node.children)
    }
    if (node.type !== 'blockquote') return
    const next = nodes[index + 1]
    const id = next?.type === 'paragraph' ? /^\^op-(.+)$/.exec(textOf(next.children))?.[1] : undefined
    if (id !== undefined) blocks.push(readBlock(node, id, headings.slice(1), markdown))
  })
  return { frontMatter: parse(yaml), blocks }
}

function readBlock(
  callout: Blockquote,
  id: string,
  headings: readonly string[],
  markdown: string,
): ReadBlock {
  const { type, content } = openCallout(callout)
  if (type === 'note') return { id, type, text: rawBody(callout, markdown), notes: [], link: '', headings }
  const link = content.at(-1)
  const target = link?.type === 'paragraph' ? link.children.at(-1) : undefined
  const notes = content.flatMap((node) =>
    node.type === 'blockquote' && openCallout(node).type === 'note' ? [rawBody(node, markdown)] : [],
  )
  const quoted = content.slice(0, content.length - 1 - notes.length)
  return {
    id,
    type,
    text: quoted.map((node) => textOf([node])).join('\n\n'),
    notes,
    link: target?.type === 'link' ? target.url : '',
    headings,
  }
}

/** Takes Obsidian's `[!type]` off the first line of a callout. */
function openCallout(callout: Blockquote): { type: string; content: RootContent[] } {
  const [first, ...rest] = callout.children
  if (first?.type !== 'paragraph') return { type: '', content: callout.children }
  const [text, ...inline] = first.children
  const [all = '', type = ''] = (text?.type === 'text' && /^\[!(\w+)\](\n|$)/.exec(text.value)) || []
  if (type === '' || text?.type !== 'text') return { type: '', content: callout.children }
  const remaining: Paragraph['children'] = [{ type: 'text', value: text.value.slice(all.length) }, ...inline]
  const empty = textOf(remaining) === '' && remaining.length === 1
  return { type, content: empty ? rest : [{ type: 'paragraph', children: remaining }, ...rest] }
}

/** What stands in a callout below its first line, without the `>` in front. */
function rawBody(callout: Blockquote, markdown: string): string {
  const { start, end } = callout.position ?? {}
  const prefix = (start?.column ?? 1) + 1
  const lines = markdown.split('\n').slice(start?.line, end?.line)
  return lines
    .map((line) => line.slice(prefix))
    .join('\n')
    .replace(/^\n/, '')
}

function textOf(nodes: readonly Nodes[]): string {
  return nodes
    .map((node): string => {
      if (node.type === 'break') return '\n'
      if ('value' in node) return node.value
      return 'children' in node ? textOf(node.children) : ''
    })
    .join('')
}
