/*
 * What a file of annotations may hold. What is over a limit is reported; nothing is ever cut short in silence.
 */

/** In bytes: some 100,000 annotations with their notes. */
export const LARGEST_ANNOTATION_FILE_BYTES = 64 * 1024 * 1024

/** Collection, page, annotation, target, selector, refinement: real files have fewer than a dozen levels. */
export const DEEPEST_NESTING = 64

/** Of a quote or a note, in UTF-16 units: a book's chapter, and far more than anybody marks or writes. */
export const LONGEST_TEXT = 1_000_000

/** Tags on one annotation; those beyond are left out with a remark. */
export const MOST_TAGS = 200

/** Notes and selectors on one annotation, and steps of headings above it. */
export const MOST_PARTS = 1_000
