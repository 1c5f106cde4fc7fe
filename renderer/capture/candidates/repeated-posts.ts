import { countWords } from '../read-blocks.ts'

const BOXES = 'div, article, li, section, td, tr, table, dd, blockquote'

/** Fewer boxes alike are columns of a layout. */
const LEAST_POSTS = 3

/** A group counts when this share of its boxes says who wrote or when. */
const SIGNED_SHARE = 0.7

/** A shorter text is a teaser or a button. */
const LEAST_WORDS = 6

const MARKS =
  'time, [class*="author" i], [class*="username" i], [class*="user-name" i], [itemprop="author"], [class*="posted" i], [class*="date" i], a[href*="/user"], a[href*="/u/"], a[href*="profile"], a[href*="member"]'

/**
 * Posts of a forum whose software is unknown: boxes of the same element and class, each with words of its own and with the name of a
 * writer or a time, of which together they hold the most words; and within them the box, again of one class, that holds the text.
 */
export function repeatedPosts(doc: Document): Element[] | undefined {
  const groups = new Map<string, Element[]>()
  for (const box of doc.body.querySelectorAll(BOXES)) {
    const signature = signatureOf(box)
    if (signature !== '') groups.set(signature, [...(groups.get(signature) ?? []), box])
  }
  let best: { boxes: Element[]; words: number } | undefined
  for (const all of groups.values()) {
    if (all.length < LEAST_POSTS) continue
    const boxes = all.filter((box) => !box.parentElement?.closest(selectorOf(all[0] as Element)))
    const worded = boxes.filter((box) => ownWords(box) >= LEAST_WORDS)
    if (worded.length < LEAST_POSTS) continue
    const signed = worded.filter((box) => box.querySelector(MARKS) !== null)
    if (signed.length < SIGNED_SHARE * worded.length) continue
    const words = worded.reduce((sum, box) => sum + ownWords(box), 0)
    if (!best || words > best.words) best = { boxes: worded, words }
  }
  return best ? bodiesOf(best.boxes) : undefined
}

/** Element and classes without those that number or colour the single box; empty without a class. */
function signatureOf(box: Element): string {
  const classes = classesOf(box)
  return classes.length === 0 ? '' : [box.localName, ...classes].join('.')
}

const classesOf = (box: Element) =>
  [...box.classList].filter((name) => !/\d|^(odd|even|first|last|alt|current|active)$/i.test(name)).sort()

const selectorOf = (box: Element) =>
  [box.localName, ...classesOf(box).map((name) => CSS.escape(name))].join('.')

/** Words outside of links: a list of teasers has few. */
function ownWords(box: Element): number {
  const links = [...box.querySelectorAll('a')].reduce(
    (sum, link) => sum + countWords(link.textContent ?? ''),
    0,
  )
  return countWords(box.textContent ?? '') - links
}

function bodiesOf(boxes: readonly Element[]): Element[] {
  const found = new Map<string, { words: number; inBoxes: number; bodies: Element[] }>()
  for (const box of boxes) {
    const seen = new Set<string>()
    for (const part of box.querySelectorAll('div, p, span, td, section, blockquote, article')) {
      const signature = signatureOf(part)
      if (signature === '' || seen.has(signature) || part.querySelector(MARKS)) continue
      const words = ownWords(part)
      if (words === 0) continue
      seen.add(signature)
      const entry = found.get(signature) ?? { words: 0, inBoxes: 0, bodies: [] }
      found.set(signature, {
        words: entry.words + words,
        inBoxes: entry.inBoxes + 1,
        bodies: [...entry.bodies, part],
      })
    }
  }
  const common = [...found.values()].filter(({ inBoxes }) => inBoxes >= SIGNED_SHARE * boxes.length)
  const [best] = common.sort((a, b) => b.words - a.words)
  const all = boxes.reduce((sum, box) => sum + ownWords(box), 0)
  return best && best.words > all / 2 ? best.bodies : [...boxes]
}
