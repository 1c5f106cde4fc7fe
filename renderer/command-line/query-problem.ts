import type { QueryProblem } from '../../shared/query/query.ts'
import type { RuleProblem } from '../../shared/query/rule-query.ts'
import { messages } from '../ui/messages.ts'

/** What of a query was not understood, and where; characters are counted from 1. */
export function queryProblem(query: string, problem: QueryProblem | RuleProblem): string {
  const { start, end } = problem
  const where = end - start > 1 ? `characters ${start + 1} to ${end}` : `character ${start + 1}`
  return `Query, ${where}: ${messages.query.problem(problem, query)}`
}
