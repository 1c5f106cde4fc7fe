import type { MissingReason } from '../../../shared/article/version.ts'
import type { ReaderSettings } from '../../../shared/settings.ts'
import { formatMinutes, formatMoment, formatNumber, formatPercent } from '../format.ts'
import { count } from './count.ts'
import { compareMessages, versionMessages } from './versions.ts'

const missing: Record<MissingReason, string> = {
  offline: 'the site could not be reached',
  'not-found': 'it is no longer at its address',
  refused: 'the site refused it',
  'too-large': 'it was too large',
  'time-out': 'the site took too long',
  'private-address': 'its address is private',
  'not-an-image': 'what came was no image',
  'too-many': 'the article has too many',
  'not-fetched': 'it is new in this version and was never fetched; fetch the article again to get it',
}

const families: Record<ReaderSettings['family'], string> = {
  literata: 'Literata',
  'source-serif': 'Source Serif',
  atkinson: 'Atkinson Hyperlegible',
  opendyslexic: 'OpenDyslexic',
  inter: 'Inter',
  system: 'System',
}

const themes: Record<ReaderSettings['theme'], string> = {
  system: 'System',
  light: 'Light',
  sepia: 'Sepia',
  dark: 'Dark',
  contrast: 'High contrast',
}

export const readerMessages = {
  name: 'The article',
  article: 'Article',
  gone: {
    title: 'This article is not here any more',
    hint: 'It may have been deleted for good in another window.',
  },
  unfaithful:
    'The text on this page is not exactly the text that was saved, so marking is switched off. Fetch the article again to mark it.',
  body: {
    table: 'Table, scrolls sideways',
    code: 'Code, scrolls sideways',
    missing: (alt: string, reason: MissingReason | '' | null) => {
      const why = reason ? missing[reason] : 'it cannot be read'
      return `${alt ? `${alt}: ` : ''}image not saved, ${why}`
    },
  },
  trash: { notice: 'This article is in the Trash.', restore: 'Bring back' },
  head: { untitled: 'Untitled', minutes: formatMinutes },
  bar: {
    label: 'Tools for this article',
    back: (place: string) => `Back to ${place}`,
    type: 'Type and theme',
    find: 'Find in this article',
    outline: 'Outline',
    showMargin: 'Show highlights and notes',
    hideMargin: 'Hide highlights and notes',
    versions: 'Versions',
    favourite: 'Favourite',
    archive: 'Archive',
    unarchive: 'Move to Inbox',
    more: 'More',
  },
  more: {
    openOriginal: 'Open the original',
    copyLink: 'Copy link',
    copyQuote: 'Copy selection with citation',
    tags: 'Tags…',
    details: 'Edit details…',
    export: 'Export as Markdown…',
    newWindow: 'Open in new window',
    captureAgain: 'Fetch again',
    finished: 'Mark as read',
    unfinished: 'Mark as not read',
    later: 'Read later',
    trash: 'Move to Trash',
  },
  said: {
    favourite: 'Added to favourites',
    unfavourite: 'No longer a favourite',
    archived: 'Archived',
    unarchived: 'Moved to Inbox',
    later: 'Moved to Later',
    trashed: 'Moved to Trash',
    restored: 'Brought back from the Trash',
    finished: 'Marked as read',
    unfinished: 'Marked as not read',
    captureAgain: 'Fetching it again. A changed text becomes a new version.',
    copiedLink: 'Link copied',
    copiedQuote: 'Quote and citation copied',
    nothingSelected: 'Select a passage first',
    notOpened: 'The address could not be opened',
  },
  versions: {
    label: 'Versions of this article',
    item: (capturedAt: number, isNewest: boolean) =>
      isNewest ? `${formatMoment(capturedAt)}, newest` : formatMoment(capturedAt),
    ...versionMessages,
  },
  compare: compareMessages,
  type: {
    label: 'Type and theme',
    theme: 'Theme',
    themes,
    family: 'Typeface',
    families,
    size: 'Size',
    lineHeight: 'Line height',
    width: 'Width',
    pixels: (value: number) => `${formatNumber(value)} px`,
    ratio: (value: number) => formatNumber(Math.round(value * 100) / 100),
    characters: (value: number) => `${formatNumber(value)} characters`,
    reset: 'Back to the defaults',
  },
  outline: { label: 'Outline', top: 'Top of the article' },
  find: {
    label: 'Find in this article',
    field: 'Find',
    next: 'Next',
    previous: 'Previous',
    close: 'Close find',
    position: (index: number, total: number, isCapped: boolean) =>
      `${formatNumber(index)} of ${formatNumber(total)}${isCapped ? '+' : ''}`,
    none: 'Not found',
  },
  foot: {
    label: 'About this copy',
    saved: 'Saved offline',
    images: (stored: number, total: number) =>
      `${formatNumber(stored)} of ${count(total, 'image', 'images')}`,
    missing: 'Images that are missing',
    missingItem: (url: string, reason: MissingReason | '') =>
      `${url}: ${reason ? missing[reason] : 'it cannot be read'}`,
    progress: (share: number) => formatPercent(share),
    left: (minutes: number) => (minutes === 0 ? 'finished' : `${formatMinutes(minutes)} left`),
    highlights: (number: number) => count(number, 'highlight', 'highlights'),
    notes: (number: number) => count(number, 'note', 'notes'),
    linkBack: 'Back to where you were',
  },
  tags: { label: 'Tags of this article', field: 'Tags', done: 'Done' },
}
