import { countWords, keyOf, readBlocks } from './read-blocks.ts'

/**
 * What publishing systems and their plug-ins call boxes in an article's column that hold none of it: notes on its author, related
 * articles, calls to subscribe and to share, tags, ways to the next article, the form for comments.
 */
const NAMES = [
  'author-bio',
  'author-box',
  'authorbox',
  'about-author',
  'author-info',
  'author-card',
  'author-desc',
  'saboxplugin-wrap',
  'abh_box',
  'm-a-box',
  'bio-box',
  'related-post',
  'related-article',
  'related-stor',
  'recommended-post',
  'jp-relatedposts',
  'yarpp',
  'newsletter-',
  'sharedaddy',
  'addtoany',
  'share-buttons',
  'post-tags',
  'entry-tags',
  'tags-links',
  'cat-links',
  'post-navigation',
  'nav-links',
  'comment-respond',
  'comments-area',
  'affiliate-disclosure',
]

const NAMED = new RegExp(NAMES.join('|'), 'i')

/** A larger box has its name for another reason. */
const LARGEST_BOX = 250

/** A shorter line may stand in the article as well. */
const LEAST_WORDS = 3

/**
 * What stands in such boxes on a page, as keys of blocks (see read-blocks.ts): the names do not survive an extractor.
 * @param doc before an extractor takes it apart
 */
export function namedClutter(doc: Document): ReadonlySet<string> {
  const keys = new Set<string>()
  for (const box of doc.querySelectorAll('[class]')) {
    if (!NAMED.test(box.getAttribute('class') ?? '')) continue
    if (box.querySelector('h1, article') || countWords(box.textContent ?? '') > LARGEST_BOX) continue
    for (const { key, words } of readBlocks(box)) if (words >= LEAST_WORDS) keys.add(key)
    if (countWords(box.textContent ?? '') >= LEAST_WORDS && !box.querySelector('p, div, li, h2, h3, h4'))
      keys.add(keyOf(box.textContent ?? ''))
  }
  return keys
}
