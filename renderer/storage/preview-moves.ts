import { planMoves, renamingBy, type TagMove, type TagMoveError } from '../../shared/library/move-tags.ts'
import { tagKey } from '../../shared/library/tag-path.ts'
import { ok, type Result } from '../../shared/result.ts'
import type { OffprintDatabase } from './database.ts'
import { readRenamedCollections, readRenamedRules } from './rename-in-queries.ts'
import { readTags } from './tag-repository.ts'
import { readArticlesWithTags, readTaggedHighlights } from './tagged-articles.ts'

/** What moving tags would change. */
export interface MovePreview {
  /** Distinct, not in the Trash, that carry one of the tags or one below. */
  readonly articles: number
  readonly highlights: number
  /** Paths of the tags below that go with them. */
  readonly below: readonly string[]
  /** Tags that become one with another that stays, or arrives with them. */
  readonly merged: readonly { readonly from: string; readonly to: string }[]
  /** Names of the collections whose query is written anew. */
  readonly collections: readonly string[]
  /** How many rules are written anew. */
  readonly rules: number
}

/** What `moveTags` would change, without changing anything. */
export async function readMovePreview(
  db: OffprintDatabase,
  moves: readonly TagMove[],
): Promise<Result<MovePreview, TagMoveError>> {
  const plan = planMoves(await readTags(db), moves)
  if (!plan.ok) return plan
  const { compare } = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })
  const moved = plan.value.toSorted((a, b) => compare(a.tag.path, b.tag.path))
  const ids = moved.map(({ tag }) => tag.id)
  const named = new Set(moves.map(({ from }) => tagKey(from)))
  const rename = renamingBy(moves)
  const [articles, highlights, collections, rules] = await Promise.all([
    readArticlesWithTags(db, ids),
    readTaggedHighlights(db, ids),
    readRenamedCollections(db, rename),
    readRenamedRules(db, rename),
  ])
  return ok({
    articles: articles.size,
    highlights: highlights.size,
    below: moved.flatMap(({ tag }) => (named.has(tagKey(tag.path)) ? [] : [tag.path])),
    merged: moved.flatMap(({ tag, into, path }) => (into ? [{ from: tag.path, to: path }] : [])),
    collections: collections.map(({ name }) => name),
    rules: rules.length,
  })
}
