import type { FileActions } from './file-actions.ts'

/** The file actions, with the code that reads and writes files fetched when one is asked for. @param fetch gives them, the same each time */
export function fileActionsLater(fetch: () => Promise<FileActions>): FileActions {
  return {
    saveNotes: async (...given) => (await fetch()).saveNotes(...given),
    saveSelection: async (...given) => (await fetch()).saveSelection(...given),
    exportNotes: async (...given) => (await fetch()).exportNotes(...given),
    saveAnnotations: async (...given) => (await fetch()).saveAnnotations(...given),
    chooseAnnotations: async (...given) => (await fetch()).chooseAnnotations(...given),
    importAnnotations: async (...given) => (await fetch()).importAnnotations(...given),
    backUp: async (...given) => (await fetch()).backUp(...given),
    restore: async (...given) => (await fetch()).restore(...given),
  }
}
