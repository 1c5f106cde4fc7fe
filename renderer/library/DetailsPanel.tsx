import { X } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import type { CapturedMetadata, EditedMetadata } from '../../shared/article/article.ts'
import { useOpenArticle } from '../queries/article.ts'
import { Button } from '../ui/Button.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { messages } from '../ui/messages.ts'
import { TextField } from '../ui/TextField.tsx'
import styles from './DetailsPanel.module.css'
import { formOf, METADATA_FIELDS, type MetadataField, readForm } from './metadata-form.ts'

interface DetailsPanelProps {
  articleId: string
  /** Answers whether the edit was stored. */
  onSave: (id: string, edited: EditedMetadata) => Promise<boolean>
  onClose: () => void
}

/** Title, authors, date, publication and address of one article, to be put right. What was captured is kept beside it. */
export function DetailsPanel({ articleId, onSave, onClose }: DetailsPanelProps) {
  const open = useOpenArticle(articleId)
  const text = messages.library.details
  return (
    <aside
      className={styles.panel}
      aria-label={text.title}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onClose()
      }}
    >
      <header className={styles.head}>
        <h2 className={styles.title}>{text.title}</h2>
        <IconButton label={text.close} icon={<X />} onPress={onClose} />
      </header>
      {open ? (
        <DetailsForm
          key={articleId}
          shown={open.metadata}
          captured={open.article.captured}
          onCancel={onClose}
          onSave={async (edited) => {
            if (await onSave(articleId, edited)) onClose()
          }}
        />
      ) : null}
    </aside>
  )
}

interface DetailsFormProps {
  shown: CapturedMetadata
  captured: CapturedMetadata
  onSave: (edited: EditedMetadata) => void
  onCancel: () => void
}

function DetailsForm({ shown, captured, onSave, onCancel }: DetailsFormProps) {
  const text = messages.library.details
  const [form, setForm] = useState(() => formOf(shown))
  const original = formOf(captured)
  const { edited, problems } = readForm(form, captured)

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (problems.length === 0) onSave(edited)
  }

  const errorOf = (field: MetadataField) => {
    if (field === 'publishedAt' && problems.includes(field)) return text.badDate
    return field === 'url' && problems.includes(field) ? text.badAddress : ''
  }
  const hintOf = (field: MetadataField) => {
    if (form[field] !== original[field]) {
      const value = original[field].replaceAll('\n', ', ')
      return value === '' ? text.capturedEmpty : text.captured(value)
    }
    if (field === 'authors') return text.authorsHint
    return field === 'publishedAt' ? text.dateHint : ''
  }

  return (
    <form className={styles.form} onSubmit={submit}>
      {METADATA_FIELDS.map((field) => (
        <div key={field} className={styles.row}>
          <TextField
            label={text.field[field]}
            value={form[field]}
            onChange={(value) => setForm({ ...form, [field]: value })}
            rows={field === 'authors' ? 3 : field === 'title' ? 2 : 1}
            description={hintOf(field)}
            errorMessage={errorOf(field)}
            autoFocus={field === 'title'}
          />
          {form[field] === original[field] ? null : (
            <Button
              size="small"
              variant="quiet"
              className={styles.reset ?? ''}
              aria-label={`${text.field[field]}: ${text.reset}`}
              onPress={() => setForm({ ...form, [field]: original[field] })}
            >
              {text.reset}
            </Button>
          )}
        </div>
      ))}
      <div className={styles.buttons}>
        <Button onPress={onCancel}>{text.cancel}</Button>
        <Button type="submit" variant="primary" isDisabled={problems.length > 0}>
          {text.save}
        </Button>
      </div>
    </form>
  )
}
