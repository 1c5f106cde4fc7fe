import { judgeRuleQuery } from '../../shared/query/rule-query.ts'
import { type Failure, fail, ok, type Result } from '../../shared/result.ts'
import type { Store } from '../storage/store.ts'
import { articleTargets } from '../storage/tag-targets.ts'
import { addTagsEach, readTagPaths } from '../storage/tagging.ts'
import type { Actions } from './actions.ts'
import { step } from './attempt.ts'

type RuleActions = Pick<Actions, 'addTagRule' | 'editTagRule' | 'deleteTagRule' | 'applyTagRules'>

/** Articles tagged between two reports of progress. */
const TAGGED_AT_ONCE = 500

function readQuery(query: string): Result<string, Failure<'bad-input'>> {
  return judgeRuleQuery(query).problems.length > 0
    ? fail('bad-input', 'The query cannot be judged when an article is saved')
    : ok(query.trim())
}

function readTags(tags: readonly string[]): Result<string[], Failure<'bad-input'>> {
  return tags.length === 0 ? fail('bad-input', 'A rule gives one tag at least') : readTagPaths(tags)
}

/** Rules that tag what is saved. Deleting one takes no tag off anything. */
export function ruleActions(store: Store): RuleActions {
  return {
    async addTagRule({ query, tags }) {
      const asks = readQuery(query)
      const gives = readTags(tags)
      if (!asks.ok) return asks
      if (!gives.ok) return gives
      const id = store.newId()
      return step(store, 'add-tag-rule', async (tx) => {
        await tx.put('tagRules', [{ id, query: asks.value, tags: gives.value, isOn: 1 }])
        return ok({ ruleId: id })
      })
    },
    async editTagRule(id, { query, tags, isOn }) {
      const asks = query === undefined ? undefined : readQuery(query)
      const gives = tags === undefined ? undefined : readTags(tags)
      if (asks?.ok === false) return asks
      if (gives?.ok === false) return gives
      return step(store, 'edit-tag-rule', async (tx) => {
        if ((await tx.db.tagRules.get(id))?.deletedAt !== 0) return fail('not-found', `No rule ${id}`)
        await tx.patch('tagRules', id, {
          ...(asks ? { query: asks.value } : {}),
          ...(gives ? { tags: gives.value } : {}),
          ...(isOn === undefined ? {} : { isOn: isOn ? 1 : 0 }),
        })
        return ok(null)
      })
    },
    deleteTagRule: (id) =>
      step(store, 'delete-tag-rule', async (tx) => {
        await tx.softDelete('tagRules', [id])
        return tx.changes().length === 0 ? fail('not-found', `No rule ${id}`) : ok(null)
      }),
    async applyTagRules(wanted, onProgress = () => undefined) {
      const paths = readTagPaths(wanted.map(({ path }) => path))
      if (!paths.ok) return paths
      const total = wanted.reduce((sum, { ids }) => sum + ids.length, 0)
      return step(store, 'apply-tag-rules', async (tx) => {
        const tagged = new Set<string>()
        let done = 0
        for (const [index, { ids }] of wanted.entries()) {
          const path = paths.value[index]
          for (let at = 0; path !== undefined && at < ids.length; at += TAGGED_AT_ONCE) {
            const some = ids.slice(at, at + TAGGED_AT_ONCE)
            const targets = await articleTargets(tx, some)
            const each = targets.map((target) => ({ target, paths: [path] }))
            await addTagsEach(tx, store.newId, each)
            for (const { id } of targets) tagged.add(id)
            done += some.length
            onProgress(done / total)
          }
        }
        return ok({ articles: tagged.size })
      })
    },
  }
}
