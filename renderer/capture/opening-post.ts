import type { ForumPosts } from './candidates/forum-posts.ts'
import type { Extraction } from './extraction.ts'
import { readBlocks } from './read-blocks.ts'

/** A shorter paragraph before the first post is a heading, a counter or a button. */
const LEAST_WORDS = 12

/**
 * The posts with what opens the discussion before them, where that is no post like the others: a question, a story that is talked
 * about. It is what an extractor found before, or without, the first text that the posts have too.
 */
export function withOpening(posts: ForumPosts, found: Extraction | undefined): Extraction {
  // Software that is known gives its first post the same names as the others.
  if (!found || posts.known) return posts
  const blocks = readBlocks(found.body)
  const text = ` ${readBlocks(posts.body)
    .map(({ key }) => key)
    .join(' ')} `
  const isPost = (key: string) => text.includes(` ${key} `)
  const first = blocks.findIndex(({ key, words }) => words >= LEAST_WORDS && isPost(key))
  const opening = blocks
    .slice(0, first < 0 ? blocks.length : first)
    .filter(
      ({ key, words, isLinks, isLoose }) => words >= LEAST_WORDS && !isLinks && !isLoose && !isPost(key),
    )
  if (opening.length === 0) return posts
  const doc = posts.body.ownerDocument
  const section = doc.createElement('section')
  for (const { element } of opening) section.append(blockAlone(doc, element))
  posts.body.prepend(section)
  return posts
}

/** A cell or an item outside of its table or list is a paragraph. */
function blockAlone(doc: Document, element: Element): Element {
  if (/^(?:p|pre|h[1-6]|blockquote)$/.test(element.localName)) return doc.importNode(element, true)
  const paragraph = doc.createElement('div')
  paragraph.append(...[...element.childNodes].map((node) => doc.importNode(node, true)))
  return paragraph
}
