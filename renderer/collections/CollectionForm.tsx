import { type FormEvent, useState } from 'react'
import { parseQuery } from '../../shared/query/parse-query.ts'
import { Button } from '../ui/Button.tsx'
import { messages } from '../ui/messages.ts'
import { TextField } from '../ui/TextField.tsx'
import styles from './CollectionForm.module.css'

export interface CollectionDraft {
  readonly name: string
  readonly query: string
}

interface CollectionFormProps {
  title: string
  start: CollectionDraft
  onSave: (draft: CollectionDraft) => void
  onCancel: () => void
}

/** A collection's name and its query. What the query does not understand is said while it is typed. */
export function CollectionForm({ title, start, onSave, onCancel }: CollectionFormProps) {
  const [draft, setDraft] = useState(start)
  const [wasSent, setSent] = useState(false)
  const text = messages.collections.form
  const [problem] = parseQuery(draft.query).problems
  const noName = wasSent && draft.name.trim() === ''

  const submit = (event: FormEvent) => {
    event.preventDefault()
    setSent(true)
    if (draft.name.trim() !== '') onSave({ name: draft.name.trim(), query: draft.query.trim() })
  }

  return (
    <form className={styles.form} onSubmit={submit}>
      <h2 className={styles.title}>{title}</h2>
      <TextField
        label={text.name}
        placeholder={text.namePlaceholder}
        value={draft.name}
        onChange={(name) => setDraft({ ...draft, name })}
        errorMessage={noName ? text.noName : ''}
        autoFocus
      />
      <TextField
        label={text.query}
        placeholder={text.queryPlaceholder}
        description={text.queryHint}
        value={draft.query}
        onChange={(query) => setDraft({ ...draft, query })}
        errorMessage={
          problem ? messages.library.filter.wrong(draft.query.slice(problem.start, problem.end)) : ''
        }
        spellCheck="false"
      />
      <div className={styles.buttons}>
        <Button onPress={onCancel}>{text.cancel}</Button>
        <Button type="submit" variant="primary">
          {text.save}
        </Button>
      </div>
    </form>
  )
}
