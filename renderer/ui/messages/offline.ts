import type { MissingReason } from '../../../shared/article/version.ts'
import { formatNumber } from '../format.ts'
import { count } from './count.ts'

/** Why images are missing, where several are told of at once. */
const reasons: Record<MissingReason, string> = {
  offline: 'site not reached',
  'not-found': 'no longer there',
  refused: 'refused by the site',
  'too-large': 'too large',
  'time-out': 'site too slow',
  'private-address': 'at a private address',
  'not-an-image': 'no image',
  'too-many': 'more than an article keeps',
  'not-fetched': 'never fetched',
}

/** Whether articles are whole without a network. */
export const offlineMessages = {
  title: 'Images kept offline',
  explanation:
    'Articles whose images are all on this computer can be read whole without a network. What is missing can be downloaded again; nothing else of the article changes.',
  counting: 'Looking for missing images …',
  whole: 'Every article has all of its images.',
  lacking: (articles: number, images: number) =>
    `${count(articles, 'article lacks', 'articles lack')} ${count(images, 'image', 'images')}.`,
  list: 'Articles with missing images',
  listed: (number: number) => `The first ${formatNumber(number)} are listed.`,
  state: (stored: number, total: number, why: ReadonlyMap<MissingReason, number>) =>
    `${formatNumber(stored)} of ${count(total, 'image', 'images')} · ${[...why]
      .map(([reason, number]) => `${formatNumber(number)} ${reasons[reason]}`)
      .join(', ')}`,
  repair: 'Download again',
  repairLabel: (title: string) => `Download again: ${title}`,
  repairAll: (number: number) =>
    number === 1
      ? 'Download what is missing'
      : `Download what is missing in ${formatNumber(number)} articles`,
  openLabel: (title: string) => `Open: ${title}`,
  said: (number: number) =>
    number === 1
      ? 'Downloading the missing images'
      : `Downloading the missing images of ${formatNumber(number)} articles`,
}
