import { isWithin, normalizeTagPath, type TagPath } from '../../shared/library/tag-path.ts'
import { formatQuery } from '../../shared/query/format-query.ts'
import { parseQuery } from '../../shared/query/parse-query.ts'
import type { Query } from '../../shared/query/query.ts'
import { readCollections } from './collection-repository.ts'
import type { WriteTransaction } from './write-transaction.ts'

/** Another path for a tag; null for one that stays as it is. */
export type Renaming = (path: TagPath) => TagPath | null

/** Where a path goes when `from` and all below it become `to`. A path that would be too long stays. */
export function renaming(from: TagPath, to: TagPath): Renaming {
  return (path) => {
    if (!isWithin(path, from)) return null
    // Cut by parts and not by length: two spellings of one tag need not be equally long.
    const below = path.split('/').slice(from.split('/').length)
    const renamed = normalizeTagPath([to, ...below].join('/'))
    return renamed.ok ? renamed.value : null
  }
}

function renameIn(query: Query, rename: Renaming): Query {
  switch (query.kind) {
    case 'and':
    case 'or':
      return { ...query, parts: query.parts.map((part) => renameIn(part, rename)) }
    case 'not':
      return { ...query, part: renameIn(query.part, rename) }
    case 'tag':
    case 'highlight-tag':
      return { ...query, path: rename(query.path) ?? query.path }
    default:
      return query
  }
}

/** Lets collections ask for a tag under its new name: renaming a tag does not empty a shelf. */
export async function renameInCollections(tx: WriteTransaction, rename: Renaming): Promise<void> {
  for (const { id, query } of await readCollections(tx.db)) {
    const parsed = parseQuery(query)
    const before = formatQuery(parsed.query)
    const after = formatQuery(renameIn(parsed.query, rename))
    if (parsed.problems.length === 0 && after !== before) await tx.patch('collections', id, { query: after })
  }
}
