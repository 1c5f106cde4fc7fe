import type { Renaming } from '../../shared/library/move-tags.ts'
import { type TagPath, tagKey } from '../../shared/library/tag-path.ts'
import { formatQuery } from '../../shared/query/format-query.ts'
import { parseQuery } from '../../shared/query/parse-query.ts'
import type { Query } from '../../shared/query/query.ts'
import { readCollections } from './collection-repository.ts'
import type { OffprintDatabase } from './database.ts'
import { readTagRules } from './tag-rules.ts'
import type { WriteTransaction } from './write-transaction.ts'

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

/** A query that asks for tags under their new names; null when it need not be written anew, or cannot be read. */
function renamedQuery(query: string, rename: Renaming): string | null {
  const parsed = parseQuery(query)
  if (parsed.problems.length > 0) return null
  const after = formatQuery(renameIn(parsed.query, rename))
  return after === formatQuery(parsed.query) ? null : after
}

/** The collections that ask for a tag which gets another path, with their new queries. */
export async function readRenamedCollections(db: OffprintDatabase, rename: Renaming) {
  return (await readCollections(db)).flatMap(({ id, name, query }) => {
    const renamed = renamedQuery(query, rename)
    return renamed === null ? [] : [{ id, name, query: renamed }]
  })
}

/** The rules that ask for such a tag or give it, as they are to be. */
export async function readRenamedRules(db: OffprintDatabase, rename: Renaming) {
  return (await readTagRules(db)).flatMap((rule) => {
    const query = renamedQuery(rule.query, rename) ?? rule.query
    const paths = rule.tags.map((path) => rename(path as TagPath) ?? path)
    const tags = [...new Map(paths.map((path) => [tagKey(path), path])).values()]
    const isSame = query === rule.query && tags.join('\n') === rule.tags.join('\n')
    return isSame ? [] : [{ id: rule.id, query, tags }]
  })
}

/** Lets collections ask for a tag under its new name: renaming a tag does not empty a shelf. */
export async function renameInCollections(tx: WriteTransaction, rename: Renaming): Promise<void> {
  for (const { id, query } of await readRenamedCollections(tx.db, rename))
    await tx.patch('collections', id, { query })
}

/** Lets what is still tagged part by part get the tag under its new name, or lose it. */
export async function renameInJobs({ db }: WriteTransaction, rename: Renaming): Promise<void> {
  const jobs = await db.bulkJobs.filter(({ status }) => status !== 'done').toArray()
  for (const job of jobs) {
    if (job.change.kind === 'fit') {
      const tags = job.change.tags.map((tag) => rename(tag as TagPath) ?? tag)
      await db.bulkJobs.put({ ...job, change: { ...job.change, tags } })
    }
    if (job.change.kind !== 'tag' && job.change.kind !== 'untag') continue
    const path = rename(job.change.path as TagPath)
    if (path) await db.bulkJobs.put({ ...job, change: { ...job.change, path } })
  }
}

/** Lets rules ask for a tag, and give it, under its new name. */
export async function renameInRules(tx: WriteTransaction, rename: Renaming): Promise<void> {
  for (const { id, query, tags } of await readRenamedRules(tx.db, rename))
    await tx.patch('tagRules', id, { query, tags })
}
