import type { ExtractionCounts, ExtractionErrorKind } from '../../../shared/article/extraction-job.ts'
import { formatNumber } from '../format.ts'
import { count } from './count.ts'

/** Why an article could not be made again, in plain words, and what can be done about it. */
const failure: Record<ExtractionErrorKind, { readonly reason: string; readonly next: string }> = {
  'not-found': { reason: 'It is in the Trash or gone.', next: 'Bring it back first.' },
  damaged: {
    reason: 'The page that was kept of it is damaged.',
    next: 'The saved text is as it was. Fetch the article again to keep a sound copy.',
  },
  undecodable: {
    reason: 'The text of the page that was kept could not be made out.',
    next: 'The saved text is as it was.',
  },
  'unsupported-type': {
    reason: 'What was kept of it is of a kind that Offprint cannot read.',
    next: 'The saved text is as it was.',
  },
  'no-article': {
    reason: 'No article was found on the page that was kept.',
    next: 'The saved text is as it was.',
  },
  empty: { reason: 'The page that was kept is empty.', next: 'The saved text is as it was.' },
  crashed: {
    reason: 'Offprint stopped twice while working on it, so it was set aside.',
    next: 'The saved text is as it was.',
  },
  unexpected: {
    reason: 'Something went wrong while working on it.',
    next: 'The saved text is as it was. Try again.',
  },
}

const articles = (number: number) => count(number, 'article', 'articles')

export const extractionMessages = {
  failure,
  again: 'Extract again',
  said: (number: number) =>
    number === 1
      ? 'Extracting the article again from the page that was kept'
      : `Extracting ${articles(number)} again from the pages that were kept`,
  saidAll: 'Extracting the articles again from the pages that were kept',
  line: {
    working: ({ done, total }: ExtractionCounts) =>
      total > 0 ? `Extracting again, ${formatNumber(done)} of ${formatNumber(total)}` : 'Extracting again',
    paused: ({ done, total }: ExtractionCounts) =>
      `Extracting paused, ${formatNumber(done)} of ${formatNumber(total)}`,
    look: (number: number) =>
      number === 1 ? '1 article has highlights to look at' : `${articles(number)} have highlights to look at`,
  },
  item: {
    all: 'Extract all articles again',
    older: 'Extract older articles again',
    some: (number: number) => `Extract ${articles(number)} again`,
    several: 'Extract articles again',
    one: (title: string) => `Extract again: ${title}`,
    waiting: 'Waiting',
    waitingForSaves: 'Waiting until everything is saved',
    counting: 'Counting the articles',
    progress: ({ done, total }: ExtractionCounts) => `${formatNumber(done)} of ${articles(total)}`,
    paused: 'Paused',
    cancelled: 'Cancelled',
    done: 'Done',
    nothing: 'There was nothing to extract again',
    progressLabel: (name: string) => `Progress of: ${name}`,
    pause: 'Pause',
    pauseLabel: (name: string) => `Pause: ${name}`,
    resume: 'Resume',
    resumeLabel: (name: string) => `Resume: ${name}`,
    cancel: 'Cancel',
    cancelLabel: (name: string) => `Cancel: ${name}`,
    dismiss: 'Dismiss',
    dismissLabel: (name: string) => `Dismiss: ${name}`,
    retry: (number: number) => `Try ${formatNumber(number)} again`,
  },
  outcome: {
    many: (summary: string) => `Extracted again: ${summary}`,
    updated: 'A new version was made of the article. The old one stays among its versions.',
    unchanged: 'Extracting the article again gave the same text.',
    failed: 'The article could not be extracted again. It is as it was; the queue says why.',
    withoutSource: 'The page that the article came from was not kept, so it cannot be extracted again.',
  },
  report: {
    updated: (number: number) => `${formatNumber(number)} updated`,
    unchanged: (number: number) => `${formatNumber(number)} unchanged`,
    failed: (number: number) => `${formatNumber(number)} could not be read`,
    withoutSource: (number: number) => `${formatNumber(number)} without the page they came from`,
    look: (number: number) =>
      number === 1 ? '1 article has highlights to look at' : `${articles(number)} have highlights to look at`,
    lookHint:
      'Each has a new version. It stays on the old one until you have confirmed the places of its highlights, or chosen the new one where much of the text is missing in it.',
    failedTitle: (number: number) => `${articles(number)} could not be read`,
    openLabel: (title: string) => `Open: ${title}`,
    more: (number: number) => `and ${formatNumber(number)} more`,
    gone: 'An article that is gone',
  },
  settings: {
    title: 'Extract again',
    explanation:
      'Offprint keeps the page that each article came from. When it gets better at finding the article on a page, it can do so again, without the network. A changed text becomes a new version; the old one stays.',
    counting: 'Counting the articles…',
    older: (number: number) =>
      number === 1
        ? '1 article was made by an older extractor.'
        : `${articles(number)} were made by an older extractor.`,
    none: 'Every article was made by the present extractor.',
    extractOlder: (number: number) => `Extract ${articles(number)} again`,
    extractAll: 'Extract all articles again',
    underWay: 'It is under way; the line at the foot of the sidebar shows how far it is.',
  },
}
