import { type FormEvent, useState } from 'react'
import { judgeRuleQuery } from '../../shared/query/rule-query.ts'
import { useActions } from '../actions/ActionsContext.tsx'
import { type TagRule, useRuleCount } from '../queries/tag-rules.ts'
import { Button } from '../ui/Button.tsx'
import { messages } from '../ui/messages.ts'
import { TagField } from '../ui/TagField.tsx'
import { TextField } from '../ui/TextField.tsx'
import { useActing } from '../ui/use-acting.ts'
import styles from './TagRules.module.css'

/** A rule's query and tags, with what it finds now and what in it cannot be asked. */
export function TagRuleForm({ rule, onClose }: { rule?: TagRule; onClose: () => void }) {
  const actions = useActions()
  const act = useActing()
  const [query, setQuery] = useState(rule?.query ?? '')
  const [tags, setTags] = useState<readonly string[]>(rule?.tags ?? [])
  const [wasSent, setSent] = useState(false)
  const words = messages.tags.rules
  const [problem] = judgeRuleQuery(query).problems
  const isEmpty = query.trim() === ''
  const count = useRuleCount(query)
  const title = rule ? words.editTitle : words.addTitle

  const save = async () => {
    setSent(true)
    if (problem || tags.length === 0) return
    const saved = rule
      ? await act(actions.editTagRule(rule.id, { query, tags }), words.said.edited)
      : await act(actions.addTagRule({ query, tags }), words.said.added)
    if (saved) onClose()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void save()
  }
  return (
    <form
      className={styles.form}
      aria-label={title}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose()
      }}
    >
      <h3 className={styles.title}>{title}</h3>
      <TextField
        label={words.query}
        placeholder={words.queryPlaceholder}
        description={words.queryHint}
        errorMessage={problem && !(isEmpty && !wasSent) ? messages.query.problem(problem, query) : ''}
        value={query}
        onChange={setQuery}
        spellCheck="false"
        autoFocus
      />
      <p className={styles.count} aria-live="polite">
        {problem ? '' : count === undefined || count === null ? words.counting : words.finds(count)}
      </p>
      <TagField
        label={words.tags}
        tags={tags}
        onAdd={(path) => setTags([...tags, path])}
        onRemove={(path) => setTags(tags.filter((tag) => tag !== path))}
        onEnter={() => void save()}
      />
      {wasSent && tags.length === 0 ? (
        <p className={styles.problem} role="alert">
          {words.noTags}
        </p>
      ) : null}
      <div className={styles.buttons}>
        <Button onPress={onClose}>{messages.tags.cancel}</Button>
        <Button type="submit" variant="primary">
          {words.save}
        </Button>
      </div>
    </form>
  )
}
