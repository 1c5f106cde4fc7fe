import type { ActionFailure } from '../../actions/actions.ts'

const failure: Record<ActionFailure['kind'], string> = {
  'not-found': 'That is not in the library any more.',
  'bad-input': 'That cannot be used here.',
  conflict: 'That was changed elsewhere a moment ago. Please try again.',
  'disk-full': 'The disk is full, so nothing was changed. Free some space and try again.',
  unexpected: 'Something went wrong, so nothing was changed. Please try again.',
}

/** What each step of undo was, by the kind that the change log gives it. */
const steps: Readonly<Record<string, string>> = {}

export const actionMessages = {
  failure,
  undo: {
    step: (kind: string): string => steps[kind] ?? 'last change',
    undo: (kind: string): string => `Undo: ${steps[kind] ?? 'last change'}`,
    redo: (kind: string): string => `Redo: ${steps[kind] ?? 'last change'}`,
    undone: (kind: string): string => `Undone: ${steps[kind] ?? 'last change'}`,
    redone: (kind: string): string => `Done again: ${steps[kind] ?? 'last change'}`,
    nothing: 'There is nothing to undo',
    nothingToRedo: 'There is nothing to do again',
  },
}
