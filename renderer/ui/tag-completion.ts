import { normalizeTagPath, tagKey } from '../../shared/library/tag-path.ts'
import { foldText } from '../../shared/query/fold-text.ts'
import type { KnownTag, TagHints } from '../queries/tag-hints.ts'

/** How many completions stand under the field: more than a glance takes in would be a list to read. */
const COMPLETIONS = 8

/** Of what is offered before anything is typed, so many are there because they were used lately. */
const RECENT_FIRST = 4

/** A tag that is offered, and why: `new` is one that is not there yet. */
export interface Completion {
  readonly path: string
  readonly color: string
  readonly why: 'recent' | 'company' | 'new' | ''
}

/** What was typed as a tag path, or empty when it is none. A leading `#`, as tags are often written, is dropped. */
export function tidyTagPath(text: string): string {
  const path = normalizeTagPath(text.trim().replace(/^#/, ''))
  return path.ok ? path.value : ''
}

/** Whether two paths name the same tag: case does not part them. */
export function sameTag(one: string, other: string): boolean {
  return tagKey(one) === tagKey(other)
}

/** A typed path as the tag of that name is written, where there is one. */
export function spelledAsKnown(path: string, { known }: TagHints): string {
  return known.find((tag) => sameTag(tag.path, path))?.path ?? path
}

interface Candidate extends KnownTag {
  readonly key: string
  /** Place among the tags used last; Infinity for one that is not. */
  readonly age: number
  readonly company: number
}

function candidatesOf(
  { known, recent, company }: TagHints,
  chosen: readonly string[],
  isOffered: (path: string) => boolean,
): Candidate[] {
  const taken = new Set(chosen.map(tagKey))
  const ages = new Map(recent.map((path, age) => [tagKey(path), age]))
  return known.flatMap((tag) => {
    const key = tagKey(tag.path)
    if (taken.has(key) || !isOffered(tag.path)) return []
    const age = ages.get(key) ?? Number.POSITIVE_INFINITY
    return [{ ...tag, key, age, company: company.get(key) ?? 0 }]
  })
}

const byAge = (a: Candidate, b: Candidate) => (a.age === b.age ? 0 : a.age - b.age)

/** What stands beside the chosen tags before what was used lately, both before the rest, and there the more used first. */
const byNearness = (a: Candidate, b: Candidate) => b.company - a.company || byAge(a, b) || b.uses - a.uses

const toCompletion = ({ path, color, age, company }: Candidate): Completion => ({
  path,
  color,
  why: company > 0 ? 'company' : age < Number.POSITIVE_INFINITY ? 'recent' : '',
})

/**
 * What a field for tags offers. Before anything is typed: the tags used last, those that often stand beside the chosen ones, and the
 * ones used most. Then: the tag of that name, those of which a part begins so, those that hold it anywhere, all without regard to case
 * and accents; last a new tag.
 * @param chosen tags that are set
 * @param isOffered leaves some tags out
 */
export function completeTag(
  text: string,
  hints: TagHints,
  chosen: readonly string[],
  isOffered: (path: string) => boolean = () => true,
): Completion[] {
  const candidates = candidatesOf(hints, chosen, isOffered)
  const tidy = tidyTagPath(text)
  if (tidy === '') return text.trim() === '' ? suggest(candidates) : []
  const typed = foldText(tidy)
  const ranks = ['same', 'begins', 'holds'] as const
  const byRank = new Map<(typeof ranks)[number], Candidate[]>(ranks.map((rank) => [rank, []]))
  for (const candidate of candidates) {
    const path = foldText(candidate.path)
    const begins = path.startsWith(typed) || path.includes(`/${typed}`)
    if (begins) byRank.get(path === typed ? 'same' : 'begins')?.push(candidate)
    else if (path.includes(typed)) byRank.get('holds')?.push(candidate)
  }
  const found = ranks.flatMap((rank) => byRank.get(rank)?.sort(byNearness) ?? []).slice(0, COMPLETIONS)
  const isKnown = [...hints.known.map(({ path }) => path), ...chosen].some((path) => sameTag(path, tidy))
  const fresh: Completion[] = isKnown || !isOffered(tidy) ? [] : [{ path: tidy, color: '', why: 'new' }]
  return [...found.map(toCompletion), ...fresh]
}

function suggest(candidates: readonly Candidate[]): Completion[] {
  const used = candidates.filter(({ age }) => age < Number.POSITIVE_INFINITY).sort(byAge)
  const recent = used.slice(0, RECENT_FIRST)
  const beside = candidates.filter(({ company }) => company > 0).sort(byNearness)
  const most = candidates.filter(({ uses }) => uses > 0).sort((a, b) => b.uses - a.uses)
  const offered = [...new Set([...recent, ...beside, ...used, ...most])].slice(0, COMPLETIONS)
  return offered.map((candidate) => {
    const completion = toCompletion(candidate)
    return recent.includes(candidate) ? { ...completion, why: 'recent' } : completion
  })
}
