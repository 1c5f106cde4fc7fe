import { parseQuery } from '../../shared/query/parse-query.ts'
import { useQueryCount } from '../queries/fitting.ts'
import { messages } from '../ui/messages.ts'
import { TextField } from '../ui/TextField.tsx'
import styles from './CollectionForm.module.css'

interface QueryFieldProps {
  query: string
  onChange: (query: string) => void
}

/** A query with how much it finds now, or what of it is not understood, shown where it stands. */
export function QueryField({ query, onChange }: QueryFieldProps) {
  const found = useQueryCount(query)
  const text = messages.collections.form
  const [problem] = parseQuery(query).problems
  const piece = problem ? query.slice(problem.start, problem.end) : ''
  return (
    <div className={styles.field}>
      <TextField
        label={text.query}
        placeholder={text.queryPlaceholder}
        description={text.queryHint}
        value={query}
        onChange={onChange}
        errorMessage={problem ? messages.query.problem(problem, query) : ''}
        spellCheck="false"
      />
      {problem ? (
        <p className={styles.echo} aria-hidden="true" dir="auto">
          {query.slice(0, problem.start)}
          <span className={styles.wrong}>{piece}</span>
          {query.slice(problem.end)}
        </p>
      ) : (
        <p className={styles.found} aria-live="polite">
          {found === undefined ? '' : query.trim() === '' ? text.foundAll(found) : text.found(found)}
        </p>
      )}
    </div>
  )
}
