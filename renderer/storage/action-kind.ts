/** What a person did, as the undo stack and the message catalogue name it. */
export const STEP_KINDS = [
  'save-article',
  'move-articles',
  'favorite-articles',
  'finish-articles',
  'trash-articles',
  'restore-articles',
  'merge-articles',
  'edit-metadata',
  'show-version',
  'remove-media',
  'tag-articles',
  'tag-highlights',
  'rename-tag',
  'move-tag',
  'merge-tags',
  'split-tag',
  'color-tag',
  'delete-tag',
  'add-tag-rule',
  'edit-tag-rule',
  'delete-tag-rule',
  'apply-tag-rules',
  'add-collection',
  'edit-collection',
  'delete-collection',
  'move-collection',
  'add-to-list',
  'remove-from-list',
  'order-list',
  'fit-articles',
  'add-highlight',
  'style-highlights',
  'resize-highlight',
  'attach-highlight',
  'confirm-places',
  'detach-highlights',
  'delete-highlights',
  'add-note',
  'edit-note',
  'delete-note',
  'delete-annotations',
  'import-annotations',
] as const

export type StepKind = (typeof STEP_KINDS)[number]

/** With those that are no step of undo. */
export type ActionKind =
  | StepKind
  | 'purge-articles'
  | 'keep-place'
  | 'arrange-collection'
  | 'extract-again'
  | 'repair-images'
  | 'download-media'
  | 'drop-media'
  | 'undo'
  | 'redo'
  | 'restore-backup'
