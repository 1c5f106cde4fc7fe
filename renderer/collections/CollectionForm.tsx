import { type FormEvent, useId, useState } from 'react'
import { mayStandBelow, parentsOf } from '../../shared/library/collection-tree.ts'
import { parseQuery } from '../../shared/query/parse-query.ts'
import { useCollections } from '../queries/places.ts'
import { Button } from '../ui/Button.tsx'
import { messages } from '../ui/messages.ts'
import { TextField } from '../ui/TextField.tsx'
import styles from './CollectionForm.module.css'
import { type CollectionDraft, formTitle } from './collection-draft.ts'
import { collectionRows } from './collection-rows.ts'
import { LookFields } from './LookFields.tsx'
import { QueryField } from './QueryField.tsx'

interface CollectionFormProps {
  /** Of the collection that is changed; empty for a new one. */
  id?: string
  start: CollectionDraft
  onSave: (draft: CollectionDraft) => void
  onCancel: () => void
}

/** A collection's name, its query, where it stands and what it looks like. A query that is not understood is not saved. */
export function CollectionForm({ id = '', start, onSave, onCancel }: CollectionFormProps) {
  const [draft, setDraft] = useState(start)
  const [wasSent, setSent] = useState(false)
  const text = messages.collections.form
  const isList = draft.kind === 'list'
  const noName = wasSent && draft.name.trim() === ''

  const submit = (event: FormEvent) => {
    event.preventDefault()
    setSent(true)
    const isBroken = !isList && parseQuery(draft.query).problems.length > 0
    if (draft.name.trim() === '' || isBroken) return
    onSave({ ...draft, name: draft.name.trim(), query: draft.query.trim() })
  }

  return (
    <form className={styles.form} onSubmit={submit}>
      <h2 className={styles.title}>{formTitle(id, draft.kind)}</h2>
      <TextField
        label={text.name}
        placeholder={isList ? text.listNamePlaceholder : text.namePlaceholder}
        value={draft.name}
        onChange={(name) => setDraft({ ...draft, name })}
        errorMessage={noName ? text.noName : ''}
        autoFocus
      />
      {isList ? null : <QueryField query={draft.query} onChange={(query) => setDraft({ ...draft, query })} />}
      <ParentField
        id={id}
        parentId={draft.parentId}
        onChange={(parentId) => setDraft({ ...draft, parentId })}
      />
      <LookFields
        kind={draft.kind}
        look={draft.look}
        onChange={(look) => setDraft({ ...draft, look: { ...draft.look, ...look } })}
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

interface ParentFieldProps {
  id: string
  parentId: string
  onChange: (parentId: string) => void
}

/** Which collection it is in. Not there while nothing could hold it. */
function ParentField({ id, parentId, onChange }: ParentFieldProps) {
  const entries = useCollections() ?? []
  const fieldId = useId()
  const parents = collectionRows(entries).filter(({ entry }) => mayStandBelow(entries, id, entry.id))
  if (parents.length === 0) return null
  // Of a circle each stands at the top, whatever its row says.
  const isAtTop = id !== '' && parentsOf(entries).get(id) === ''
  return (
    <div className={styles.field}>
      <label htmlFor={fieldId} className={styles.label}>
        {messages.collections.form.parent}
      </label>
      <select
        id={fieldId}
        className={styles.select}
        value={isAtTop && !parents.some(({ entry }) => entry.id === parentId) ? '' : parentId}
        onChange={(event) => onChange(event.target.value)}
      >
        <option value="">{messages.collections.top}</option>
        {parents.map(({ entry, path }) => (
          <option key={entry.id} value={entry.id}>
            {path}
          </option>
        ))}
      </select>
    </div>
  )
}
