/* What tests use of the app's own modules from within its page, which holds them but once. Served as `/app-modules.js`. */
// biome-ignore lint/performance/noBarrelFile: it is loaded as one file, from within the page
export { createActions } from '../../renderer/actions/create-actions.ts'
export { paintMarks } from '../../renderer/annotations/paint-marks.ts'
export { createTextMap } from '../../renderer/article-text/text-map.ts'
export { HOME, writeRoute } from '../../renderer/navigation.ts'
export { findInText, foldText } from '../../renderer/reader/find-text.ts'
export { insertHighlight } from '../../renderer/storage/annotation-writes.ts'
export { openDatabase } from '../../renderer/storage/database.ts'
export { anchorRow } from '../../renderer/storage/highlight-anchors.ts'
export {
  addJobs,
  claimJob,
  failJob,
  markJobDone,
  reportProgress,
} from '../../renderer/storage/job-repository.ts'
export { openJobSignal } from '../../renderer/storage/job-signal.ts'
export { putNote } from '../../renderer/storage/note-writes.ts'
export { saveArticle } from '../../renderer/storage/save-article.ts'
export { addTags, readTagPaths } from '../../renderer/storage/tagging.ts'
export { write } from '../../renderer/storage/write.ts'
export { messages } from '../../renderer/ui/messages.ts'
