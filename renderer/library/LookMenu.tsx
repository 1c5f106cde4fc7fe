import { LayoutGrid, LayoutList, Table2 } from 'lucide-react'
import {
  LIST_COLUMNS,
  type ListColumn,
  type ListLook,
  listLookSchema,
} from '../../shared/library/list-look.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { Menu, MenuItem, MenuSeparator, Submenu } from '../ui/Menu.tsx'
import { messages } from '../ui/messages.ts'

interface LookMenuProps {
  look: ListLook
  onLook: (look: ListLook) => void
}

const ICONS = { list: <LayoutList />, table: <Table2 />, cards: <LayoutGrid /> }

/** How the list looks: as a list, a table or cards, how close, with which columns. Remembered, for a collection by itself. */
export function LookMenu({ look, onLook }: LookMenuProps) {
  const text = messages.looks
  const toggle = (column: ListColumn) =>
    onLook({
      ...look,
      columns: LIST_COLUMNS.filter((other) =>
        other === column ? !look.columns.includes(column) : look.columns.includes(other),
      ),
    })
  return (
    <Menu label={text.label} trigger={<IconButton label={text.label} icon={ICONS[look.view]} />}>
      {listLookSchema.shape.view.options.map((view) => (
        <MenuItem
          key={view}
          icon={ICONS[view]}
          isChosen={look.view === view}
          onAction={() => onLook({ ...look, view })}
        >
          {text.views[view]}
        </MenuItem>
      ))}
      <MenuSeparator />
      {listLookSchema.shape.density.options.map((density) => (
        <MenuItem
          key={density}
          isChosen={look.density === density}
          onAction={() => onLook({ ...look, density })}
        >
          {text.densities[density]}
        </MenuItem>
      ))}
      <MenuSeparator />
      {look.view === 'table' ? (
        <Submenu label={text.columnMenu}>
          {LIST_COLUMNS.map((column) => (
            <MenuItem key={column} isChosen={look.columns.includes(column)} onAction={() => toggle(column)}>
              {text.columns[column]}
            </MenuItem>
          ))}
        </Submenu>
      ) : (
        <MenuItem isChosen={look.covers} onAction={() => onLook({ ...look, covers: !look.covers })}>
          {text.covers}
        </MenuItem>
      )}
    </Menu>
  )
}
