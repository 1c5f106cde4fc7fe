/** In the order of their keys, 1 to 5. */
export const HIGHLIGHT_COLORS = ['amber', 'rose', 'sage', 'sky', 'violet'] as const

export type HighlightColor = (typeof HIGHLIGHT_COLORS)[number]
