import type { RuleProblem } from '../../shared/query/rule-query.ts'
import { messages } from '../ui/messages.ts'

/** What is wrong with a rule's query, in words that name the piece; empty for a sound one. */
export function problemWords(query: string, problem: RuleProblem | undefined): string {
  const words = messages.tags.rules.problem
  if (!problem) return ''
  if (problem.kind === 'everything') return words.everything
  const piece = query.slice(problem.start, problem.end)
  return problem.kind === 'later' ? words.later(piece) : words.wrong(piece)
}
