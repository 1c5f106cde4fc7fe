export const HIGHLIGHT_COLORS = ['amber', 'rose', 'sage', 'sky', 'violet'] as const

export type HighlightColor = (typeof HIGHLIGHT_COLORS)[number]
