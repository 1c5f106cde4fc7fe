import { type Failure, fail, ok, type Result } from '../result.ts'
import { isWithin, normalizeTagPath, type TagPath, tagKey } from './tag-path.ts'

/** A tag, with everything below it, that is to have another path. Of several moves all happen at once. */
export interface TagMove {
  readonly from: TagPath
  readonly to: TagPath
}

/** `within-itself`: a tag would come to stand below itself. `too-long`: a path below it would be too long or too deep. */
export type TagMoveError = Failure<'not-found' | 'within-itself' | 'too-long'>

/** What becomes of one tag. */
export interface MovedTag<T> {
  readonly tag: T
  readonly path: TagPath
  /** The tag that it becomes one with; null when it only gets another path. */
  readonly into: T | null
}

/** Another path for a tag; null for one that stays as it is. */
export type Renaming = (path: TagPath) => TagPath | null

/** Where paths go by these moves. Of two moves that speak of a path the nearer one counts; a path that would be too long stays. */
export function renamingBy(moves: readonly TagMove[]): Renaming {
  return (path) => {
    const move = nearestMove(moves, path)
    const moved = move && pathAfter(path, move)
    return moved && moved !== path ? moved : null
  }
}

/**
 * What moves do to the tags there are. Where a tag with the new path is there already, or two arrive at the same path, they become
 * one: the one that stays, or of those that arrive the one with the lowest id.
 */
export function planMoves<T extends { readonly id: string; readonly path: string }>(
  tags: readonly T[],
  moves: readonly TagMove[],
): Result<readonly MovedTag<T>[], TagMoveError> {
  const lost = moves.find(({ from, to }) => tagKey(from) !== tagKey(to) && isWithin(to, from))
  if (lost) return fail('within-itself', `${lost.from} cannot stand below itself`)
  const arriving = new Map<string, { tag: T; path: TagPath }[]>()
  const staying = new Map<string, T>()
  for (const tag of byId(tags)) {
    const move = nearestMove(moves, tag.path)
    const path = move ? pathAfter(tag.path, move) : (tag.path as TagPath)
    if (path === null) return fail('too-long', `${tag.path} would be too long below ${move?.to}`)
    const key = tagKey(path)
    if (move) arriving.set(key, [...(arriving.get(key) ?? []), { tag, path }])
    else if (!staying.has(key)) staying.set(key, tag)
  }
  if (arriving.size === 0) return fail('not-found', `No tag ${moves.map(({ from }) => from).join(', ')}`)
  const plan = [...arriving].flatMap(([key, [first, ...others]]) => {
    if (!first) return []
    const survivor = staying.get(key)
    const merging = survivor ? [first, ...others] : others
    const kept = survivor || first.path === first.tag.path ? [] : [{ ...first, into: null }]
    return [...kept, ...merging.map((one) => ({ ...one, into: survivor ?? first.tag }))]
  })
  return ok(plan)
}

const byId = <T extends { readonly id: string }>(rows: readonly T[]) =>
  rows.toSorted((a, b) => (a.id < b.id ? -1 : 1))

function nearestMove(moves: readonly TagMove[], path: string): TagMove | undefined {
  return moves
    .filter(({ from }) => isWithin(path, from))
    .sort((a, b) => b.from.split('/').length - a.from.split('/').length)[0]
}

/** Cut by parts and not by length: two spellings of one tag need not be equally long. */
function pathAfter(path: string, { from, to }: TagMove): TagPath | null {
  const below = path.split('/').slice(from.split('/').length)
  const moved = normalizeTagPath([to, ...below].join('/'))
  return moved.ok ? moved.value : null
}
