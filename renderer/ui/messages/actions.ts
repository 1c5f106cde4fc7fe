import type { ActionFailure } from '../../actions/actions.ts'
import { collectionSteps } from './collections.ts'

const failure: Record<ActionFailure['kind'], string> = {
  'not-found': 'That is not in the library any more.',
  'bad-input': 'That cannot be used here.',
  conflict: 'That was changed elsewhere a moment ago. Please try again.',
  busy: 'That has to wait until the step before it is taken back.',
  'disk-full': 'The disk is full, so nothing was changed. Free some space and try again.',
  unexpected: 'Something went wrong, so nothing was changed. Please try again.',
}

/** What each step of undo was, by the kind that the change log gives it. */
const steps: Readonly<Record<string, string>> = {
  'save-article': 'save an article',
  'move-articles': 'move articles',
  'favorite-articles': 'favourite',
  'finish-articles': 'mark as read',
  'trash-articles': 'move to Trash',
  'restore-articles': 'bring back from Trash',
  'merge-articles': 'merge articles',
  'edit-metadata': 'edit details',
  'show-version': 'show another version',
  'remove-media': 'remove a download',
  'tag-articles': 'tag articles',
  'tag-highlights': 'tag highlights',
  'rename-tag': 'rename a tag',
  'move-tag': 'move a tag',
  'merge-tags': 'merge tags',
  'split-tag': 'split a tag',
  'color-tag': 'colour a tag',
  'delete-tag': 'delete a tag',
  'add-tag-rule': 'add a tag rule',
  'edit-tag-rule': 'change a tag rule',
  'delete-tag-rule': 'delete a tag rule',
  'apply-tag-rules': 'apply the tag rules',
  'add-collection': 'add a collection',
  'edit-collection': 'edit a collection',
  'delete-collection': 'delete a collection',
  ...collectionSteps,
  'add-highlight': 'highlight',
  'style-highlights': 'change a highlight',
  'resize-highlight': 'change the ends of a highlight',
  'attach-highlight': 'attach a highlight',
  'confirm-places': 'confirm places',
  'detach-highlights': 'leave highlights out of a version',
  'delete-highlights': 'delete highlights',
  'add-note': 'add a note',
  'edit-note': 'edit a note',
  'delete-note': 'delete a note',
  'delete-annotations': 'delete highlights and notes',
  'import-annotations': 'import annotations',
}

export const actionMessages = {
  failure,
  undo: {
    step: (kind: string): string => steps[kind] ?? 'last change',
    undo: (kind: string): string => `Undo: ${steps[kind] ?? 'last change'}`,
    redo: (kind: string): string => `Redo: ${steps[kind] ?? 'last change'}`,
    undone: (kind: string): string => `Undone: ${steps[kind] ?? 'last change'}`,
    redone: (kind: string): string => `Done again: ${steps[kind] ?? 'last change'}`,
    nothing: 'There is nothing to undo',
    nothingLeft: 'Nothing is left of that change, so there was nothing to take back',
    notNewest: 'Something else was done since. To go back as far as that, use Undo in the menu.',
    nothingToRedo: 'There is nothing to do again',
  },
}
