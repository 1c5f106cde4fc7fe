import { describe, expect, it } from 'vitest'
import { messages } from '../../../renderer/ui/messages.ts'
import { parseQuery } from '../../../shared/query/parse-query.ts'
import { judgeRuleQuery } from '../../../shared/query/rule-query.ts'

const saidOf = (query: string) =>
  parseQuery(query).problems.map((problem) => messages.query.problem(problem, query))

describe('what is wrong with a query', () => {
  it.each([
    ['harbour is:red', 'is: takes favorite, finished, unread'],
    ['has:pictures', 'has: takes highlights, notes, images, orphans'],
    ['color:green', 'color: takes amber'],
    ['in:attic', 'in: takes inbox, later, archive, trash, title'],
    ['colour:red', 'nothing called “colour:”'],
    ['words:>many', 'words:>2000'],
    ['progress:half', 'progress:<50%'],
    ['saved:yesterday', '2026-02'],
    ['(tag:ice', 'not closed'],
    ['tag:ice)', 'not opened'],
    ['"the ice', 'quotation mark'],
    ['tag:', 'missing after “tag:”'],
    ['ice OR', 'Nothing stands beside “OR”'],
    ['-in:notes ice', 'put the minus before the words'],
    ['tag:a/b/c/d/e/f/g/h/i', 'at most 8 levels'],
  ])('is said of %s, with what would be right', (query, said) => {
    expect(saidOf(query)).toEqual([expect.stringContaining(said)])
  })

  it('names the values that are read', () => {
    for (const query of ['is:red', 'has:red', 'color:green', 'in:red']) {
      const [said = ''] = saidOf(query)
      const [field, values = ''] = said.slice(said.indexOf(': ') + 2).split(' takes ')
      expect(values.split(', ').length).toBeGreaterThan(2)
      for (const value of values.split(', ')) expect(parseQuery(`${field}${value}`).problems).toEqual([])
    }
  })

  it('is said of a rule, which knows less', () => {
    const query = 'site:example.org is:finished'
    const [problem] = judgeRuleQuery(query).problems
    expect(problem && messages.query.problem(problem, query)).toContain('is:finished')
  })
})
