import { PanelLeft } from 'lucide-react'
import type { ReactNode, RefObject } from 'react'
import type { ListLook } from '../../shared/library/list-look.ts'
import { useKeyText } from '../commands/KeymapContext.tsx'
import type { ViewSort } from '../queries/models.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { messages } from '../ui/messages.ts'
import { FilterField } from './FilterField.tsx'
import styles from './LibraryScreen.module.css'
import { LookMenu } from './LookMenu.tsx'
import { SortMenu } from './SortMenu.tsx'

interface LibraryHeadProps {
  filter: string
  onFilter: (filter: string) => void
  filterRef: RefObject<HTMLInputElement | null>
  keep: ReactNode
  onLeaveFilter: () => void
  /** The element that says what the filter does, or what is wrong with it. */
  describedBy: string
  sort: ViewSort | 'best'
  onSort: (sort: ViewSort | 'best') => void
  hasOwnOrder: boolean
  hasBest: boolean
  look: ListLook
  onLook: (look: ListLook) => void
  hasSidebar: boolean
  onToggleSidebar: () => void
  /** More buttons: exporting, saving. */
  tools: ReactNode
}

/** The bar over the list. */
export function LibraryHead(props: LibraryHeadProps) {
  const keyText = useKeyText()
  const { sidebar } = messages.library
  return (
    <header className={styles.bar}>
      <IconButton
        label={props.hasSidebar ? sidebar.hide : sidebar.show}
        shortcut={keyText('window.toggle-sidebar')}
        icon={<PanelLeft />}
        onPress={props.onToggleSidebar}
      />
      <FilterField
        filter={props.filter}
        onFilter={props.onFilter}
        inputRef={props.filterRef}
        onLeave={props.onLeaveFilter}
        describedBy={props.describedBy}
        keep={props.keep}
      />
      <div className={styles.tools}>
        <LookMenu look={props.look} onLook={props.onLook} />
        <SortMenu
          sort={props.sort}
          onSort={props.onSort}
          hasOwn={props.hasOwnOrder}
          hasBest={props.hasBest}
        />
        {props.tools}
      </div>
    </header>
  )
}
