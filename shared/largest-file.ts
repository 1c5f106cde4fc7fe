/** In bytes. Far above any saved page with its images inlined; a larger file is no article. */
export const LARGEST_ARTICLE_FILE_BYTES = 64 * 1024 * 1024

/** Of several files at once, in bytes: they are in memory together. */
export const LARGEST_TOGETHER_BYTES = 256 * 1024 * 1024
