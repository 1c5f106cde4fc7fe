import { Button } from '../ui/Button.tsx'
import { formatPartialDate } from '../ui/format.ts'
import { messages } from '../ui/messages.ts'
import { Popover } from '../ui/Popover.tsx'
import styles from './FilterBar.module.css'
import { FilterButton } from './FilterButton.tsx'

interface DateFilterProps {
  /** `YYYY-MM-DD`, or empty. */
  from: string
  to: string
  onChange: (dates: { from?: string; to?: string }) => void
}

/** On which days it was made. */
export function DateFilter({ from, to, onChange }: DateFilterProps) {
  const { filters } = messages.notebook
  return (
    <Popover
      label={filters.dates}
      placement="bottom start"
      trigger={<FilterButton filter={filters.dates} value={inWords(from, to)} />}
    >
      <div className={styles.dates}>
        <label className={styles.date}>
          {filters.from}
          <input
            type="date"
            value={from}
            max={to || undefined}
            onChange={(event) => onChange({ from: event.target.value })}
          />
        </label>
        <label className={styles.date}>
          {filters.to}
          <input
            type="date"
            value={to}
            min={from || undefined}
            onChange={(event) => onChange({ to: event.target.value })}
          />
        </label>
        <Button
          size="small"
          isDisabled={from === '' && to === ''}
          onPress={() => onChange({ from: '', to: '' })}
        >
          {filters.anyDate}
        </Button>
      </div>
    </Popover>
  )
}

function inWords(from: string, to: string): string {
  const { filters } = messages.notebook
  if (from === '' && to === '') return ''
  if (to === '') return filters.since(formatPartialDate(from))
  if (from === '') return filters.until(formatPartialDate(to))
  return filters.between(formatPartialDate(from), formatPartialDate(to))
}
