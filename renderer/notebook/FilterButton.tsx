import { ChevronDown } from 'lucide-react'
import { Button } from '../ui/Button.tsx'
import { classNames } from '../ui/class-names.ts'
import { messages } from '../ui/messages.ts'
import styles from './FilterBar.module.css'

interface FilterButtonProps {
  /** What it filters by. */
  filter: string
  /** What was chosen; empty when nothing was. */
  value: string
}

/** Opens a filter's choices, and says which is chosen. To be put into a menu or a popover as its trigger. */
export function FilterButton({ filter, value, ...props }: FilterButtonProps) {
  return (
    <Button
      size="small"
      variant="quiet"
      {...props}
      className={classNames(styles.filter, value !== '' && styles.chosen)}
    >
      <span className={styles.value}>
        {value === '' ? filter : messages.notebook.filters.chosen(filter, value)}
      </span>
      <ChevronDown className={styles.chevron ?? ''} aria-hidden="true" />
    </Button>
  )
}
