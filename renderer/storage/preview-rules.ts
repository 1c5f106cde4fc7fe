import { normalizeTagPath, tagKey } from '../../shared/library/tag-path.ts'
import { judgeRuleQuery } from '../../shared/query/rule-query.ts'
import type { OffprintDatabase } from './database.ts'
import { type FindText, readAnsweringIds } from './found-articles.ts'
import { readTags } from './tag-repository.ts'
import { readTagRules } from './tag-rules.ts'
import { readArticlesWithTags } from './tagged-articles.ts'

/** A tag that rules would give. */
export interface RuledTag {
  readonly path: string
  /** The articles that would get it, newest save first. */
  readonly ids: readonly string[]
}

/** What the rules that are on would give to the articles outside the Trash that lack it. A rule that cannot be judged gives nothing. */
export async function readRulesPreview(db: OffprintDatabase, findText: FindText): Promise<RuledTag[]> {
  const tags = await readTags(db)
  const wanted = new Map<string, { path: string; ids: Set<string> }>()
  for (const rule of await readTagRules(db)) {
    const { query, problems } = judgeRuleQuery(rule.query)
    if (rule.isOn === 0 || problems.length > 0) continue
    const ids = await readAnsweringIds(db, query, findText)
    for (const given of rule.tags) {
      const normal = normalizeTagPath(given)
      // A rule that came with a backup may give what is no tag.
      if (!normal.ok) continue
      const path = normal.value
      const key = tagKey(path)
      const own = tags.filter((tag) => tagKey(tag.path) === key)
      const have = await readArticlesWithTags(
        db,
        own.map(({ id }) => id),
      )
      const entry = wanted.get(key) ?? { path: own[0]?.path ?? path, ids: new Set<string>() }
      wanted.set(key, entry)
      for (const id of ids) if (!have.has(id)) entry.ids.add(id)
    }
  }
  return [...wanted.values()].flatMap(({ path, ids }) => (ids.size > 0 ? [{ path, ids: [...ids] }] : []))
}
