import { ArrowDownWideNarrow, CircleX, Download, Group, PanelLeft, Plus, Search } from 'lucide-react'
import type { KeyboardEvent, RefObject } from 'react'
import { notebookGroupSchema, notebookSortSchema } from '../../shared/notebook/arrange-entries.ts'
import { Button } from '../ui/Button.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Menu, MenuItem } from '../ui/Menu.tsx'
import { messages } from '../ui/messages.ts'
import { shortcutText } from '../ui/shortcut.ts'
import styles from './NotebookScreen.module.css'
import type { NotebookChoices } from './notebook-memory.ts'

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
  exporting: {
    /** How many entries and how many articles would be written: those selected, else all that are shown. */
    readonly entries: number
    readonly articles: number
    onCopy: () => void
    onFile: () => void
    onFolder: () => void
  }
}

/** The bar over the notebook: searching, grouping, ordering, exporting, a new note. */
export function NotebookHead(props: NotebookHeadProps) {
  const { choices, onChoose, exporting } = props
  const { sidebar } = messages.library
  const { group, sort, export: exportWords, newNote } = messages.notebook
  return (
    <header className={styles.top}>
      <IconButton
        label={props.hasSidebar ? sidebar.hide : sidebar.show}
        shortcut={shortcutText('Mod+B')}
        icon={<PanelLeft />}
        onPress={props.onToggleSidebar}
      />
      <SearchField {...props} />
      <div className={styles.tools}>
        <Menu
          label={group.label}
          trigger={
            <Button icon={<Group />} aria-label={group.button(group.names[choices.group])}>
              {group.names[choices.group]}
            </Button>
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
            <Button icon={<ArrowDownWideNarrow />} aria-label={sort.button(sort.names[choices.sort])}>
              {sort.names[choices.sort]}
            </Button>
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
        <Menu
          label={exportWords.label}
          trigger={
            <Button icon={<Download />} isDisabled={exporting.entries === 0}>
              {exportWords.button}
            </Button>
          }
        >
          <MenuItem onAction={exporting.onFile}>{exportWords.oneFile(exporting.entries)}</MenuItem>
          <MenuItem isDisabled={exporting.articles === 0} onAction={exporting.onFolder}>
            {exportWords.folder(exporting.articles)}
          </MenuItem>
          <MenuItem onAction={exporting.onCopy}>{exportWords.copy(exporting.entries)}</MenuItem>
        </Menu>
        <Button variant="primary" icon={<Plus />} onPress={props.onNewNote}>
          {newNote}
        </Button>
      </div>
    </header>
  )
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
