import { ArrowDownWideNarrow, CircleX, Download, Group, PanelLeft, Plus, Search } from 'lucide-react'
import type { KeyboardEvent, RefObject } from 'react'
import { notebookGroupSchema, notebookSortSchema } from '../../shared/notebook/arrange-entries.ts'
import { useKeyText } from '../commands/KeymapContext.tsx'
import { Button, type ButtonProps } from '../ui/Button.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Menu, MenuItem } from '../ui/Menu.tsx'
import { messages } from '../ui/messages.ts'
import { useWindowWidth } from '../ui/root-font-size.ts'
import { Tooltip } from '../ui/Tooltip.tsx'
import { type Exporting, ExportMenu } from './ExportMenu.tsx'
import styles from './NotebookScreen.module.css'
import type { NotebookChoices } from './notebook-memory.ts'

/** Up to this width the tools with their words would take two lines from the list. In root font sizes. */
const SIGNS_ALONE = 40

interface NotebookHeadProps {
  choices: NotebookChoices
  onChoose: (patch: Partial<NotebookChoices>) => void
  onSearch: (text: string) => void
  searchRef: RefObject<HTMLInputElement | null>
  /** On to the list. */
  onLeaveSearch: () => void
  hasSidebar: boolean
  onToggleSidebar: () => void
  onNewNote: () => void
  exporting: Exporting
}

/** The bar over the notebook: searching, grouping, ordering, exporting, a new note. */
export function NotebookHead(props: NotebookHeadProps) {
  const { choices, onChoose, exporting } = props
  const keyText = useKeyText()
  const { sidebar } = messages.library
  const { group, sort, export: exportWords, newNote } = messages.notebook
  return (
    <header className={styles.top}>
      <IconButton
        label={props.hasSidebar ? sidebar.hide : sidebar.show}
        shortcut={keyText('window.toggle-sidebar')}
        icon={<PanelLeft />}
        onPress={props.onToggleSidebar}
      />
      <SearchField {...props} />
      <div className={styles.tools}>
        <Menu
          label={group.label}
          trigger={
            <ToolButton
              icon={<Group />}
              label={group.button(group.names[choices.group])}
              words={group.names[choices.group]}
            />
          }
        >
          {notebookGroupSchema.options.map((choice) => (
            <MenuItem
              key={choice}
              isChosen={choice === choices.group}
              onAction={() => onChoose({ group: choice })}
            >
              {group.names[choice]}
            </MenuItem>
          ))}
        </Menu>
        <Menu
          label={sort.label}
          trigger={
            <ToolButton
              icon={<ArrowDownWideNarrow />}
              label={sort.button(sort.names[choices.sort])}
              words={sort.names[choices.sort]}
            />
          }
        >
          {notebookSortSchema.options.map((choice) => (
            <MenuItem
              key={choice}
              isChosen={choice === choices.sort}
              onAction={() => onChoose({ sort: choice })}
            >
              {sort.names[choice]}
            </MenuItem>
          ))}
        </Menu>
        <ExportMenu
          exporting={exporting}
          trigger={
            <ToolButton
              icon={<Download />}
              label={exportWords.button}
              words={exportWords.button}
              isDisabled={exporting.entries === 0}
            />
          }
        />
        <ToolButton
          variant="primary"
          icon={<Plus />}
          label={newNote}
          words={newNote}
          onPress={props.onNewNote}
        />
      </div>
    </header>
  )
}

interface ToolButtonProps extends Omit<ButtonProps, 'children' | 'aria-label'> {
  label: string
  words: string
}

/** A button whose sign stands alone where the window is narrow. */
function ToolButton({ label, words, ...props }: ToolButtonProps) {
  const isNarrow = useWindowWidth() <= SIGNS_ALONE
  const button = (
    <Button {...props} aria-label={label}>
      {isNarrow ? null : words}
    </Button>
  )
  return isNarrow ? <Tooltip text={label}>{button}</Tooltip> : button
}

function SearchField({ choices, onSearch, searchRef, onLeaveSearch }: NotebookHeadProps) {
  const { search } = messages.notebook
  const { text } = choices.filter
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape' && text !== '') onSearch('')
    else if (event.key === 'Escape' || event.key === 'Enter' || event.key === 'ArrowDown') onLeaveSearch()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <search className={styles.search}>
      <Search aria-hidden="true" className={styles.searchIcon} />
      <input
        ref={searchRef}
        className={styles.searchInput}
        aria-label={search.label}
        placeholder={search.label}
        spellCheck={false}
        autoComplete="off"
        dir="auto"
        value={text}
        onChange={(event) => onSearch(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {text === '' ? null : (
        <button
          type="button"
          className={styles.searchClear}
          aria-label={search.clear}
          title={search.clear}
          onClick={() => {
            onSearch('')
            searchRef.current?.focus()
          }}
        >
          <CircleX aria-hidden="true" />
        </button>
      )}
    </search>
  )
}
