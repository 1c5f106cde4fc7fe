/** In bytes. Far above any saved page with its images inlined; a larger file is no article. */
export const LARGEST_ARTICLE_FILE_BYTES = 64 * 1024 * 1024

/** Of several files at once, in bytes: they are in memory together. */
export const LARGEST_TOGETHER_BYTES = 256 * 1024 * 1024

/**
 * Of a film or a recording, in bytes. It comes in pieces, but a backup and a restore hold each file whole in memory, one at a time,
 * to check it against its hash.
 */
export const LARGEST_MEDIA_BYTES = 250_000_000

/** Files that one article may bring along: no saved page has nearly so many images. */
export const MOST_ATTACHMENTS = 1_000

/** Of one file that comes along with an article, in bytes. */
export const LARGEST_ATTACHMENT_BYTES = 25 * 1024 * 1024

/** Of all that come along with one article, in bytes. */
export const LARGEST_ATTACHMENTS_BYTES = 150 * 1024 * 1024
