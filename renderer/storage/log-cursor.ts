/** Ids of cursors of those who read the log begin so: nothing that they have not read is pruned. */
export const LOG_CURSOR = 'log:'
