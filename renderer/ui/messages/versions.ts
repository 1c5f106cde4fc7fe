import { formatMoment, formatNumber } from '../format.ts'
import { count } from './count.ts'

type Places = {
  readonly found: number
  readonly unsure: number
  readonly orphaned: number
  /** Those of the orphaned of which a person said so: no question any more. */
  readonly leftOut: number
}

const isOrAre = (number: number) => (number === 1 ? 'is' : 'are')

/** `31 of 40 highlights are where they were, 6 may have moved, 3 are not in it.` Empty where there is no highlight. */
function places({ found, unsure, orphaned, leftOut }: Places, isNewer: boolean): string {
  const total = found + unsure + orphaned
  if (total === 0) return ''
  const where = (number: number) =>
    isNewer
      ? number === 1
        ? 'where it was'
        : 'where they were'
      : number === 1
        ? 'in its place'
        : 'in their place'
  if (found === total)
    return total === 1
      ? `Its highlight is ${where(1)}.`
      : `All ${count(total, 'highlight', 'highlights')} are ${where(total)}.`
  const parts: readonly (readonly [number, string])[] = [
    [found, `${isOrAre(found)} ${where(found)}`],
    [unsure, 'may have moved'],
    [orphaned - leftOut, `${isOrAre(orphaned - leftOut)} not in it`],
    [leftOut, `${leftOut === 1 ? 'was' : 'were'} left out`],
  ]
  const said = parts
    .filter(([number]) => number > 0)
    .map(([number, what], index) => {
      const of =
        total === 1
          ? 'Its highlight'
          : `${formatNumber(number)} of ${count(total, 'highlight', 'highlights')}`
      return `${index === 0 ? of : formatNumber(number)} ${what}`
    })
  return `${said.join(', ')}.`
}

/** About the versions of an article, and how its highlights stand in them. */
export const versionMessages = {
  places,
  placesShort: ({ found, unsure, orphaned, leftOut }: Places) =>
    found + unsure + orphaned === 0
      ? ''
      : [
          `${formatNumber(found)} sure`,
          unsure > 0 ? `${formatNumber(unsure)} unsure` : '',
          orphaned > leftOut ? `${formatNumber(orphaned - leftOut)} not in it` : '',
          leftOut > 0 ? `${formatNumber(leftOut)} left out` : '',
        ]
          .filter(Boolean)
          .join(' · '),
  own: 'the one you read',
  words: (words: number) => count(words, 'word', 'words'),
  newer: (capturedAt: number) => `A newer version was saved on ${formatMoment(capturedAt)}.`,
  thinner: (words: number, before: number) =>
    `It has much less text: ${count(words, 'word', 'words')} instead of ${formatNumber(before)}.`,
  looking: (capturedAt: number, ownCapturedAt: number) =>
    `You are looking at the version of ${formatMoment(capturedAt)}, ${
      capturedAt > ownCapturedAt ? 'newer' : 'older'
    } than the one you read.`,
  unsettled: (unsure: number, orphaned: number) => {
    const moved =
      unsure > 0 ? `${count(unsure, 'highlight', 'highlights')} may have moved in this version` : ''
    const gone =
      orphaned > 0
        ? unsure > 0
          ? `${formatNumber(orphaned)} ${isOrAre(orphaned)} not in it`
          : `${count(orphaned, 'highlight', 'highlights')} ${isOrAre(orphaned)} not in this version`
        : ''
    return moved || gone ? `${[moved, gone].filter(Boolean).join(', ')}.` : ''
  },
  look: 'Look at it',
  use: 'Use this version',
  back: (capturedAt: number) => `Back to the version of ${formatMoment(capturedAt)}`,
  showHighlights: 'Show highlights',
  used: 'This is now the version you read',
  arrived: (capturedAt: number, isOwn: boolean) =>
    isOwn
      ? `Back at the version you read, of ${formatMoment(capturedAt)}`
      : `This is the version of ${formatMoment(capturedAt)}`,
}

/** Two versions side by side. */
export const compareMessages = {
  open: 'Compare versions…',
  short: 'Compare',
  title: 'Compare versions',
  before: 'Before',
  after: 'After',
  swap: 'Swap',
  comparing: 'Comparing …',
  changes: (number: number) =>
    number === 0 ? 'The two say the same.' : `${count(number, 'paragraph differs', 'paragraphs differ')}.`,
  previous: 'Previous change',
  next: 'Next change',
  text: 'The text with its changes',
  same: (number: number) => `${count(number, 'paragraph is', 'paragraphs are')} the same`,
  more: 'Show more',
  close: 'Close',
}
