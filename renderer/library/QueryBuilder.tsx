import { Plus, SlidersHorizontal, X } from 'lucide-react'
import { useId, useState } from 'react'
import type { KnownValues } from '../../shared/query/complete-query.ts'
import { formatQuery } from '../../shared/query/format-query.ts'
import { parseQuery } from '../../shared/query/parse-query.ts'
import {
  COMPARISONS,
  choicesOf,
  isCompared,
  type QueryRow,
  type QueryRows,
  queryOf,
  type RowField,
  readRow,
  rowsOf,
} from '../../shared/query/query-rows.ts'
import { QUERY_FIELDS } from '../../shared/query/tokenize-query.ts'
import { useKnownValues } from '../queries/known-values.ts'
import { Button } from '../ui/Button.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { messages } from '../ui/messages.ts'
import { Popover } from '../ui/Popover.tsx'
import styles from './QueryBuilder.module.css'

interface QueryBuilderProps {
  filter: string
  onFilter: (filter: string) => void
}

/** Makes a search from conditions, and writes it as the query that could have been typed. */
export function QueryBuilder({ filter, onFilter }: QueryBuilderProps) {
  const { builder } = messages.query
  return (
    <Popover
      label={builder.title}
      placement="bottom start"
      className={styles.popover ?? ''}
      trigger={<IconButton label={builder.open} icon={<SlidersHorizontal />} className={styles.open ?? ''} />}
    >
      {(close) => <Conditions filter={filter} onFilter={onFilter} onDone={close} />}
    </Popover>
  )
}

const NEW_ROW: QueryRow = { negated: false, field: 'tag', comparison: '=', value: '' }

/** Suggested at once: more would be a list to read, and typing finds the others. */
const SUGGESTED = 200

function Conditions({ filter, onFilter, onDone }: QueryBuilderProps & { onDone: () => void }) {
  const { builder } = messages.query
  const known = useKnownValues(true)
  const [query, setQuery] = useState<QueryRows>(() => {
    const there = rowsOf(parseQuery(filter).query)
    return there.rows.length > 0 ? there : { ...there, rows: [NEW_ROW] }
  })
  const change = (next: QueryRows) => {
    setQuery(next)
    onFilter(formatQuery(queryOf(next)))
  }
  const changeRow = (at: number, row: QueryRow) =>
    change({ ...query, rows: query.rows.map((other, index) => (index === at ? row : other)) })
  return (
    <div className={styles.builder}>
      <label className={styles.mode}>
        <span>{builder.match}</span>
        <select
          className={styles.select}
          value={query.mode}
          onChange={({ target }) => change({ ...query, mode: target.value === 'any' ? 'any' : 'all' })}
        >
          <option value="all">{builder.all}</option>
          <option value="any">{builder.any}</option>
        </select>
      </label>
      {query.rows.length === 0 ? <p className={styles.none}>{builder.none}</p> : null}
      <ul className={styles.rows}>
        {query.rows.map((row, index) => (
          <Condition
            // biome-ignore lint/suspicious/noArrayIndexKey: two conditions may be alike
            key={index}
            row={row}
            known={known}
            onChange={(changed) => changeRow(index, changed)}
            onRemove={() => change({ ...query, rows: query.rows.filter((_, other) => other !== index) })}
          />
        ))}
      </ul>
      <div className={styles.foot}>
        <Button
          size="small"
          icon={<Plus />}
          onPress={() => setQuery({ ...query, rows: [...query.rows, NEW_ROW] })}
        >
          {builder.add}
        </Button>
        <Button size="small" onPress={() => change({ mode: 'all', rows: [] })}>
          {builder.clear}
        </Button>
        <Button size="small" variant="primary" onPress={onDone}>
          {builder.done}
        </Button>
      </div>
    </div>
  )
}

interface ConditionProps {
  row: QueryRow
  known: KnownValues | undefined
  onChange: (row: QueryRow) => void
  onRemove: () => void
}

function Condition({ row, known, onChange, onRemove }: ConditionProps) {
  const { builder, fields } = messages.query
  const chooseField = (field: RowField) => {
    const value = choicesOf(field)?.[0] ?? (choicesOf(row.field) ? '' : row.value)
    onChange({ ...row, field, value, comparison: isCompared(field) ? row.comparison : '=' })
  }
  return (
    <li className={styles.row}>
      <select
        aria-label={builder.field}
        className={styles.select}
        value={row.field}
        onChange={({ target }) => chooseField(target.value as RowField)}
      >
        <option value="any">{builder.words}</option>
        {QUERY_FIELDS.map((field) => (
          <option key={field} value={field}>
            {fields[field]}
          </option>
        ))}
        {row.field === 'composed' ? <option value="composed">{builder.composed}</option> : null}
      </select>
      <select
        aria-label={builder.negate}
        className={styles.select}
        value={row.negated ? 'not' : 'is'}
        onChange={({ target }) => onChange({ ...row, negated: target.value === 'not' })}
      >
        <option value="is">{builder.not(false)}</option>
        <option value="not">{builder.not(true)}</option>
      </select>
      {isCompared(row.field) ? (
        <select
          aria-label={builder.comparison}
          className={styles.select}
          value={row.comparison}
          onChange={({ target }) =>
            onChange({ ...row, comparison: COMPARISONS.find((sign) => sign === target.value) ?? '=' })
          }
        >
          {COMPARISONS.map((comparison) => (
            <option key={comparison} value={comparison}>
              {builder.comparisons[comparison]}
            </option>
          ))}
        </select>
      ) : null}
      <Value row={row} known={known} onChange={onChange} />
      <IconButton label={builder.remove} icon={<X />} onPress={onRemove} />
    </li>
  )
}

function Value({ row, known, onChange }: Omit<ConditionProps, 'onRemove'>) {
  const id = useId()
  const { builder, hints } = messages.query
  const choices = choicesOf(row.field)
  const change = (value: string) => onChange({ ...row, value })
  if (choices)
    return (
      <select
        aria-label={builder.value}
        className={styles.value}
        value={row.value}
        onChange={({ target }) => change(target.value)}
      >
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {messages.query.choice(choice)}
          </option>
        ))}
      </select>
    )
  const suggested =
    row.field === 'tag'
      ? known?.tags
      : row.field === 'highlight-tag'
        ? known?.highlightTags
        : row.field === 'author'
          ? known?.authors
          : row.field === 'site'
            ? known?.sites
            : row.field === 'lang'
              ? known?.langs
              : undefined
  const isWrong = row.value.trim() !== '' && readRow(row) === null
  return (
    <span className={styles.value}>
      <input
        aria-label={builder.value}
        aria-invalid={isWrong || undefined}
        aria-describedby={isWrong ? `${id}-wrong` : undefined}
        className={styles.input}
        list={suggested ? `${id}-known` : undefined}
        placeholder={suggested || row.field === 'any' || row.field === 'composed' ? '' : hints[row.field]}
        value={row.value}
        onChange={({ target }) => change(target.value)}
      />
      {isWrong ? (
        <span id={`${id}-wrong`} className={styles.wrong}>
          {builder.wrong}
        </span>
      ) : null}
      {suggested ? (
        <datalist id={`${id}-known`}>
          {suggested.slice(0, SUGGESTED).map((value) => (
            <option key={value} value={value} />
          ))}
        </datalist>
      ) : null}
    </span>
  )
}
