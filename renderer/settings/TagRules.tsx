import { Plus } from 'lucide-react'
import { useState } from 'react'
import { judgeRuleQuery } from '../../shared/query/rule-query.ts'
import { useActions } from '../actions/ActionsContext.tsx'
import { type TagRule, useRuleCount, useTagRules } from '../queries/tag-rules.ts'
import { Button } from '../ui/Button.tsx'
import { messages } from '../ui/messages.ts'
import { useActing } from '../ui/use-acting.ts'
import { ApplyRules } from './ApplyRules.tsx'
import screen from './SettingsScreen.module.css'
import { TagRuleForm } from './TagRuleForm.tsx'
import styles from './TagRules.module.css'

/** Rules that tag what is saved: each a query and tags. */
export function TagRules() {
  const rules = useTagRules()
  /** The rule whose form is open; `new` for one that is not there yet. */
  const [editing, setEditing] = useState('')
  /** Where the focus goes back to when a form is closed. */
  const [edited, setEdited] = useState('')
  const [isApplying, setApplying] = useState(false)
  const close = () => {
    setEdited(editing)
    setEditing('')
  }
  const words = messages.tags.rules
  return (
    <section className={screen.section} aria-labelledby="settings-tag-rules">
      <h2 id="settings-tag-rules" className={screen.heading}>
        {words.title}
      </h2>
      <p className={screen.hint}>{words.explanation}</p>
      {rules && rules.length > 0 ? (
        <ul className={styles.rules} aria-label={words.list}>
          {rules.map((rule) => (
            <li key={rule.id} className={styles.rule}>
              {editing === rule.id ? (
                <TagRuleForm rule={rule} onClose={close} />
              ) : (
                <RuleRow rule={rule} takesFocus={edited === rule.id} onEdit={() => setEditing(rule.id)} />
              )}
            </li>
          ))}
        </ul>
      ) : (
        <p className={screen.hint}>{rules ? words.none : ''}</p>
      )}
      {editing === 'new' ? (
        <TagRuleForm onClose={close} />
      ) : (
        <div className={screen.buttons}>
          <Button icon={<Plus />} autoFocus={edited === 'new'} onPress={() => setEditing('new')}>
            {words.add}
          </Button>
          {rules?.some(({ isOn }) => isOn === 1) ? (
            <Button onPress={() => setApplying(true)}>{words.apply.button}</Button>
          ) : null}
        </div>
      )}
      {isApplying ? <ApplyRules onClose={() => setApplying(false)} /> : null}
    </section>
  )
}

interface RuleRowProps {
  rule: TagRule
  /** Its form was just closed. */
  takesFocus: boolean
  onEdit: () => void
}

function RuleRow({ rule, takesFocus, onEdit }: RuleRowProps) {
  const { id, query, tags, isOn } = rule
  const actions = useActions()
  const act = useActing()
  const count = useRuleCount(query)
  const words = messages.tags.rules
  const [problem] = judgeRuleQuery(query).problems
  return (
    <>
      <input
        type="checkbox"
        className={styles.switch}
        aria-label={words.isOn(query)}
        title={words.isOn(query)}
        checked={isOn === 1}
        onChange={({ target: { checked } }) =>
          void act(actions.editTagRule(id, { isOn: checked }), checked ? words.said.on : words.said.off)
        }
      />
      <div className={styles.says}>
        <p>
          <span className={styles.query} dir="auto">
            {query}
          </span>{' '}
          <span className={screen.hint}>{words.gives}</span> <b dir="auto">{tags.join(', ')}</b>
        </p>
        <p className={problem ? styles.problem : screen.hint}>
          {problem
            ? `${words.broken} ${messages.query.problem(problem, query)}`
            : count === undefined || count === null
              ? words.counting
              : words.count(count)}
        </p>
      </div>
      <Button size="small" aria-label={words.editLabel(query)} autoFocus={takesFocus} onPress={onEdit}>
        {words.edit}
      </Button>
      <Button
        size="small"
        aria-label={words.deleteLabel(query)}
        onPress={() => void act(actions.deleteTagRule(id), words.said.deleted)}
      >
        {words.delete}
      </Button>
    </>
  )
}
