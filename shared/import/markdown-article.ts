import { parseDocument } from 'yaml'
import { z } from 'zod'
import { splitAuthors } from '../article/author-names.ts'
import { parsePartialDate } from '../article/parse-date.ts'

/** A Markdown file as an article: what its front matter says, and the Markdown below it, untouched. */
export interface MarkdownArticle {
  readonly title: string
  readonly authors: readonly string[]
  readonly publishedAt: string
  readonly siteName: string
  /** Where it was published, http(s) or empty. Untrusted. */
  readonly url: string
  readonly lang: string
  readonly excerpt: string
  readonly tags: readonly string[]
  /** Without the front matter. A heading that only repeats the title as the body's first line is left out. */
  readonly markdown: string
}

const FRONT_MATTER = /^---[ \t]*\n([\s\S]*?)(?:^|\n)(?:---|\.\.\.)[ \t]*(?:\n|$)/

/** Larger front matter is not metadata, and YAML is slow to read. */
const MAX_FRONT_MATTER = 64 * 1024

const textSchema = z.union([z.string(), z.number(), z.boolean()]).transform((value) => String(value).trim())
const text = textSchema.optional().catch(undefined)
const texts = z
  .union([z.array(textSchema.catch('')), textSchema.transform((value) => [value])])
  .optional()
  .catch(undefined)

/** The names that Markdown programs (Obsidian Web Clipper, Jekyll, Hugo, Pandoc, Readwise and our own export) use. */
const propertiesSchema = z.object({
  title: text,
  author: texts,
  authors: texts,
  published: text,
  date: text,
  source: text,
  url: text,
  link: text,
  site: text,
  publication: text,
  lang: text,
  language: text,
  description: text,
  excerpt: text,
  summary: text,
  tags: texts,
  keywords: texts,
})

/** Reads Markdown with or without YAML front matter. Front matter that is not sound YAML stays part of the text. */
export function parseMarkdownArticle(source: string): MarkdownArticle {
  const input = source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  const found = FRONT_MATTER.exec(input)
  const properties = found ? readProperties(found[1] ?? '') : null
  const body = found && properties ? input.slice(found[0].length) : input
  const said = properties ?? propertiesSchema.parse({})
  const heading = /^\s*#[ \t]+(\S.*?)(?:[ \t]+#+)?[ \t]*(?:\n|$)/.exec(body)
  const headingText = plainHeading(heading?.[1] ?? '')
  const title = said.title || headingText
  const byline = said.author ?? said.authors ?? []
  return {
    title,
    authors:
      byline.length === 1
        ? splitAuthors(byline[0] ?? '')
        : byline.map(unlinked).filter((name) => name !== ''),
    publishedAt: parsePartialDate(said.published || said.date || ''),
    siteName: said.publication || said.site || '',
    url: [said.source, said.url, said.link].find((address) => /^https?:\/\//i.test(address ?? '')) ?? '',
    lang: said.lang || said.language || '',
    excerpt: said.description || said.excerpt || said.summary || '',
    tags: readTags(said.tags ?? said.keywords ?? []),
    markdown: heading && headingText === title ? body.slice(heading[0].length) : body,
  }
}

/** Null for what is not a YAML mapping. Aliases are counted: a few bytes must not expand into millions. */
function readProperties(yaml: string): z.infer<typeof propertiesSchema> | null {
  if (yaml.length > MAX_FRONT_MATTER) return null
  const document = parseDocument(yaml, { schema: 'core', uniqueKeys: false })
  if (document.errors.length > 0) return null
  const value = readValue(() => document.toJS({ maxAliasCount: 100 }))
  const properties = propertiesSchema.safeParse(value)
  return properties.success ? properties.data : null
}

/** The YAML library throws on too many aliases and on those that lead nowhere. */
function readValue(read: () => unknown): unknown {
  try {
    return read()
  } catch (error) {
    if (error instanceof ReferenceError) return null
    throw error
  }
}

/** Tags come as a list, or in one text parted by commas; Obsidian allows `#` before each. */
function readTags(tags: readonly string[]): string[] {
  const parts = tags.length === 1 ? (tags[0] ?? '').split(',') : tags
  return parts.map((tag) => tag.trim().replace(/^#/, '')).filter((tag) => tag !== '')
}

/** `[[Ann Lee]]`, as Obsidian's clipper and Readwise write authors, without the brackets. */
function unlinked(name: string): string {
  return name.replace(/^\[\[(?:[^\]|]*\|)?([^\]]*)\]\]$/, '$1').trim()
}

/** A heading's words without emphasis, code ticks and escapes. */
function plainHeading(markdown: string): string {
  return markdown
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/(?<!\\)[*_`]+/g, '')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .trim()
}
