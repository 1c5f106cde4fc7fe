import './compiled-sqlite.ts'

/* What has to begin before the worker's own script is so much as fetched. */

import('./work-index.ts').catch((error: unknown) => {
  reportError(error)
  self.postMessage('ended')
})
