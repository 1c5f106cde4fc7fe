import { formatMoment, formatNumber } from '../format.ts'
import { count } from './count.ts'

const isOrAre = (number: number) => (number === 1 ? 'is' : 'are')

/** In quotation marks, and with a stop after them where the words do not end in one of their own. */
const quoted = (words: string) => (/[.!?…。！？؟]$/.test(words) ? `“${words}”` : `“${words}”.`)

/** About where highlights belong in a version: confirming, putting elsewhere, leaving out. */
export const placeMessages = {
  bar: {
    label: 'Highlights to look at',
    moved: (number: number) => `${count(number, 'highlight', 'highlights')} may have moved`,
    next: 'Next that may have moved',
    previous: 'Previous that may have moved',
    all: 'All are right',
    gone: (number: number) => `${formatNumber(number)} ${isOrAre(number)} not in this version`,
    showGone: 'Show',
  },
  moved: {
    line: 'May have moved, please confirm',
    was: 'Was',
    now: 'Is now',
    same: 'The words are the same; what stands around them is not.',
    actions: 'Where it belongs',
    here: 'It is here',
    elsewhere: 'Put elsewhere',
    leaveOut: 'Not here',
    old: 'Old version',
  },
  confirmed: 'You said that it belongs here',
  orphan: {
    madeIn: (capturedAt: number) => `Marked in the version of ${formatMoment(capturedAt)}`,
    attach: 'Attach…',
    leaveOut: 'Not in this version',
    leftOut: 'You said that it is not in this version',
    image: 'An image cannot be attached by hand.',
  },
  attach: {
    label: 'Put the highlight',
    hint: (quote: string) => `Select the passage for “${quote}” and press Attach (Enter), or Esc.`,
    attach: 'Attach',
    cancel: 'Cancel',
    find: 'Find its words',
    orphan: 'Attach an orphan…',
    orphans: 'Highlights that are not in this version',
  },
  said: {
    confirmed: 'Place confirmed',
    confirmedAll: (number: number) => `${count(number, 'place', 'places')} confirmed`,
    attached: 'Highlight attached',
    moved: 'Highlight put here',
    leftOut: 'Left out of this version. Its words and notes are kept.',
    /** After what was done, when that was the last thing to settle in a newer version. */
    nowRead: (done: string) => `${done.replace(/\.$/, '')}. This is now the version you read.`,
    none: 'No highlight here may have moved',
    noOrphan: 'Choose a highlight in the margin first',
    at: (index: number, total: number, was: string, now: string) =>
      `${formatNumber(index)} of ${formatNumber(total)} that may have moved. Was: ${quoted(was)} Is now: ${quoted(now)}`,
    select: 'Select a passage first, with the mouse or with J and K',
    noWords: 'No two of its words stand together in this version',
    cancelled: 'Not attached',
  },
}
