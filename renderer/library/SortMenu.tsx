import { ArrowDownWideNarrow } from 'lucide-react'
import { COMMON_SORTS } from '../../shared/library/list-look.ts'
import type { ViewSort } from '../queries/models.ts'
import { Button } from '../ui/Button.tsx'
import { Menu, MenuItem } from '../ui/Menu.tsx'
import { messages } from '../ui/messages.ts'

interface SortMenuProps {
  /** `best` while the list stands in the order of a search. */
  sort: ViewSort | 'best'
  onSort: (sort: ViewSort | 'best') => void
  /** Whether the view has an order made by hand. */
  hasOwn: boolean
  /** Whether something is searched for, so that there is a best. */
  hasBest: boolean
}

/** In which order the list stands. Remembered, but for the best match of a search. */
export function SortMenu({ sort, onSort, hasOwn, hasBest }: SortMenuProps) {
  const { sorts, sort: text } = messages.library
  const { ownOrder } = messages.collections
  const { name, short } = sort === 'best' ? text.best : sort === 'own' ? ownOrder : sorts[sort]
  return (
    <Menu
      label={text.label}
      trigger={
        <Button icon={<ArrowDownWideNarrow />} aria-label={text.button(name)}>
          {short}
        </Button>
      }
    >
      {hasBest ? (
        <MenuItem isChosen={sort === 'best'} onAction={() => onSort('best')}>
          {text.best.name}
        </MenuItem>
      ) : null}
      {hasOwn ? (
        <MenuItem isChosen={sort === 'own'} onAction={() => onSort('own')}>
          {ownOrder.name}
        </MenuItem>
      ) : null}
      {COMMON_SORTS.map((choice) => (
        <MenuItem key={choice} isChosen={choice === sort} onAction={() => onSort(choice)}>
          {sorts[choice].name}
        </MenuItem>
      ))}
    </Menu>
  )
}
