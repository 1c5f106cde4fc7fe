import type { TagRule } from '../../shared/library/tag-rule.ts'
import type { OffprintDatabase } from './database.ts'

/** The rules that are not deleted, in the order in which they were made. */
export async function readTagRules(db: OffprintDatabase): Promise<TagRule[]> {
  const rules = await db.tagRules.toArray()
  return rules.filter(({ deletedAt }) => deletedAt === 0).sort((a, b) => (a.id < b.id ? -1 : 1))
}
