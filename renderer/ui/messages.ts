import { actionMessages } from './messages/actions.ts'
import { annotationImportMessages } from './messages/annotation-import.ts'
import { annotationMessages } from './messages/annotations.ts'
import { bridgeFailure } from './messages/bridge.ts'
import { bulkMessages } from './messages/bulk.ts'
import { captureMessages } from './messages/capture.ts'
import { collectionMessages } from './messages/collections.ts'
import { commandMessages } from './messages/commands.ts'
import { duplicateMessages } from './messages/duplicates.ts'
import { exportingMessages } from './messages/exporting.ts'
import { extractionMessages } from './messages/extraction.ts'
import { libraryMessages } from './messages/library.ts'
import { lookMessages } from './messages/looks.ts'
import { mediaMessages } from './messages/media.ts'
import { notebookMessages } from './messages/notebook.ts'
import { offlineMessages } from './messages/offline.ts'
import { placeMessages } from './messages/places.ts'
import { queryMessages } from './messages/query.ts'
import { readerMessages } from './messages/reader.ts'
import { signingInMessages } from './messages/signing-in.ts'
import { tagMessages } from './messages/tags.ts'

/** Every text a person sees, grouped by where it stands. Plain, short, sentence case. */
export const messages = {
  app: {
    name: 'Offprint',
    title: (place: string) => `${place} – Offprint`,
  },
  status: {
    region: 'What just happened',
    undo: 'Undo',
    close: 'Close',
  },
  tagField: {
    remove: (tag: string) => `Remove the tag ${tag}`,
    placeholder: 'Add a tag',
    known: 'Tags that match',
    offered: 'Tags to choose from',
    create: (path: string) => `Create the tag ${path}`,
    /** Why a tag is offered. */
    why: { recent: 'used lately', company: 'often together' },
  },
  errors: {
    screen: {
      title: (name: string) => `${name} could not be shown`,
      explanation: 'What you saved is safe. Something in Offprint went wrong while drawing this.',
      again: 'Try again',
      details: 'What went wrong',
    },
    start: {
      title: 'Offprint could not start',
      explanation:
        'Your library is as it was. Something kept Offprint from reading it; a full disk or another program can do that.',
      again: 'Try again',
    },
    uncaught: 'Something in Offprint did not work. What was saved is safe; try that again.',
    unsaved:
      'What you typed could not be stored, so the window stays open. Free some disk space, then close it again.',
    action: actionMessages.failure,
    capture: captureMessages.failure,
    bridge: bridgeFailure,
    extraction: extractionMessages.failure,
  },
  undo: actionMessages.undo,
  ...libraryMessages,
  collections: collectionMessages,
  importing: captureMessages.importing,
  bulk: bulkMessages,
  duplicates: duplicateMessages,
  commands: commandMessages,
  exporting: exportingMessages,
  extraction: extractionMessages,
  offline: offlineMessages,
  looks: lookMessages,
  media: mediaMessages,
  reader: readerMessages,
  annotations: annotationMessages,
  notebook: notebookMessages,
  places: placeMessages,
  annotationImport: annotationImportMessages,
  signingIn: signingInMessages,
  captureBar: signingInMessages.bar,
  query: queryMessages,
  tags: tagMessages,
} as const
