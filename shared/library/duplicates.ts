import { bandsOf, resemblance } from './text-signature.ts'

/** What is looked at in an article to find others like it. */
export interface Comparable {
  readonly id: string
  /** Canonical address, or whatever stands for the article where it has none. */
  readonly urlKey: string
  /** Of the text that is shown. */
  readonly bodyHash: string
  /** Null for a text that is too short. */
  readonly signature: Uint32Array | null
}

/** What the articles of a group have in common, the surest first. */
export type Likeness = 'address' | 'text' | 'nearly'

export interface DuplicateGroup {
  readonly likeness: Likeness
  /** Ascending. */
  readonly ids: readonly string[]
}

/** From here on two texts are nearly the same: the one is the other with another opening, some paragraphs, or an author's note. */
const NEARLY = 0.75

/** More texts with the same few numbers are a form letter of a site, and not compared each with each. */
const MOST_COMPARED = 200

const RANK: Record<Likeness, number> = { address: 0, text: 1, nearly: 2 }

/** Articles, or pairs of them, looked at between two yields. */
const AT_ONCE = 500

/** Names a pair, whichever is named first. */
export const pairKey = (one: string, other: string) => (one < other ? `${one} ${other}` : `${other} ${one}`)

/**
 * Groups articles that are the same, or nearly. An article is in one group at most: with whatever it surely is the same as.
 * @param apart pairs of which a person said that they are not the same, by `pairKey`
 * @yields every few milliseconds: of 100,000 articles it takes seconds
 */
export function* groupDuplicates(
  articles: readonly Comparable[],
  apart: ReadonlySet<string>,
): Generator<void, DuplicateGroup[]> {
  const found = [
    yield* linksBy(articles, 'address', ({ urlKey }) => urlKey),
    yield* linksBy(articles, 'text', ({ bodyHash }) => bodyHash),
    yield* nearLinks(articles),
  ]
  const links = found.flat().filter(({ one, other }) => !apart.has(pairKey(one, other)))
  const parents = new Map<string, string>()
  const rootOf = (id: string): string => {
    let root = id
    for (let next = parents.get(root); next !== undefined; next = parents.get(root)) root = next
    return root
  }
  const likenesses = new Map<string, Likeness>()
  const members = new Map<string, readonly string[]>()
  const membersOf = (root: string) => members.get(root) ?? [root]
  /** By way of a third, two that a person kept apart would be one again. */
  const areApart = (a: string, b: string) =>
    apart.size > 0 && membersOf(a).some((one) => membersOf(b).some((other) => apart.has(pairKey(one, other))))
  for (const { one, other, likeness } of links) {
    const [a, b] = [rootOf(one), rootOf(other)]
    if (a !== b && areApart(a, b)) continue
    const least = [likenesses.get(a), likenesses.get(b), likeness]
      .filter((each) => each !== undefined)
      .reduce((weakest, each) => (RANK[each] > RANK[weakest] ? each : weakest))
    if (a !== b) {
      parents.set(b, a)
      members.set(a, [...membersOf(a), ...membersOf(b)])
    }
    likenesses.set(a, least)
  }
  const groups = new Map<string, string[]>()
  for (const id of new Set(links.flatMap(({ one, other }) => [one, other]))) {
    const root = rootOf(id)
    groups.set(root, [...(groups.get(root) ?? []), id])
  }
  return [...groups]
    .filter(([, ids]) => ids.length > 1)
    .map(([root, ids]) => ({ likeness: likenesses.get(root) ?? 'nearly', ids: ids.sort() }))
    .sort((a, b) => RANK[a.likeness] - RANK[b.likeness] || ((a.ids[0] ?? '') < (b.ids[0] ?? '') ? -1 : 1))
}

interface Link {
  readonly one: string
  readonly other: string
  readonly likeness: Likeness
}

/** Links each article with every other that has the same key; an empty key is none. */
function* linksBy(
  articles: readonly Comparable[],
  likeness: Likeness,
  keyOf: (article: Comparable) => string,
): Generator<void, Link[]> {
  const links: Link[] = []
  let looked = 0
  for (const [key, same] of yield* groupBy(articles, (article) => [keyOf(article)])) {
    if (++looked % AT_ONCE === 0) yield
    if (key === '') continue
    for (const [one, other] of pairs(same)) links.push({ one: one.id, other: other.id, likeness })
  }
  return links
}

function* nearLinks(articles: readonly Comparable[]): Generator<void, Link[]> {
  const compared = new Set<string>()
  const links: Link[] = []
  const groups = yield* groupBy(articles, ({ signature }) => (signature ? bandsOf(signature) : []))
  let looked = 0
  for (const same of groups.values()) {
    if (++looked % AT_ONCE === 0) yield
    for (const [one, other] of pairs(same)) {
      if (++looked % AT_ONCE === 0) yield
      const key = pairKey(one.id, other.id)
      if (compared.has(key) || !one.signature || !other.signature) continue
      compared.add(key)
      if (resemblance(one.signature, other.signature) >= NEARLY)
        links.push({ one: one.id, other: other.id, likeness: 'nearly' })
    }
  }
  return links
}

function* groupBy(
  articles: readonly Comparable[],
  keysOf: (article: Comparable) => readonly string[],
): Generator<void, Map<string, Comparable[]>> {
  const groups = new Map<string, Comparable[]>()
  let looked = 0
  for (const article of articles) {
    if (++looked % AT_ONCE === 0) yield
    for (const key of keysOf(article)) {
      const group = groups.get(key)
      if (group) group.push(article)
      else groups.set(key, [article])
    }
  }
  return groups
}

function pairs(articles: readonly Comparable[]): [Comparable, Comparable][] {
  const some = articles.slice(0, MOST_COMPARED)
  return some.flatMap((one, at) => some.slice(at + 1).map((other): [Comparable, Comparable] => [one, other]))
}

/** What speaks for keeping an article rather than another of its group. */
export interface Worth {
  readonly id: string
  readonly highlights: number
  readonly notes: number
  readonly wordCount: number
  readonly savedAt: number
}

/** The one to keep: that on which most is marked and written, else the longest, else the one that was saved first. Not of an empty list. */
export function suggestKept(articles: readonly Worth[]): string {
  const written = ({ highlights, notes }: Worth) => highlights + notes
  const [first] = articles.toSorted(
    (a, b) => written(b) - written(a) || b.wordCount - a.wordCount || a.savedAt - b.savedAt,
  )
  return first?.id ?? ''
}
