/** Ids of cursors of those who read the log begin so: nothing that they have not read is pruned. */
export const LOG_CURSOR = 'log:'

/** So many digits of a reading of the log's clock are milliseconds, to the base 36. */
const TIME_DIGITS = 9

/** What readings of the log's clock at a time begin with: of all that are earlier, none is greater. */
export const readingAt = (time: number): string => Math.floor(time).toString(36).padStart(TIME_DIGITS, '0')
