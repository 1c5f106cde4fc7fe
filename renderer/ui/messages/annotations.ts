import type { HighlightStyle, MarkedElementKind } from '../../../shared/annotation/highlight.ts'
import type { HighlightColor } from '../../../shared/annotation/highlight-colors.ts'
import { formatMoment, formatNumber } from '../format.ts'
import { count } from './count.ts'

const colors: Record<HighlightColor, string> = {
  amber: 'Amber',
  rose: 'Rose',
  sage: 'Sage',
  sky: 'Sky',
  violet: 'Violet',
}

/** A mark as a person would call it: `Amber highlight`, `Claim underline`. @param color its name, as `useColorNames` gives it */
const kind = (color: string, style: HighlightStyle) =>
  `${color} ${style === 'underline' ? 'underline' : 'highlight'}`

const elements: Record<MarkedElementKind, string> = {
  image: 'Image',
  table: 'Table',
  code: 'Code',
  formula: 'Formula',
}

/** Of words that are only told so much is told. */
const TOLD_CHARACTERS = 80

const told = (words: string) =>
  words.length > TOLD_CHARACTERS ? `${words.slice(0, TOLD_CHARACTERS).trimEnd()}…` : words

export const annotationMessages = {
  colors,
  kind,
  toolbar: {
    label: 'Mark this passage',
    underline: 'Underline',
    note: 'Add a note',
    tag: 'Tag',
    copy: 'Copy with citation',
    highlight: 'Highlight',
    /** @param color its name */
    color: (color: string, key: string) =>
      `${color} (${key === '' ? '' : `${key}; `}with Shift an underline; right-click to name it)`,
  },
  margin: {
    label: 'Highlights and notes',
    list: 'Highlights and notes, in the order of the text',
    close: 'Close',
    empty: 'Select a passage to highlight it or write a note on it.',
    articleNotes: 'Notes on the article',
    addArticleNote: 'Note on the article',
    orphans: 'Passages that this version no longer has',
    orphansHint: 'Their words and notes are kept.',
  },
  card: {
    name: (mark: {
      color: string
      style: HighlightStyle
      quote: string
      heading: string
      note: string
      isOrphan: boolean
      isToConfirm?: boolean
    }) =>
      [
        `${kind(mark.color, mark.style)}: “${mark.quote}”`,
        mark.heading ? `under ${mark.heading}` : '',
        mark.note ? `note: ${mark.note}` : '',
        mark.isOrphan ? 'not in this version' : '',
        mark.isToConfirm ? 'may have moved' : '',
      ]
        .filter(Boolean)
        .join(', '),
    goTo: 'Go to passage',
    underline: 'Underline',
    note: 'Add a note',
    anotherNote: 'Add another note',
    editNote: 'Edit the note',
    tags: 'Tags',
    tagsOf: (quote: string) => `Tags of “${quote}”`,
    copy: 'Copy with citation',
    delete: 'Delete the highlight',
    actions: 'What to do with it',
    underlineMeta: 'underline',
    edited: (time: number) => `edited ${formatMoment(time)}`,
  },
  chooser: {
    label: (number: number) => `${formatNumber(number)} highlights here`,
  },
  popover: { label: 'Highlight' },
  note: {
    field: 'Note, in Markdown',
    placeholder: 'Write a note',
    articlePlaceholder: 'Write a note on the article',
    delete: 'Delete the note',
    done: 'Done',
    notSaved: (reason: string) => `Not saved yet: ${reason}`,
    again: 'Try again',
    changedElsewhere: 'You emptied this note while it was changed in another window.',
    keepApart: 'Keep what was written there',
    keptApart: 'The note was changed in another window, so what you typed is kept as another note.',
    keptOn: {
      article: 'The highlight is not there any more, so your note is kept as a note on the article.',
      nothing: 'The article is not in the library any more. Your note is kept, and is in every backup.',
    },
    leftUnsaved: (reason: string) => `Your note is not saved yet, and will be tried again: ${reason}`,
    savedAtLast: 'Your note is saved now',
    freePlaceholder: 'Write a note of its own',
    preview: 'Preview',
    nothingYet: 'Nothing written yet.',
    hint: 'Type [[ to link',
    task: { done: 'Done', open: 'To do' },
    more: 'More',
    less: 'Less',
  },
  links: {
    list: 'What to link to',
    found: (number: number) => `${count(number, 'link', 'links')} to choose from`,
    none: 'Nothing found to link to.',
    loading: 'Looking through the library…',
    article: 'Article',
    highlight: 'Highlight',
    state: {
      trash: '(in the Trash)',
      lost: '(this highlight was deleted)',
      gone: '(not in the library any more)',
    },
    hover: (title: string, words: string) => [title, words].filter(Boolean).join('\n'),
    linkedFrom: (number: number) => `Linked from ${count(number, 'note', 'notes')}`,
    onHighlight: (quote: string, title: string) => `on “${quote}” in ${title}`,
    onArticle: (title: string) => `on ${title}`,
    free: 'in the notebook',
    emptyNote: 'An empty note',
  },
  said: {
    made: (color: string, style: HighlightStyle) => `${kind(color, style)} made`,
    colored: (color: string, style: HighlightStyle) => `Changed to ${kind(color, style)}`,
    deleted: 'Highlight deleted',
    noteDeleted: 'Note deleted',
    tagged: (path: string) => `Tagged ${path}`,
    untagged: (path: string) => `Took off the tag ${path}`,
    copied: 'Quote and citation copied',
    at: (index: number, total: number) =>
      `${formatNumber(index)} of ${count(total, 'highlight', 'highlights')}`,
    none: 'No highlights yet',
    noSelection: 'Select a passage first, or press J to step through sentences',
    noSentence: 'There is no sentence here',
    off: 'Marking is switched off for this text',
    longer: (words: string) => `Longer by “${told(words)}”`,
    shorter: (words: string) => `Shorter by “${told(words)}”`,
    resized: 'Changed where the highlight begins or ends',
    noFurther: 'This end goes no further',
    shortest: 'It cannot be shorter',
    wholeElement: 'This is marked as a whole',
    element: (name: string, key: string) => (key === '' ? name : `${name}. Press ${key} to mark it.`),
    alone: 'No other highlight is here',
    dragging: 'Escape leaves it as it was, Alt goes letter by letter',
  },
  element: {
    kinds: elements,
    /** What was marked, where it is no text. */
    name: (kind: MarkedElementKind, label: string) =>
      label ? `${elements[kind]}: ${label}` : elements[kind],
    mark: {
      image: 'Mark this image',
      table: 'Mark this table',
      code: 'Mark this code',
      formula: 'Mark this formula',
    } satisfies Record<MarkedElementKind, string>,
  },
  ends: {
    start: 'Move where the highlight begins',
    end: 'Move where the highlight ends',
  },
  colorName: {
    title: 'Name this colour',
    field: (color: HighlightColor) => `Name of ${colors[color].toLocaleLowerCase()}`,
    hint: 'For example claim, evidence or doubt. Empty: its own name.',
    done: 'Done',
    named: (name: string) => `The colour is called ${name} now`,
  },
}
