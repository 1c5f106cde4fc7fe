import { EXTRACTOR_VERSION } from './extractor-version.ts'
import { SANITIZER_VERSION } from './sanitize-html.ts'

/** The extractor and the sanitizer of today, as the versions name them that they make. */
export const PRESENT_MAKERS = { extractor: EXTRACTOR_VERSION, sanitizer: SANITIZER_VERSION } as const
