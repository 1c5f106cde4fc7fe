import type { CaptureErrorKind } from '../../../shared/article/capture-job.ts'
import type { MediaKind } from '../../../shared/article/media-mark.ts'
import { LARGEST_MEDIA_BYTES } from '../../../shared/largest-file.ts'
import { formatSize } from '../format.ts'

const things: Record<MediaKind, string> = { audio: 'audio', video: 'video' }

const IN_BROWSER = 'Follow its link to open it in your browser.'

export interface FailureWords {
  readonly reason: string
  readonly next: string
}

const TRY_AGAIN: FailureWords = { reason: 'Something went wrong while downloading.', next: 'Try again.' }

/** Why a film or a recording could not be downloaded, and what can be done about it. */
const failures: Partial<Record<CaptureErrorKind, FailureWords>> = {
  'bad-address': { reason: 'This is not an address that Offprint can fetch.', next: IN_BROWSER },
  'private-address': {
    reason: 'The file lies on your own computer or network.',
    next: 'Fetch it if you know it and trust it.',
  },
  offline: { reason: 'The site could not be reached.', next: 'Check the connection, then try again.' },
  'not-found': {
    reason: 'The file is no longer at its address.',
    next: 'Fetch the article again; its page may name another one.',
  },
  refused: {
    reason: 'The site refused to give the file.',
    next: 'It may want a login: sign in to the site, then try again.',
  },
  'server-error': { reason: 'The site broke off, or has a fault just now.', next: 'Try again.' },
  tls: {
    reason: 'The connection to the site is not secure: its certificate does not hold.',
    next: 'Try again later.',
  },
  'time-out': { reason: 'The site took too long.', next: 'Try again.' },
  'too-large': {
    reason: `The file is larger than the ${formatSize(LARGEST_MEDIA_BYTES)} that Offprint keeps.`,
    next: IN_BROWSER,
  },
  'too-many-redirects': { reason: 'The address of the file leads on and on.', next: IN_BROWSER },
  'not-media': {
    reason: 'What came is no film or recording that Offprint can play.',
    next: IN_BROWSER,
  },
  'is-stream': { reason: 'This is a stream that cannot be saved.', next: IN_BROWSER },
  'disk-full': { reason: 'The disk is full.', next: 'Free some space, then try again.' },
  crashed: { reason: 'Downloading was interrupted twice, so it was set aside.', next: 'Try again.' },
}

const sized = (words: string, size: number) => (size > 0 ? `${words} (${formatSize(size)})` : words)

const named = (words: string, label: string) => (label ? `${words}: ${label}` : words)

/** Films and recordings in an article. */
export const mediaMessages = {
  /** @param size in bytes; 0 when nobody knows */
  download: (kind: MediaKind, size: number) => sized(`Download ${things[kind]}`, size),
  waiting: 'Waiting to download',
  downloading: (done: number, total: number) =>
    done === 0
      ? 'Downloading'
      : total > done
        ? `Downloading, ${formatSize(done)} of ${formatSize(total)}`
        : `Downloading, ${formatSize(done)}`,
  progress: (label: string) => named('Download', label),
  cancel: 'Cancel',
  again: 'Try again',
  anyway: 'Fetch it anyway',
  failure: (kind: CaptureErrorKind): FailureWords => failures[kind] ?? TRY_AGAIN,
  player: (kind: MediaKind, label: string) => label || (kind === 'audio' ? 'Audio' : 'Video'),
  loading: 'Opening the file',
  unreadable: 'The file on this computer cannot be read. Remove the download, then try again.',
  unplayable: 'This file cannot be played here. Follow its link to open it in your browser.',
  remove: 'Remove the download',
  removed: 'Download removed',
  /** What a control is called that says only its deed: the words seen, then what it is for. */
  named,
}
