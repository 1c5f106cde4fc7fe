import { useCallback } from 'react'
import type { TagRule } from '../../shared/library/tag-rule.ts'
import { judgeRuleQuery } from '../../shared/query/rule-query.ts'
import { readAnsweringIds } from '../storage/found-articles.ts'
import { type RuledTag, readRulesPreview } from '../storage/preview-rules.ts'
import { readTagRules } from '../storage/tag-rules.ts'
import { useFindText } from './full-text.ts'
import { useDatabase } from './StorageContext.tsx'
import { useLive } from './use-live.ts'

export type { TagRule } from '../../shared/library/tag-rule.ts'
export type { RuledTag } from '../storage/preview-rules.ts'

/** The rules, in the order in which they were made. */
export function useTagRules(): readonly TagRule[] | undefined {
  const db = useDatabase()
  return useLive(useCallback(() => readTagRules(db), [db]))
}

/** How many articles answer the query of a rule now; undefined while they are counted, null for a query that cannot be asked. */
export function useRuleCount(query: string): number | null | undefined {
  const db = useDatabase()
  const findText = useFindText(true)
  const count = useCallback(async () => {
    const judged = judgeRuleQuery(query)
    if (judged.problems.length > 0) return null
    return (await readAnsweringIds(db, judged.query, findText)).length
  }, [db, query, findText])
  return useLive(count, 'rule')
}

/** What the rules that are on would give to the articles there are. */
export function useRulesPreview(): readonly RuledTag[] | undefined {
  const db = useDatabase()
  const findText = useFindText(true)
  return useLive(
    useCallback(() => readRulesPreview(db, findText), [db, findText]),
    'rules',
  )
}
