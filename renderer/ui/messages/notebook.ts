import type { MarkedElementKind } from '../../../shared/annotation/highlight.ts'
import type { NotebookGroup, NotebookSort } from '../../../shared/notebook/arrange-entries.ts'
import type { NotebookFilter } from '../../../shared/notebook/notebook-filter.ts'
import { formatPercent } from '../format.ts'
import { count } from './count.ts'

const elements: Record<MarkedElementKind, string> = {
  image: 'Image',
  table: 'Table',
  code: 'Code',
  formula: 'Formula',
}

const kinds: Record<NotebookFilter['kind'], string> = {
  any: 'All kinds',
  highlight: 'Highlights',
  image: 'Images',
  table: 'Tables',
  code: 'Code',
  formula: 'Formulas',
  'article-note': 'Notes on articles',
  'free-note': 'Standalone notes',
}

const places: Record<NotebookFilter['place'], string> = {
  any: 'Wherever they stand',
  unsure: 'To be confirmed',
  orphan: 'Not in the text any more',
}

const groups: Record<NotebookGroup, string> = {
  none: 'Not grouped',
  article: 'By article',
  tag: 'By tag',
  date: 'By month',
}

const sorts: Record<NotebookSort, string> = {
  newest: 'Newest first',
  oldest: 'Oldest first',
  article: 'By title',
}

export const notebookMessages = {
  name: 'The notebook',
  title: 'Notebook',
  list: 'Highlights and notes',
  counts: (shown: number, all: number) =>
    shown === all
      ? count(all, 'highlight or note', 'highlights and notes')
      : `${count(shown, 'match', 'matches')} in ${count(all, 'highlight or note', 'highlights and notes')}`,
  sidebarCount: (number: number) => count(number, 'highlight or note', 'highlights and notes'),
  selected: (number: number) => `${count(number, 'entry', 'entries')} selected`,
  filling: (share: number) => `Gathering your highlights and notes: ${formatPercent(share)}`,
  search: { label: 'Search quotes and notes', clear: 'Clear the search' },
  group: { label: 'Group', button: (name: string) => `Group: ${name}`, names: groups },
  sort: { label: 'Sort by', button: (name: string) => `Sort by: ${name}`, names: sorts },
  groupName: {
    noArticle: 'Standalone notes',
    untagged: 'Without a tag',
    entries: (number: number) => count(number, 'entry', 'entries'),
  },
  filters: {
    label: 'Filter the notebook',
    colors: 'Colours',
    color: (name: string) => `Only ${name}`,
    kind: 'Kind',
    kinds,
    place: 'Place',
    places,
    tag: 'Tag',
    anyTag: 'Any tag',
    article: 'Article',
    anyArticle: 'Any article',
    collection: 'Collection',
    anyCollection: 'Any collection',
    find: 'Find in the list',
    nothingFound: 'Nothing is called that',
    withNote: 'With a note',
    dates: 'Dates',
    from: 'From',
    to: 'To',
    anyDate: 'Any date',
    since: (day: string) => `From ${day}`,
    until: (day: string) => `Until ${day}`,
    between: (from: string, to: string) => `${from} to ${to}`,
    chosen: (filter: string, value: string) => `${filter}: ${value}`,
    clear: 'Clear the filters',
  },
  row: {
    elements,
    articleNote: 'Note on the article',
    freeNote: 'Note',
    underline: (color: string) => `${color}, underlined`,
    unsure: 'To be confirmed',
    orphan: 'Not in the text any more',
    more: 'More',
    less: 'Less',
    open: 'Open in the article',
    color: 'Colour',
    note: 'Add a note',
    editNote: 'Edit the note',
    deleteNote: 'Delete the note',
    tag: 'Tag',
    copy: 'Copy as Markdown',
    delete: 'Delete',
    actions: 'What to do with it',
  },
  bar: {
    label: 'Actions for what is selected',
    color: 'Colour',
    tag: 'Tag…',
    copy: 'Copy',
    export: 'Export…',
    delete: 'Delete',
    clear: 'Clear the selection',
  },
  export: {
    button: 'Export',
    label: 'Export as Markdown',
    oneFile: (number: number) => `One file with ${count(number, 'entry', 'entries')}…`,
    folder: (number: number) => `A folder with all notes on ${count(number, 'article', 'articles')}…`,
    copy: (number: number) => `Copy ${count(number, 'entry', 'entries')}`,
    fileName: 'Notebook.md',
  },
  newNote: 'New note',
  composer: 'A new note',
  tagging: {
    label: (number: number) => `Tags of ${count(number, 'highlight', 'highlights')}`,
    field: 'Tags',
    done: 'Done',
  },
  said: {
    colored: (number: number, color: string) =>
      `${count(number, 'highlight is', 'highlights are')} ${color} now`,
    tagged: (number: number, tag: string) => `Tagged ${count(number, 'highlight', 'highlights')} with ${tag}`,
    untagged: (number: number, tag: string) => `Took ${tag} off ${count(number, 'highlight', 'highlights')}`,
    deleted: (number: number) => `Deleted ${count(number, 'entry', 'entries')}`,
    noteDeleted: 'Note deleted',
    copied: (number: number) => `Copied ${count(number, 'entry', 'entries')}`,
    onlyHighlights: 'Only highlights have a colour and tags',
    nothingToOpen: 'This note stands for itself: there is no article to open',
  },
  empty: {
    title: 'Nothing here yet',
    hint: (key: string) =>
      `Highlights and notes you make while reading gather here. Open an article, select a passage and ${key === '' ? 'mark it' : `press ${key}`}, or write a standalone note.`,
    toLibrary: 'Go to the library',
    filteredTitle: 'Nothing fits',
    filteredHint: 'No highlight or note fits all of the filters.',
  },
} as const
