import type { HighlightColor, HighlightStyle } from '../../../shared/annotation/highlight.ts'
import { formatMoment, formatNumber } from '../format.ts'
import { count } from './count.ts'

const colors: Record<HighlightColor, string> = {
  amber: 'Amber',
  rose: 'Rose',
  sage: 'Sage',
  sky: 'Sky',
  violet: 'Violet',
}

/** A mark as a person would call it: `Amber highlight`, `Violet underline`. */
const kind = (color: HighlightColor, style: HighlightStyle) =>
  `${colors[color]} ${style === 'underline' ? 'underline' : 'highlight'}`

export const annotationMessages = {
  colors,
  kind,
  toolbar: {
    label: 'Mark this passage',
    underline: 'Underline',
    note: 'Add a note',
    tag: 'Tag',
    copy: 'Copy with citation',
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
      color: HighlightColor
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
    changedElsewhere: 'Not saved yet: this note was changed in another window.',
    keepApart: 'Keep as another note',
    keptApart: 'The note was changed in another window, so what you typed is kept as another note.',
    keptOn: {
      article: 'The highlight is not there any more, so your note is kept as a note on the article.',
      nothing: 'The article is not in the library any more. Your note is kept, and is in every backup.',
    },
    leftUnsaved: (reason: string) => `Your note is not saved yet, and will be tried again: ${reason}`,
    savedAtLast: 'Your note is saved now',
  },
  said: {
    made: (color: HighlightColor, style: HighlightStyle) => `${kind(color, style)} made`,
    colored: (color: HighlightColor, style: HighlightStyle) =>
      `Now ${kind(color, style).toLocaleLowerCase()}`,
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
  },
}
