import type {
  ImportedAnnotation,
  ImportReason,
  ImportStatus,
  UnreadableFile,
} from '../../actions/annotation-report.ts'
import { bridgeFailure } from './bridge.ts'
import { count } from './count.ts'

const statuses: Readonly<Record<ImportStatus, { readonly name: string; readonly explanation: string }>> = {
  exact: { name: 'In place', explanation: 'The passage stands exactly where it was said to be.' },
  found: {
    name: 'Found',
    explanation: 'The passage was found for sure, though in another place or in other surroundings.',
  },
  moved: { name: 'Please confirm', explanation: 'This may be the passage: have a look whether it is.' },
  orphaned: {
    name: 'Without a place',
    explanation: 'The passage is not in the saved text. The highlight is kept with the article.',
  },
  added: { name: 'Note added', explanation: 'A note that needs no place in the text.' },
  updated: { name: 'Updated', explanation: 'It was here; what was newer in the file was taken over.' },
  unchanged: { name: 'Already here', explanation: 'Nothing was changed.' },
  'article-missing': {
    name: 'Article missing',
    explanation: 'Save the article, then import the file again.',
  },
  skipped: { name: 'Not imported', explanation: 'It could not be read.' },
}

const reasons: Readonly<Record<ImportReason, string>> = {
  'not-an-annotation': 'This is no annotation.',
  'no-target': 'It does not say what it is about.',
  'no-place': 'It does not say in words where its passage is.',
  empty: 'It has neither a passage nor a text.',
  'too-long': 'It is longer than Offprint can take.',
  'page-elsewhere': 'The rest of the collection lies at this address. Download that page and import it too.',
  'answers-nothing': 'It answers an annotation that is neither in the file nor in the library.',
  'refined-by': 'A narrower selection within the passage was left out.',
  'unknown-selector': 'Its place cannot be read, so it was kept as a note on the article.',
  'unknown-body': 'Part of it is neither text nor tag and was left out.',
  'unusable-tag': 'A tag that cannot be one here was left out.',
  'too-many-tags': 'Some of its many tags were left out.',
  'newer-here': 'What is here is newer, so it stays.',
  'in-trash': 'The article is in the Trash. Bring it back, then import the file again.',
  'no-address': 'It names no web address by which the article could be found.',
  gone: 'Its article was deleted meanwhile.',
}

function reason({ status, reasons: given, source }: ImportedAnnotation): string {
  const words = given.map((each) => reasons[each])
  if (status !== 'article-missing') return words.join(' ')
  const isInTrash = given.includes('in-trash')
  const missing = isInTrash ? [] : [`No article has the address ${source}.`]
  return [...missing, ...words].join(' ')
}

function unreadable(kind: UnreadableFile['kind']): string {
  switch (kind) {
    case 'too-large':
      return 'The file is larger than 64 MB. Export fewer annotations at once.'
    case 'too-deep':
      return 'The file is nested deeper than any file of annotations.'
    case 'not-json':
      return 'The file is not JSON, or it is damaged. Export it again.'
    case 'not-annotations':
      return 'The file holds neither W3C Web Annotations nor Hypothesis annotations.'
    default:
      return bridgeFailure(kind)
  }
}

export const annotationImportMessages = {
  import: 'Import annotations…',
  exportAll: 'Export all annotations…',
  export: 'Export annotations (W3C JSON-LD)…',
  reading: 'Reading annotations',
  working: (done: number, total: number) => `Placing annotations: ${done} of ${total}`,
  exporting: (done: number, total: number) => `Collecting annotations: ${done} of ${total}`,
  stop: 'Stop',
  stopped: 'Stopped. Nothing was imported.',
  nothing: 'There are no highlights or notes to export here',
  saved: (name: string, annotations: number) =>
    `${count(annotations, 'annotation', 'annotations')} saved as “${name}”`,
  statuses,
  reason,
  unreadable,
  report: {
    title: (rows: number) =>
      rows === 0 ? 'No annotations were found' : `${count(rows, 'annotation', 'annotations')} read`,
    imported: (brought: number, failed: number) =>
      failed === 0
        ? `${count(brought, 'annotation is', 'annotations are')} in your library.`
        : `${count(brought, 'annotation is', 'annotations are')} in your library, ${failed} ${failed === 1 ? 'is' : 'are'} not.`,
    filter: 'Show',
    all: (rows: number) => `All ${rows}`,
    some: (name: string, rows: number) => `${name} ${rows}`,
    list: 'Annotations of the import',
    open: 'Open',
    openLabel: (title: string) => `Open: ${title}`,
    save: 'Save the article',
    saveLabel: (address: string) => `Save the article ${address}`,
    saving: 'Saving the article. Import the file again when it is here.',
    row: (row: number) => `Row ${row + 1}`,
    wordless: 'Without words',
    copy: 'Copy report',
    copied: 'The report was copied',
    close: 'Close',
    more: (rows: number) => `Show ${count(rows, 'more', 'more')}`,
  },
} as const
