import type { TagMoveError } from '../../../shared/library/move-tags.ts'
import { formatNumber, formatPercent } from '../format.ts'
import { count } from './count.ts'

const articles = (number: number) => count(number, 'article', 'articles')
const highlights = (number: number) => count(number, 'highlight', 'highlights')

/** `3 articles and 2 highlights`, without what there is none of. */
const carriers = (articleCount: number, highlightCount: number) =>
  highlightCount === 0
    ? articles(articleCount)
    : articleCount === 0
      ? highlights(highlightCount)
      : `${articles(articleCount)} and ${highlights(highlightCount)}`

const moveProblems: Record<TagMoveError['kind'], string> = {
  'not-found': 'That tag is not in the library any more.',
  'within-itself': 'A tag cannot stand below itself.',
  'too-long': 'A tag below it would become too long or too deep.',
}

/** Names that are listed before the rest is only counted. */
const LISTED = 4

const listed = (names: readonly string[]) =>
  names.length <= LISTED
    ? names.join(', ')
    : `${names.slice(0, LISTED).join(', ')} and ${formatNumber(names.length - LISTED)} more`

/** What can be done to tags as a whole, and the rules that give them. */
export const tagMessages = {
  move: {
    item: 'Move to…',
    title: (path: string) => `Move the tag ${path}`,
    parent: 'Under which tag',
    placeholder: 'The top level',
    hint: 'Leave it empty for the top level.',
    confirm: 'Move',
    done: (path: string) => `Moved to ${path}`,
  },
  merge: {
    item: 'Merge into…',
    title: (path: string) => `Merge the tag ${path} into another`,
    others: 'Merge these as well',
    othersPlaceholder: 'More tags, if any',
    into: 'Into',
    intoPlaceholder: 'The tag that stays',
    confirm: 'Merge',
    done: (path: string) => `Merged into ${path}`,
  },
  split: {
    item: 'Split…',
    title: (path: string) => `Split the tag ${path}`,
    query: 'Articles that answer',
    queryPlaceholder: 'site:arxiv.org',
    queryHint: 'A query, as in the search. Only articles that have the tag itself; highlights keep theirs.',
    into: 'Get this tag instead',
    found: (found: number, total: number) =>
      `${formatNumber(found)} of ${articles(total)} would get the other tag:`,
    none: (total: number) => `None of ${articles(total)} answers that.`,
    ask: (total: number) => `${articles(total)} with this tag. Say which of them get another.`,
    more: (number: number) => `and ${formatNumber(number)} more`,
    same: 'That is the tag they have.',
    confirm: 'Split',
    done: (number: number, path: string) => `Gave ${articles(number)} the tag ${path} instead`,
  },
  preview: {
    label: 'What changes',
    carriers: (articleCount: number, highlightCount: number) =>
      `Changes the tag on ${carriers(articleCount, highlightCount)}.`,
    below: (paths: readonly string[]) => `With it go ${listed(paths)}.`,
    merged: (pairs: readonly { from: string; to: string }[]) =>
      `Becomes one with a tag that is there: ${listed(pairs.map(({ from, to }) => `${from} → ${to}`))}.`,
    collections: (names: readonly string[]) =>
      `${names.length === 1 ? 'A collection asks' : `${formatNumber(names.length)} collections ask`} for it under the new name: ${listed(names)}.`,
    rules: (number: number) => `${count(number, 'tag rule is', 'tag rules are')} written anew.`,
    nothing: 'Nothing changes yet.',
    problems: moveProblems,
  },
  deleted: (path: string, articleCount: number, highlightCount: number) =>
    articleCount + highlightCount === 0
      ? `Deleted the tag ${path}`
      : `Deleted the tag ${path}, which ${carriers(articleCount, highlightCount)} had`,
  deleteDetails: (articleCount: number, highlightCount: number) =>
    articleCount + highlightCount === 0 ? '' : `${carriers(articleCount, highlightCount)} will lose it`,
  working: 'Changing tags… This can be closed; it goes on.',
  cancel: 'Cancel',
  rules: {
    title: 'Tag rules',
    explanation:
      'What is saved for the first time and answers the query gets the tags, in the same step. A page that is saved again is left as it is. The order of rules does not matter.',
    none: 'No rules yet.',
    list: 'Tag rules',
    add: 'New rule',
    addTitle: 'New tag rule',
    editTitle: 'Edit the tag rule',
    query: 'Articles that answer',
    queryPlaceholder: 'site:arxiv.org',
    queryHint:
      'site:, title:, author:, lang:, words:, published:, has:images, tag: (given while saving) and words of the text. What comes after saving cannot be asked for: places (in:), reading (is:finished, progress:), favourites, highlights and notes.',
    tags: 'Get these tags',
    noTags: 'Give it a tag.',
    save: 'Save',
    finds: (number: number) => `Finds ${articles(number)} now`,
    count: (number: number) => articles(number),
    counting: 'Counting…',
    isOn: (query: string) => `On: ${query}`,
    gives: 'gives',
    edit: 'Edit',
    editLabel: (query: string) => `Edit: ${query}`,
    delete: 'Delete',
    deleteLabel: (query: string) => `Delete: ${query}`,
    broken: 'This rule does nothing:',
    said: {
      added: 'Added a tag rule',
      edited: 'Changed a tag rule',
      deleted: 'Deleted a tag rule',
      on: 'The rule is on',
      off: 'The rule is off',
      applied: (number: number) => `Tagged ${articles(number)}`,
    },
    apply: {
      button: 'Apply to all articles…',
      title: 'Apply the tag rules',
      looking: 'Looking through the articles…',
      nothing: 'Every article has the tags that the rules give.',
      summary: (number: number) => `${articles(number)} would get tags:`,
      tag: (path: string, number: number) => `${path}: ${articles(number)}`,
      example: (titles: readonly string[]) => `Among them: ${titles.join(' · ')}`,
      confirm: 'Apply',
      close: 'Close',
      progress: 'Tagging',
      done: (share: number) => formatPercent(share),
    },
  },
} as const
