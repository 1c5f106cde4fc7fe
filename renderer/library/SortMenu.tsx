import { ArrowDownWideNarrow } from 'lucide-react'
import { librarySettingsSchema } from '../../shared/settings.ts'
import type { ArticleSort } from '../queries/models.ts'
import { Button } from '../ui/Button.tsx'
import { Menu, MenuItem } from '../ui/Menu.tsx'
import { messages } from '../ui/messages.ts'

const SORTS: readonly ArticleSort[] = librarySettingsSchema.shape.sort.options

/** In which order the list stands. Remembered. */
export function SortMenu({ sort, onSort }: { sort: ArticleSort; onSort: (sort: ArticleSort) => void }) {
  const { sorts, sort: text } = messages.library
  return (
    <Menu
      label={text.label}
      trigger={
        <Button icon={<ArrowDownWideNarrow />} aria-label={text.button(sorts[sort].name)}>
          {sorts[sort].short}
        </Button>
      }
    >
      {SORTS.map((choice) => (
        <MenuItem key={choice} isChosen={choice === sort} onAction={() => onSort(choice)}>
          {sorts[choice].name}
        </MenuItem>
      ))}
    </Menu>
  )
}
