/**
 * Raised whenever the same page gives another article: saving it again, or extracting it again, then makes a new version. Apart from
 * the extractors, which the reading window does not load.
 */
export const EXTRACTOR_VERSION = '4'
