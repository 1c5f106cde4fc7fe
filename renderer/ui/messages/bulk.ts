import type { Location } from '../../../shared/article/article.ts'
import type { BulkChange, BulkJob } from '../../../shared/library/bulk-change.ts'
import { formatNumber } from '../format.ts'
import { count } from './count.ts'

const articles = (number: number) => count(number, 'article', 'articles')

const places: Record<Location, string> = { inbox: 'Inbox', later: 'Later', archive: 'the archive' }

/** What a change is called while it waits or is on the list. @param what such as `10,000 articles` */
function nameOf(change: BulkChange, what: string): string {
  switch (change.kind) {
    case 'tag':
      return `Tag ${what} with ${change.path}`
    case 'untag':
      return `Take ${change.path} off ${what}`
    case 'move':
      return `Move ${what} to ${places[change.location]}`
    case 'favorite':
      return change.isOn ? `Make ${what} favourites` : `Take ${what} off the favourites`
    case 'finish':
      return change.isOn ? `Mark ${what} as read` : `Mark ${what} as not read`
    case 'list':
      return `Add ${what} to “${change.name}”`
    case 'unlist':
      return `Take ${what} out of “${change.name}”`
    case 'fit':
      return `Give ${what} what “${change.name}” asks for`
    case 'trash':
      return `Move ${what} to the Trash`
    case 'restore':
      return `Bring back ${what}`
    case 'purge':
      return `Delete ${what} for good`
  }
}

/** What a collection asks for, to be said after it. */
function gifts({ tags, favorite, location }: Extract<BulkChange, { kind: 'fit' }>): string {
  const given = [...tags, ...(favorite ? ['Favourite'] : []), ...(location ? [places[location]] : [])]
  return given.length > 0 ? `: ${given.join(', ')}` : ''
}

/** What came of it. @param what such as `3,400 of 10,000 articles` */
function outcomeOf(change: BulkChange, what: string): string {
  switch (change.kind) {
    case 'tag':
      return `Tagged ${what} with ${change.path}`
    case 'untag':
      return `Took ${change.path} off ${what}`
    case 'move':
      return `Moved ${what} to ${places[change.location]}`
    case 'favorite':
      return change.isOn ? `Made ${what} favourites` : `Took ${what} off the favourites`
    case 'finish':
      return change.isOn ? `Marked ${what} as read` : `Marked ${what} as not read`
    case 'list':
      return `Added ${what} to “${change.name}”`
    case 'unlist':
      return `Took ${what} out of “${change.name}”`
    case 'fit':
      return `Gave ${what} what “${change.name}” asks for${gifts(change)}`
    case 'trash':
      return `Moved ${what} to the Trash`
    case 'restore':
      return `Brought back ${what}`
    case 'purge':
      return `Deleted ${what} for good`
  }
}

/** What a change is doing, in few words. */
const doing: Record<BulkChange['kind'], string> = {
  tag: 'Tagging',
  untag: 'Taking a tag off',
  move: 'Moving',
  favorite: 'Changing favourites',
  finish: 'Marking',
  list: 'Adding to a list',
  unlist: 'Taking out of a list',
  fit: 'Adding to a collection',
  trash: 'Moving to the Trash',
  restore: 'Bringing back',
  purge: 'Deleting for good',
}

const doingNow = ({ change, direction }: BulkJob) =>
  direction === 'do' ? doing[change.kind] : direction === 'undo' ? 'Taking back' : 'Doing again'

const share = ({ done, total }: BulkJob) => `${formatNumber(done)} of ${articles(total)}`

/** What many articles at once have to say. */
export const bulkMessages = {
  begun: (change: BulkChange, number: number) =>
    `${nameOf(change, articles(number))}: it has begun, and goes on while you do something else`,
  takingBack: 'Taking that back; it goes on while you do something else',
  doingAgain: 'Doing that again; it goes on while you do something else',
  line: (job: BulkJob) => `${doingNow(job)}, ${formatNumber(job.done)} of ${formatNumber(job.total)}`,
  name: ({ change, direction, total }: BulkJob): string => {
    const name = nameOf(change, articles(total))
    return direction === 'do' ? name : direction === 'undo' ? `Take back: ${name}` : `Do again: ${name}`
  },
  progress: share,
  progressLabel: (name: string) => `Progress of: ${name}`,
  waiting: 'Waiting',
  /** What a job that has ended came to. */
  outcome: (job: BulkJob): string => {
    const { change, direction, status, done, total } = job
    const failed = job.failed ?? 0
    const isPart = status === 'stopped' || failed > 0
    const what = isPart ? share({ ...job, done: done - failed }) : articles(total)
    const outcome =
      direction === 'do'
        ? outcomeOf(change, what)
        : direction === 'undo'
          ? `Took back for ${what}: ${nameOf(change, articles(total))}`
          : `Done again for ${what}: ${nameOf(change, articles(total))}`
    if (done === failed && isPart)
      return failed === 0 ? 'Stopped before anything was changed' : 'Nothing was changed'
    return outcome
  },
  failed: (number: number) =>
    `${articles(number)} could not be changed and ${number === 1 ? 'stays as it is' : 'stay as they are'}.`,
  broken: 'Something went wrong, so it was stopped.',
  stop: 'Stop',
  stopLabel: (name: string) => `Stop: ${name}`,
  resume: 'Go on',
  resumeLabel: (name: string) => `Go on: ${name}`,
  undo: 'Undo',
  undoLabel: (name: string) => `Undo: ${name}`,
  dismiss: 'Dismiss',
  dismissLabel: (name: string) => `Dismiss: ${name}`,
} as const
