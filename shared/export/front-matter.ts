import { stringify } from 'yaml'
import { localDay } from '../article/partial-date.ts'

/** The properties that Offprint writes above an exported article, in their order. */
export interface FrontMatter {
  readonly offprint_id: string
  readonly title: string
  readonly author: readonly string[]
  readonly source: string
  readonly published: string
  readonly saved: string
  readonly tags: readonly string[]
}

export type FrontMatterKey = keyof FrontMatter

export const FRONT_MATTER_KEYS = [
  'offprint_id',
  'title',
  'author',
  'source',
  'published',
  'saved',
  'tags',
] as const satisfies readonly FrontMatterKey[]

/** Puts an article's properties together. `savedAt` is Unix milliseconds and becomes a day by the machine's clock. */
export function frontMatterOf(article: {
  readonly id: string
  readonly savedAt: number
  readonly title: string
  readonly authors: readonly string[]
  readonly source: string
  readonly publishedAt: string
  readonly tags: readonly string[]
}): FrontMatter {
  return {
    offprint_id: article.id,
    title: article.title,
    author: article.authors,
    source: article.source,
    published: article.publishedAt,
    saved: localDay(article.savedAt),
    tags: article.tags,
  }
}

/** Every string is double-quoted and on one line: nothing in it can be taken for a number, a comment or the closing `---`. */
const YAML_STYLE = {
  defaultStringType: 'QUOTE_DOUBLE',
  defaultKeyType: 'PLAIN',
  collectionStyle: 'flow',
  flowCollectionPadding: false,
  lineWidth: 0,
  doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER,
} as const

/** Characters that YAML 1.1 readers take for line breaks or refuse; in double quotes they can be written as escapes. */
const NEEDS_ESCAPE = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g

/** One property as its line of YAML, without a line break. */
export function renderProperty(key: FrontMatterKey, value: string | readonly string[]): string {
  const yaml = typeof value === 'string' ? scalar(value) : stringify(value.map(wellFormed), YAML_STYLE)
  const line = `${key}: ${yaml.trim()}`
  return line.replace(
    NEEDS_ESCAPE,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** The front matter with its two lines of dashes, ending in a line break. */
export function renderFrontMatter(properties: FrontMatter): string {
  const lines = FRONT_MATTER_KEYS.map((key) => renderProperty(key, properties[key]))
  return `---\n${lines.join('\n')}\n---\n`
}

/** A whole date goes without quotes: Obsidian then offers its calendar. */
function scalar(value: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : stringify(wellFormed(value), YAML_STYLE)
}

/** UTF-8 has no lone surrogates. */
function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, '\uFFFD')
}
