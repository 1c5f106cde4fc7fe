import type { HighlightStyle } from '../annotation/highlight.ts'
import type { HighlightColor } from '../annotation/highlight-colors.ts'

/** Ground and line of each colour: those of the light theme. */
const GROUNDS: Readonly<Record<HighlightColor, { readonly ground: string; readonly line: string }>> = {
  amber: { ground: '#ffe08a', line: '#b98900' },
  rose: { ground: '#ffc9cf', line: '#c2495b' },
  sage: { ground: '#cfe8c4', line: '#4c8a3a' },
  sky: { ground: '#c6e2fb', line: '#2e78b7' },
  violet: { ground: '#ddd2fa', line: '#7457c2' },
}

/** The class by which a style sheet knows a highlight's look: `offprint-amber`, `offprint-amber-underline`. */
export function styleClassOf(color: HighlightColor, style: HighlightStyle): string {
  return `offprint-${color}${style === 'underline' ? '-underline' : ''}`
}

/** A W3C CssStylesheet (Web Annotation Data Model §4.4) that says how this highlight looks. */
export function stylesheetOf(color: HighlightColor, style: HighlightStyle) {
  const { ground, line } = GROUNDS[color]
  const rule =
    style === 'underline' ? `text-decoration: underline 2px ${line}` : `background-color: ${ground}`
  return { type: 'CssStylesheet', value: `.${styleClassOf(color, style)} { ${rule} }` } as const
}
