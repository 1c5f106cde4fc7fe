import type { CaptureErrorKind, CaptureJob } from '../../../shared/article/capture-job.ts'
import { formatNumber } from '../format.ts'
import { count } from './count.ts'

/** Why a save failed, in plain words, and what can be done about it. */
const failure: Record<CaptureErrorKind, { readonly reason: string; readonly next: string }> = {
  'bad-address': {
    reason: 'This is not an address that Offprint can fetch.',
    next: 'Check it: it begins with http:// or https://.',
  },
  'private-address': {
    reason: 'This address leads to your own computer or network.',
    next: 'Fetch it if you know it and trust it.',
  },
  offline: { reason: 'The site could not be reached.', next: 'Check the connection, then try again.' },
  'not-found': { reason: 'The site says that there is no such page.', next: 'Check the address.' },
  refused: {
    reason: 'The site refused to give the page.',
    next: 'It may want a login: save the page from your browser and open the file here.',
  },
  'server-error': { reason: 'The site itself has a fault just now.', next: 'Try again later.' },
  tls: {
    reason: 'The connection to the site is not secure: its certificate does not hold.',
    next: 'Try again later, or open the page in your browser to see why.',
  },
  'time-out': { reason: 'The site took too long to answer.', next: 'Try again.' },
  'too-large': {
    reason: 'The page is larger than Offprint fetches.',
    next: 'Save it from your browser without its extras and open the file here.',
  },
  'too-many-redirects': {
    reason: 'The address leads on and on, from page to page.',
    next: 'Open it in your browser and save the address it ends at.',
  },
  'unsupported-type': {
    reason: 'Offprint cannot read this kind of file yet.',
    next: 'It reads web pages, text and Markdown.',
  },
  undecodable: {
    reason: 'The text of this page could not be made out: its encoding is broken.',
    next: 'Save it from your browser as UTF-8 and open the file here.',
  },
  'no-article': {
    reason: 'There is no article on this page.',
    next: 'It may be a list of links, or text that only appears in a browser.',
  },
  empty: { reason: 'There was nothing in it.', next: 'Check the file or what you copied.' },
  'disk-full': { reason: 'The disk is full.', next: 'Free some space, then try again.' },
  crashed: { reason: 'Saving stopped in the middle.', next: 'Try again.' },
  unexpected: { reason: 'Something went wrong while saving.', next: 'Try again.' },
}

const stages: Record<CaptureJob['stage'], string> = {
  waiting: 'Waiting',
  fetching: 'Fetching the page',
  extracting: 'Finding the article',
  images: 'Fetching images',
  storing: 'Storing',
}

export const captureMessages = {
  failure,
  importing: {
    save: 'Save',
    box: {
      label: 'Save an article',
      field: 'Address or text',
      placeholder: 'Paste an address or the text itself',
      description: 'An address is fetched once and kept. Text becomes an article of its own.',
      tags: 'Tags',
      tagsPlaceholder: 'Add a tag',
      save: 'Save',
      files: 'Choose files',
      empty: 'Paste an address or some text first.',
    },
    drop: {
      title: 'Drop to save',
      explanation: 'Links, web pages, Markdown and text files',
      unreadable: 'That could not be read. Folders cannot be saved; drop the files in them.',
    },
    said: {
      addresses: (addresses: readonly string[]) =>
        addresses.length === 1
          ? `Saving ${addresses[0]}`
          : `Saving ${count(addresses.length, 'address', 'addresses')}`,
      text: 'Saving what you pasted',
      files: (number: number) => `Saving ${count(number, 'file', 'files')}`,
      someFailed: (saved: number, all: number, reason: string) =>
        saved === 0
          ? reason
          : `${formatNumber(saved)} of ${count(all, 'address', 'addresses')} saved. ${reason}`,
      tooLarge: (names: readonly string[]) =>
        names.length === 1
          ? `${names[0]} is larger than Offprint can take.`
          : `${count(names.length, 'file is', 'files are')} larger than Offprint can take at once.`,
      nothing: 'There was nothing in it to save',
    },
    line: {
      /** @param line what is seen of the line */
      name: (line: string) => `${line}. Show the queue`,
      idle: 'Everything is saved',
      working: (number: number) => `Saving ${count(number, 'article', 'articles')}`,
      paused: (number: number) => `Paused, ${formatNumber(number)} waiting`,
      failed: (number: number) => `${formatNumber(number)} could not be saved`,
    },
    queue: {
      title: 'Saving',
      close: 'Close the queue',
      empty: 'Nothing is being saved.',
      emptyHint: 'What you save shows its progress here, and its reason if it fails.',
      pause: 'Pause',
      resume: 'Resume',
      clear: 'Clear finished',
      cancel: 'Cancel',
      cancelLabel: (label: string) => `Cancel: ${label}`,
      dismiss: 'Dismiss',
      dismissLabel: (label: string) => `Dismiss: ${label}`,
      retry: 'Try again',
      retryAll: (number: number) => `Try ${formatNumber(number)} again`,
      retryPrivate: 'Fetch it anyway',
      retryLabel: (label: string) => `Try again: ${label}`,
      retryPrivateLabel: (label: string) => `Fetch it anyway: ${label}`,
      open: 'Open',
      openLabel: (label: string) => `Open: ${label}`,
      progress: (label: string) => `Progress of ${label}`,
      details: 'Details',
      stage: (job: Pick<CaptureJob, 'stage' | 'done' | 'total'>): string =>
        job.stage === 'images' && job.total > 0
          ? `Fetching images, ${formatNumber(job.done)} of ${formatNumber(job.total)}`
          : stages[job.stage],
      waiting: 'Waiting',
      cancelled: 'Cancelled',
      saved: 'Saved',
      updated: 'A newer text was saved as a new version',
      thinner:
        'Much of the text is missing there now, so you keep reading the copy you had. The new one is in its versions.',
      unchanged: 'You already have this text',
      repairedOf: (stored: number, wanted: number) =>
        stored === 0
          ? 'None of the missing images could be had'
          : `${formatNumber(stored)} of ${count(wanted, 'missing image', 'missing images')} downloaded`,
      missing: (missing: number) => `${count(missing, 'image is', 'images are')} missing`,
    },
  },
}
