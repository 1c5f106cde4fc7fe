import { z } from 'zod'
import type { View } from './queries/models.ts'

/** Where a person is. With an `articleId` the reader is open, over the list it came from. */
export interface Route {
  readonly view: View
  /** Empty: the list is shown. */
  readonly articleId: string
  /** A highlight to go to when the article opens, or empty. */
  readonly highlightId: string
  /** What was looked for in the list that the article was opened from, to be shown in it; empty for nothing. */
  readonly words: string
  /** True when the settings are shown over the list. */
  readonly settings: boolean
  /** True when the notebook is shown in place of the list; articles opened from it stand over it. */
  readonly notebook: boolean
  /** A note that stands for itself, to go to in the notebook; empty for none. */
  readonly noteId: string
}

export const HOME: Route = {
  view: { kind: 'place', place: 'inbox' },
  articleId: '',
  highlightId: '',
  words: '',
  settings: false,
  notebook: false,
  noteId: '',
}

const routeSchema = z.object({
  view: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('place'),
      place: z.enum(['inbox', 'later', 'archive', 'all', 'favourites', 'trash']),
    }),
    z.object({ kind: z.literal('tag'), tagId: z.string() }),
    z.object({ kind: z.literal('collection'), collectionId: z.string() }),
  ]),
  articleId: z.string(),
  highlightId: z.string(),
  words: z.string().default(''),
  settings: z.boolean(),
  // Routes that were remembered before there was a notebook do not name it.
  notebook: z.boolean().default(false),
  noteId: z.string().default(''),
})

/** A route as text, to remember it. */
export function writeRoute(route: Route): string {
  return JSON.stringify(route)
}

/** The route that `writeRoute` wrote; the Inbox when the text is none. */
export function readRoute(text: string): Route {
  if (text === '') return HOME
  try {
    const parsed = routeSchema.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : HOME
  } catch {
    return HOME
  }
}

/** A name for the list that a view shows: the same view gives the same key. */
export function viewKey(view: View): string {
  if (view.kind === 'place') return `place:${view.place}`
  return view.kind === 'tag' ? `tag:${view.tagId}` : `collection:${view.collectionId}`
}

/** Where one was, is, and can go forward to. */
export interface History {
  readonly past: readonly Route[]
  readonly present: Route
  readonly future: readonly Route[]
}

export type HistoryStep =
  | { readonly kind: 'go'; readonly route: Route }
  /** Changes the present place without a step to go back over. */
  | { readonly kind: 'replace'; readonly route: Route }
  | { readonly kind: 'back' }
  | { readonly kind: 'forward' }

/** Steps kept to go back over. */
const PAST_LIMIT = 200

/** The history after a step. Going to where one is already is no step. */
export function takeStep(history: History, step: HistoryStep): History {
  const { past, present, future } = history
  switch (step.kind) {
    case 'go':
      if (writeRoute(step.route) === writeRoute(present)) return history
      return { past: [...past, present].slice(-PAST_LIMIT), present: step.route, future: [] }
    case 'replace':
      return { past, present: step.route, future }
    case 'back': {
      const previous = past.at(-1)
      return previous ? { past: past.slice(0, -1), present: previous, future: [present, ...future] } : history
    }
    case 'forward': {
      const [next, ...rest] = future
      return next ? { past: [...past, present], present: next, future: rest } : history
    }
  }
}
