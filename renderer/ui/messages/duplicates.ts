import type { Likeness } from '../../../shared/library/duplicates.ts'
import { formatNumber } from '../format.ts'
import { count } from './count.ts'

const articles = (number: number) => count(number, 'article', 'articles')

const likeness: Record<Likeness, string> = {
  address: 'The same address',
  text: 'The same text',
  nearly: 'Nearly the same text',
}

/** Articles that are in the library more than once. */
export const duplicateMessages = {
  title: 'Duplicates',
  explanation:
    'Offprint looks for articles with the same address, the same text, or nearly the same. Merging keeps the highlights, notes, tags and texts of all of them on one; the others go to the Trash.',
  find: 'Look for duplicates',
  looking: (done: number, total: number) => `Looking at ${formatNumber(done)} of ${articles(total)}`,
  progress: 'Progress of looking for duplicates',
  stop: 'Stop',
  close: 'Close',
  none: 'No article is there more than once.',
  found: (groups: number) => `${count(groups, 'group', 'groups')} of articles that seem to be the same`,
  more: (groups: number) => `and ${count(groups, 'more group', 'more groups')}, shown as these are settled`,
  likeness,
  groupName: (title: string, number: number) => `${articles(number)}: ${title}`,
  which: 'Which is to be kept?',
  keepLabel: (title: string, at: number) => `Keep ${formatNumber(at)}: ${title}`,
  suggested: 'suggested',
  facts: {
    saved: (day: string) => `saved ${day}`,
    words: (number: number) => count(number, 'word', 'words'),
    highlights: (number: number) => count(number, 'highlight', 'highlights'),
    notes: (number: number) => count(number, 'note', 'notes'),
  },
  untitled: 'Untitled',
  merge: 'Merge',
  mergeLabel: (group: string) => `Merge ${group}`,
  apart: 'Not duplicates',
  apartLabel: (group: string) => `Not duplicates: ${group}`,
  mergeAll: (groups: number) => `Merge all of the same address (${formatNumber(groups)})`,
  merged: (number: number) => `Merged ${articles(number)} into one`,
  mergedAll: (groups: number) => `Merged ${count(groups, 'group', 'groups')} of the same address`,
  keptApart: 'These will not be shown as duplicates again',
  comparedAgain: 'These may be duplicates again',
} as const
