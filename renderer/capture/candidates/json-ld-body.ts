import { type Extraction, NOTHING_KNOWN } from '../extraction.ts'
import { textOf } from '../metadata/json-ld.ts'
import type { PageFacts } from '../metadata/page-facts.ts'

/** What page builders (WPBakery, Divi, Avada) write between the words, and plug-ins that fill the data do not take out. */
const SHORTCODE = /\[\/?(?:vc|et|fusion|av|tatsu|mk|cs|ux)_\w+[^\]]*\]|\[[a-z][\w-]*\s+[\w-]+=[^\]]*\]/gi

/** `articleBody` as the page's data gives it: text without markup, in paragraphs where it has line breaks. Undefined without one. */
export function readJsonLdBody({ doc, article }: PageFacts): Extraction | undefined {
  const text = textOf(article?.articleBody)
  if (text === '') return undefined
  const holder = doc.createElement('div')
  for (const line of text
    .replace(/<[^>]+>/g, ' ')
    .replace(SHORTCODE, ' ')
    .split(/\n+/)) {
    if (line.trim() === '') continue
    const paragraph = doc.createElement('p')
    paragraph.textContent = line.trim()
    holder.append(paragraph)
  }
  return { ...NOTHING_KNOWN, by: 'data', body: holder }
}
