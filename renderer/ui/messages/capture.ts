import type { CaptureErrorKind, CaptureJob } from '../../../shared/article/capture-job.ts'
import type { BridgeErrorKind } from '../../../shared/bridge.ts'
import { formatNumber } from '../format.ts'
import { batchMessages } from './batch.ts'
import { count } from './count.ts'
import { mediaMessages } from './media.ts'

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
    next: 'It may want a login: sign in to it, and save the page from there.',
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
    reason: 'Offprint cannot read this kind of file.',
    next: 'It reads web pages (HTML, MHTML, SingleFile), books (EPUB), Markdown and text.',
  },
  'is-pdf': {
    reason: 'This is a PDF, which Offprint cannot read.',
    next: 'Look for the article as a web page and save that; many sites that give a PDF have both.',
  },
  'is-media': {
    reason: 'This is a picture, a sound or a film, and no article.',
    next: 'Save the page that shows it.',
  },
  'is-document': {
    reason: 'This is a document of a word processor or an office program, which Offprint cannot read.',
    next: 'Open it there, save it as a web page (HTML) or as text, and save that file here.',
  },
  'is-archive': {
    reason: 'This is an archive of other files.',
    next: 'Unpack it, and drop the files or the folder that come out of it.',
  },
  'is-mail': {
    reason: 'This is an e-mail, which Offprint cannot read.',
    next: 'Open it in your mail program, copy its text and paste it here.',
  },
  protected: {
    reason: 'This book is locked by its shop (DRM), so that only the shop’s own program can read it.',
    next: 'Get it without a lock, if the shop has it so.',
  },
  damaged: {
    reason: 'The file is damaged or was cut short.',
    next: 'Download or save it again, and see that it opens elsewhere.',
  },
  undecodable: {
    reason: 'The text of this page could not be made out: its encoding is broken.',
    next: 'Save it from your browser as UTF-8 and open the file here.',
  },
  'no-article': {
    reason: 'There is no article on this page.',
    next: 'It may be a list of links, or a text for those who are signed in.',
  },
  empty: { reason: 'There was nothing in it.', next: 'Check the file or what you copied.' },
  'not-media': { reason: 'This is no film and no recording.', next: 'Check the address.' },
  'is-stream': { reason: 'This is a stream that cannot be saved.', next: 'Open it in your browser.' },
  'disk-full': { reason: 'The disk is full.', next: 'Free some space, then try again.' },
  crashed: {
    reason: 'Saving broke down twice over this, so it was set aside. Everything else goes on.',
    next: 'Try again, or save the page in another way: as a file from your browser, or by copying its text.',
  },
  unexpected: { reason: 'Something went wrong while saving.', next: 'Try again.' },
}

/** Why a file could not be read. */
const unread: Partial<Record<BridgeErrorKind, string>> = {
  'too-large': 'It is larger than Offprint can take.',
  'not-found': 'It is not there any more.',
  'no-permission': 'You are not allowed to read it.',
}

const stages: Record<CaptureJob['stage'], string> = {
  waiting: 'Waiting',
  fetching: 'Fetching the page',
  pages: 'Fetching further pages',
  rendering: 'Opening the page in a hidden window',
  extracting: 'Finding the article',
  images: 'Fetching images',
  media: 'Downloading',
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
      explanation: 'Links, web pages with their folders, books (EPUB), Markdown and text files',
      unreadable: 'That could not be read.',
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
      unreadReason: (kind: BridgeErrorKind) => unread[kind] ?? 'It could not be read.',
      unread: (name: string, kind: BridgeErrorKind) => `${name}: ${unread[kind] ?? 'It could not be read.'}`,
      andMore: (number: number) => `${count(number, 'other file', 'other files')} could not be taken either.`,
      nothing: 'There was nothing in it to save',
    },
    batch: batchMessages,
    line: {
      /** @param line what is seen of the line */
      name: (line: string) => `${line}. Show the queue`,
      idle: 'Everything is saved',
      working: (number: number) => `Saving ${count(number, 'article', 'articles')}`,
      /** Where all that is worked are films and recordings. */
      downloading: (number: number) => `Downloading ${count(number, 'file', 'files')}`,
      paused: (number: number) => `Paused, ${formatNumber(number)} waiting`,
      failed: (number: number) => `${formatNumber(number)} could not be saved`,
      undecided: (number: number) =>
        number === 1
          ? '1 page may lack its article'
          : `${formatNumber(number)} pages may lack their articles`,
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
      rendered: 'Open as rendered page',
      renderedLabel: (label: string) => `Open as rendered page: ${label}`,
      open: 'Open',
      openLabel: (label: string) => `Open: ${label}`,
      progress: (label: string) => `Progress of ${label}`,
      details: 'Details',
      stage: (job: Pick<CaptureJob, 'stage' | 'done' | 'total'>): string =>
        job.stage === 'images' && job.total > 0
          ? `Fetching images, ${formatNumber(job.done)} of ${formatNumber(job.total)}`
          : job.stage === 'media' && job.done > 0
            ? mediaMessages.downloading(job.done, job.total)
            : job.stage === 'pages' && job.done > 0
              ? `Fetching page ${formatNumber(job.done + 1)} of the article`
              : stages[job.stage],
      waiting: 'Waiting',
      cancelled: 'Cancelled',
      saved: 'Saved',
      downloaded: 'Downloaded',
      updated: 'A newer text was saved as a new version',
      thinner:
        'Much of the text is missing there now, so you keep reading the copy you had. The new one is in its versions.',
      unchanged: 'You already have this text',
      thin: 'It is very short.',
      thinNext: 'The article may be only for those who have signed in, or need a browser.',
      asked: (address: string) => `Asked for: ${address}`,
      keep: 'Keep as it is',
      keepLabel: (label: string) => `Keep as it is: ${label}`,
      cutAfter: (pages: number) =>
        `It goes on after page ${formatNumber(pages)}, but the rest could not be fetched`,
      repairedOf: (stored: number, wanted: number) =>
        stored === 0
          ? 'None of the missing images could be had'
          : `${formatNumber(stored)} of ${count(wanted, 'missing image', 'missing images')} downloaded`,
      missing: (missing: number) => `${count(missing, 'image is', 'images are')} missing`,
    },
  },
}
