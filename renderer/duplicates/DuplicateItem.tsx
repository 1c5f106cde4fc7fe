import { useId } from 'react'
import type { Likeness } from '../../shared/library/duplicates.ts'
import type { ArticleRow } from '../queries/models.ts'
import { Button } from '../ui/Button.tsx'
import { formatMoment } from '../ui/format.ts'
import { messages } from '../ui/messages.ts'
import styles from './Duplicates.module.css'

interface DuplicateItemProps {
  likeness: Likeness
  rows: readonly ArticleRow[]
  /** The one that is kept unless the person chooses another. */
  suggested: string
  /** The one that the person chose; empty for the suggested one. */
  chosen: string
  onChoose: (keptId: string) => void
  onMerge: (keptId: string) => void
  onApart: () => void
}

/** Articles that seem to be the same: what each of them is, and which is to be kept. */
export function DuplicateItem({
  likeness,
  rows,
  suggested,
  chosen,
  onChoose,
  onMerge,
  onApart,
}: DuplicateItemProps) {
  const id = useId()
  const text = messages.duplicates
  const kept = chosen || suggested
  const titleOf = (row: ArticleRow | undefined) => row?.metadata.title || text.untitled
  const group = text.groupName(titleOf(rows.find((row) => row.id === kept)), rows.length)
  return (
    <li className={styles.group}>
      <fieldset className={styles.articles}>
        <legend className={styles.likeness}>
          {text.likeness[likeness]}. {text.which} <span className="visually-hidden">{group}</span>
        </legend>
        {rows.map((row, index) => (
          <label key={row.id} className={styles.article}>
            <input
              type="radio"
              name={id}
              checked={row.id === kept}
              aria-label={text.keepLabel(titleOf(row), index + 1)}
              aria-describedby={`${id}-${index}`}
              onChange={() => onChoose(row.id)}
            />
            <span className={styles.title} dir="auto">
              {titleOf(row)}
            </span>
            <span id={`${id}-${index}`} className={styles.facts}>
              {factsOf(row, row.id === suggested)}
            </span>
          </label>
        ))}
      </fieldset>
      <div className={styles.buttons}>
        <Button size="small" aria-label={text.mergeLabel(group)} onPress={() => onMerge(kept)}>
          {text.merge}
        </Button>
        <Button size="small" variant="quiet" aria-label={text.apartLabel(group)} onPress={onApart}>
          {text.apart}
        </Button>
      </div>
    </li>
  )
}

/** What tells one article of a group from the others. */
function factsOf({ metadata, savedAt, highlights, notes, tags }: ArticleRow, isSuggested: boolean): string {
  const { facts, suggested } = messages.duplicates
  return [
    isSuggested ? suggested : '',
    metadata.siteName,
    facts.saved(formatMoment(savedAt)),
    facts.words(metadata.wordCount),
    highlights > 0 ? facts.highlights(highlights) : '',
    notes > 0 ? facts.notes(notes) : '',
    tags.map(({ path }) => path).join(', '),
  ]
    .filter((fact) => fact !== '')
    .join(' · ')
}
