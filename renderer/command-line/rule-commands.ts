import type { Command } from '../../shared/command-line/command.ts'
import { judgeRuleQuery } from '../../shared/query/rule-query.ts'
import type { Actions } from '../actions/actions.ts'
import type { LibraryReads } from '../queries/library-reads.ts'
import type { CommandOutput, ExitCode } from './command-output.ts'
import { queryProblem } from './query-problem.ts'

interface Tools {
  readonly actions: Actions
  readonly reads: LibraryReads
  readonly output: CommandOutput
}

/** Prints the rules, a line for each. */
export async function rulesCommand({ reads, output }: Tools): Promise<ExitCode> {
  for (const { id, query, tags, isOn } of await reads.tagRules())
    await output.json({ id, query, tags, on: isOn === 1 })
  return 0
}

export async function addRuleCommand(
  { query, tags }: Extract<Command, { name: 'rules-add' }>,
  { actions, output }: Tools,
): Promise<ExitCode> {
  const { problems } = judgeRuleQuery(query)
  for (const problem of problems) await output.error(queryProblem(query, problem))
  if (problems.length > 0) return 2
  const added = await actions.addTagRule({ query, tags })
  if (!added.ok) {
    await output.error(added.error.message)
    return 1
  }
  await output.json({ id: added.value.ruleId, query, tags, on: true })
  return 0
}

/** Gives all articles what the rules that are on give. Prints a line for each tag, with how many articles got it. */
export async function applyRulesCommand({ actions, reads, output }: Tools): Promise<ExitCode> {
  const wanted = await reads.rulesPreview()
  const applied = await actions.applyTagRules(wanted)
  if (!applied.ok) {
    await output.error(applied.error.message)
    return 1
  }
  for (const { path, ids } of wanted) await output.json({ tag: path, articles: ids.length })
  return 0
}
