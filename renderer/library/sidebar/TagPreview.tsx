import type { TagMoveError } from '../../../shared/library/move-tags.ts'
import type { Result } from '../../../shared/result.ts'
import type { MovePreview } from '../../queries/tag-changes.ts'
import { messages } from '../../ui/messages.ts'
import styles from './TagChange.module.css'

/** What moving tags would change, in words; null while there is nothing to move, undefined while that is being read. */
export function TagPreview({ preview }: { preview: Result<MovePreview, TagMoveError> | null | undefined }) {
  const text = messages.tags.preview
  return (
    <section className={styles.preview} aria-label={text.label} aria-live="polite">
      {preview ? <Lines preview={preview} /> : <p>{preview === null ? text.nothing : ''}</p>}
    </section>
  )
}

function Lines({ preview }: { preview: Result<MovePreview, TagMoveError> }) {
  const text = messages.tags.preview
  if (!preview.ok) return <p className={styles.problem}>{text.problems[preview.error.kind]}</p>
  const { articles, highlights, below, merged, collections, rules } = preview.value
  return (
    <>
      <p>{text.carriers(articles, highlights)}</p>
      {below.length > 0 ? <p>{text.below(below)}</p> : null}
      {merged.length > 0 ? <p className={styles.merged}>{text.merged(merged)}</p> : null}
      {collections.length > 0 ? <p>{text.collections(collections)}</p> : null}
      {rules > 0 ? <p>{text.rules(rules)}</p> : null}
    </>
  )
}
