import type { Location } from '../../../shared/article/article.ts'
import type { CollectionIcon } from '../../../shared/library/collection.ts'
import type { DemandsFailure } from '../../../shared/query/query-demands.ts'
import { count } from './count.ts'

/** What steps of undo on collections were; the others stand in `actions.ts`. */
export const collectionSteps = {
  'move-collection': 'move a collection',
  'add-to-list': 'add to a list',
  'remove-from-list': 'remove from a list',
  'order-list': 'change the order of a list',
  'fit-articles': 'add to a collection',
} as const

const articles = (number: number) => count(number, 'article', 'articles')

const icons: Record<CollectionIcon, string> = {
  book: 'Book',
  bookmark: 'Bookmark',
  newspaper: 'Newspaper',
  quote: 'Quotation',
  pen: 'Pen',
  lightbulb: 'Idea',
  flag: 'Flag',
  heart: 'Heart',
  calendar: 'Calendar',
  hourglass: 'Hourglass',
  briefcase: 'Work',
  users: 'People',
  globe: 'World',
  map: 'Map',
  landmark: 'State',
  scale: 'Law',
  coins: 'Money',
  microscope: 'Microscope',
  atom: 'Science',
  code: 'Code',
  leaf: 'Nature',
  palette: 'Art',
  music: 'Music',
  house: 'House',
}

/** Why nothing can be dropped on a collection. */
const refused: Record<DemandsFailure['kind'], string> = {
  broken: 'Its query cannot be read.',
  everything: 'It holds every article already.',
  trash: 'It looks into the Trash. Move articles there to see them in it.',
  either: 'It asks for one of several things, and only you know which. Tag the articles instead.',
  words: 'It finds articles by their words, which adding cannot change. A list takes any article.',
  places: 'It asks for two places at once, and an article is in one.',
  nothing: 'It asks for nothing that could be given to an article. A list takes any article.',
}

const places: Record<Location, string> = { inbox: 'the Inbox', later: 'Later', archive: 'the archive' }

/** What was given to articles, in words: `tagged politics/asia, made a favourite`. */
function given(what: { tags: readonly string[]; favorite: boolean; location: Location | null }): string {
  return [
    what.tags.length > 0 ? `tagged ${what.tags.join(', ')}` : '',
    what.favorite ? 'made a favourite' : '',
    what.location ? `moved to ${places[what.location]}` : '',
  ]
    .filter((part) => part !== '')
    .join(', ')
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

export const collectionMessages = {
  add: 'New collection',
  addList: 'New list',
  empty: {
    collection: 'A collection is a saved search: it gathers what fits it, by itself.',
    list: 'A list holds what you put into it, in your order.',
  },
  emptyList: {
    title: 'This list is empty',
    hint: 'Drop articles on it, or choose “Add to collection or list…” in an article’s menu.',
  },
  /** For the list that is loading its sort, and the menu of sorts. */
  ownOrder: { name: 'In my order', short: 'My order' },
  menu: (name: string) => `The collection ${name}`,
  menuList: (name: string) => `The list ${name}`,
  edit: 'Edit…',
  addWithin: 'New collection in it…',
  addListWithin: 'New list in it…',
  up: 'Move up',
  down: 'Move down',
  into: 'Move into',
  top: 'Top level',
  delete: 'Delete the collection',
  deleteList: 'Delete the list',
  icons: { '': 'The usual one', ...icons },
  colors: {
    '': 'No colour',
    amber: 'Amber',
    rose: 'Rose',
    sage: 'Sage',
    sky: 'Sky',
    violet: 'Violet',
  },
  form: {
    newTitle: 'New collection',
    newListTitle: 'New list',
    editTitle: 'Edit the collection',
    editListTitle: 'Edit the list',
    name: 'Name',
    namePlaceholder: 'Corridor finance',
    listNamePlaceholder: 'Seminar, week 3',
    query: 'Query',
    queryPlaceholder: 'tag:politics -tag:read',
    queryHint: 'tag:x means x and everything below it. A minus before a part leaves those out.',
    noName: 'Give it a name.',
    found: (number: number) => `Finds ${articles(number)}`,
    foundAll: (number: number) => `Without a query it holds all ${articles(number)}`,
    parent: 'Inside',
    icon: (name: string) => `Icon: ${name}`,
    color: 'Colour',
    save: 'Save',
    cancel: 'Cancel',
  },
  refused: (name: string, why: DemandsFailure['kind']) => `Nothing is added to ${name}. ${refused[why]}`,
  why: (why: DemandsFailure['kind']) => refused[why],
  picker: {
    title: (number: number) => `Add ${articles(number)} to a collection or list`,
    find: 'Find a collection or list',
    known: 'Collections and lists',
    nothing: 'No collection or list is called so.',
    none: 'There is none yet. Type a name to make a list.',
    list: (number: number | undefined) => (number === undefined ? 'List' : `List · ${articles(number)}`),
    gives: (what: Parameters<typeof given>[0]) => `Articles are ${given(what)}`,
    newList: (name: string) => `New list “${name}”`,
    close: 'Close',
    inArticle: 'Add to collection or list…',
    remove: 'Remove from this list',
  },
  order: {
    row: (position: number, total: number) => `Now ${position} of ${total}`,
    atEnd: 'It cannot go further',
    sorted: 'To put articles in order, sort the list by “In my order”.',
    filtered: 'To put articles in order, clear the search first.',
  },
  said: {
    added: (name: string) => `Saved the collection ${name}`,
    addedList: (name: string) => `Saved the list ${name}`,
    edited: (name: string) => `Changed ${name}`,
    deleted: (name: string) => `Deleted the collection ${name}`,
    deletedList: (name: string) => `Deleted the list ${name}. Its articles stay in the library.`,
    moved: (name: string, parent: string) =>
      parent === '' ? `Moved ${name}` : `Moved ${name} into ${parent}`,
    cannotMove: (name: string) => `${name} cannot go there`,
    listed: (number: number, name: string) =>
      number === 0 ? `Already in ${name}` : `Added ${articles(number)} to ${name}`,
    removed: (number: number, name: string) => `Removed ${articles(number)} from ${name}`,
    ordered: 'Changed the order',
    inTrash: 'What is in the Trash has to be brought back first.',
    /** @param misfits how many still are not in the collection, and what of its query they do not meet */
    fitted: (
      number: number,
      name: string,
      what: Parameters<typeof given>[0],
      misfits: { number: number; conditions: string },
    ) =>
      [
        capital(given(what)),
        misfits.number === 0
          ? ''
          : number === 1
            ? `, but it still does not fit ${name}: ${misfits.conditions}`
            : `, but ${misfits.number} of ${articles(number)} still do not fit ${name}: ${misfits.conditions}`,
      ].join(''),
    fits: (number: number, name: string) =>
      number === 1 ? `It is in ${name} already` : `All ${articles(number)} are in ${name} already`,
  },
} as const
